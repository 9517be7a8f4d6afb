"""Unacceptable behaviour: logged, warned of, restricted by a manager, challenged, looked at again."""

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import MANAGERS
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import check_not_before, local_day, locked
from wellheard.areas.correspondence.models import ConductWarning, Incident, Restriction, RestrictionReview
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.engagement import Proposed, Way, check_another_manager, check_restriction

Verdict = RestrictionReview.Verdict
Challenge = Restriction.Challenge


@transaction.atomic
def log_incident(
    *,
    complaint: Complaint,
    happened_on: date,
    what: str,
    evidence: str = "",
    effect_on_staff: str = "",
    support_given: str = "",
    by: Actor,
    at: datetime,
) -> Incident:
    """Write down what was done or said to staff, while it is fresh."""
    complaint = locked(complaint)
    check_not_before(happened_on, complaint.received_on, "The day it happened", local_day(at))
    row: Incident = Incident.objects.create(
        organisation_id=scope.current(), complaint=complaint, happened_on=happened_on, what=what, evidence=evidence,
        effect_on_staff=effect_on_staff, support_given=support_given, logged_by_id=by.staff_id, logged_at=at,
    )  # fmt: skip
    values = {"happened_on": happened_on, "what": what, "evidence": evidence, "effect_on_staff": effect_on_staff}
    record("conduct.log", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def warn(
    *,
    complaint: Complaint,
    describe: str,
    explain: str,
    suggest: str,
    consequences: str,
    by: Actor,
    at: datetime,
) -> ConductWarning:
    """Warn: what happened, what it did, what is asked for, and what follows. The letter is sent from its draft."""
    complaint = locked(complaint)
    if not complaint.incidents.exists():
        raise UnableToProceed(_("Log what happened first: a warning rests on what is in the file."))
    row: ConductWarning = ConductWarning.objects.create(
        organisation_id=scope.current(), complaint=complaint, describe=describe, explain=explain, suggest=suggest,
        consequences=consequences, given_by_id=by.staff_id, given_at=at,
    )  # fmt: skip
    values = {"describe": describe, "explain": explain, "suggest": suggest, "consequences": consequences}
    record("conduct.warn", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def restrict_contact(
    *,
    complaint: Complaint,
    stopped: Sequence[str],
    kept: Sequence[str],
    how_kept: str = "",
    scope_of: str = "",
    why: str,
    adjustments_considered: str,
    persistence_alone: bool,
    why_no_warning: str = "",
    from_on: date,
    review_on: date,
    by: Actor,
    at: datetime,
) -> Restriction:
    """A manager's decision on how somebody may be in touch. Raises UnableToRestrict for what the rules refuse."""
    complaint = locked(complaint)
    if not by.holds_for(complaint.service_id, *MANAGERS):
        raise UnableToProceed(_("A manager decides on restricting contact. Ask one."))
    if complaint.restrictions.filter(ended_on=None).exists():
        raise UnableToProceed(_("Contact is restricted already. Look at that decision again in place of a new one."))
    check_restriction(
        Proposed(
            stopped=[Way(way) for way in stopped],
            kept=[Way(way) for way in kept],
            why=why,
            adjustments=adjustments_considered,
            incidents=complaint.incidents.count(),
            persistence_alone=persistence_alone,
            warned=complaint.warnings.exists(),
            why_no_warning=why_no_warning,
            from_on=from_on,
            review_on=review_on,
        ),
        settings.CONTACT_REVIEW_MONTHS,
    )
    row: Restriction = Restriction.objects.create(
        organisation_id=scope.current(), complaint=complaint, stopped=list(stopped), kept=list(kept),
        how_kept=how_kept, scope_of=scope_of, why=why, adjustments_considered=adjustments_considered,
        why_no_warning=why_no_warning, from_on=from_on, review_on=review_on, decided_by_id=by.staff_id, decided_at=at,
    )  # fmt: skip
    values = {"stopped": stopped, "kept": kept, "why": why, "from_on": from_on, "review_on": review_on}
    values |= {"adjustments_considered": adjustments_considered, "why_no_warning": why_no_warning}
    record("conduct.restrict", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def tell_of_restriction(*, complaint: Complaint, restriction: Restriction, by: Actor, at: datetime) -> Restriction:
    """Note that the decision was told in writing."""
    restriction = _held(complaint, restriction)
    restriction.told_on = local_day(at)
    restriction.save(update_fields=["told_on"])
    values = {"told_on": restriction.told_on}
    record("conduct.tell", restriction, by=by, at=at, about=complaint.pk, values=values)
    return restriction


@transaction.atomic
def challenge_restriction(
    *, complaint: Complaint, restriction: Restriction, challenged_on: date, grounds: str, by: Actor, at: datetime
) -> Restriction:
    """They ask for the decision to be changed. Another manager hears it."""
    restriction = _held(complaint, restriction)
    if restriction.challenge == Challenge.ASKED:
        raise UnableToProceed(_("It is challenged already, and waits to be heard."))
    check_not_before(challenged_on, local_day(restriction.decided_at), "The day of the challenge", local_day(at))
    restriction.challenge, restriction.challenged_on = Challenge.ASKED, challenged_on
    restriction.challenge_grounds = grounds
    restriction.save(update_fields=["challenge", "challenged_on", "challenge_grounds"])
    values = {"challenged_on": challenged_on, "grounds": grounds}
    record("conduct.challenge", restriction, by=by, at=at, about=complaint.pk, values=values)
    return restriction


@transaction.atomic
def hear_challenge(
    *,
    complaint: Complaint,
    restriction: Restriction,
    verdict: str,
    reasons: str,
    kept: Sequence[str] = (),
    by: Actor,
    at: datetime,
) -> Restriction:
    """Another manager hears the challenge: it stands, is changed (ways opened again), or ends."""
    restriction = _held(complaint, restriction)
    if restriction.challenge != Challenge.ASKED:
        raise UnableToProceed(_("There is no challenge to hear."))
    check_another_manager(str(restriction.decided_by_id), str(by.staff_id))
    _apply(restriction, ended=verdict == Challenge.ENDED, changed=verdict == Challenge.CHANGED, kept=kept, at=at)
    restriction.challenge, restriction.challenge_reasons = Challenge(verdict), reasons
    restriction.challenge_heard_by_id = by.staff_id
    restriction.save()
    values = {"verdict": verdict, "reasons": reasons, "kept": restriction.kept}
    record("conduct.hear_challenge", restriction, by=by, at=at, about=complaint.pk, values=values)
    return restriction


@transaction.atomic
def review_restriction(
    *,
    complaint: Complaint,
    restriction: Restriction,
    verdict: str,
    reasons: str,
    kept: Sequence[str] = (),
    next_review_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Restriction:
    """Look at a restriction again: keep it to another day, open ways again, or end it."""
    restriction = _held(complaint, restriction)
    if verdict != Verdict.ENDED and (next_review_on is None or next_review_on <= local_day(at)):
        raise UnableToProceed(_("Say when it is looked at again: a day to come."))
    _apply(restriction, ended=verdict == Verdict.ENDED, changed=verdict == Verdict.CHANGED, kept=kept, at=at)
    restriction.review_on = next_review_on or restriction.review_on
    restriction.save()
    RestrictionReview.objects.create(
        organisation_id=scope.current(), restriction=restriction, verdict=Verdict(verdict), reasons=reasons,
        next_review_on=next_review_on, reviewed_by_id=by.staff_id, reviewed_at=at,
    )  # fmt: skip
    values = {"verdict": verdict, "reasons": reasons, "next_review_on": next_review_on, "kept": restriction.kept}
    record("conduct.review", restriction, by=by, at=at, about=complaint.pk, values=values)
    return restriction


def _held(complaint: Complaint, restriction: Restriction) -> Restriction:
    held: Restriction = locked(complaint).restrictions.select_for_update().get(pk=restriction.pk)
    if held.ended_on is not None:
        raise UnableToProceed(_("This restriction has ended."))
    return held


def _apply(restriction: Restriction, *, ended: bool, changed: bool, kept: Sequence[str], at: datetime) -> None:
    """Ways are only opened again by a review or a challenge: one more closed is a decision of its own."""
    if ended:
        restriction.ended_on = local_day(at)
        return
    if not changed:
        return
    opened = set(restriction.kept) | set(kept)
    if opened == set(restriction.kept):
        raise UnableToProceed(_("Choose a way of contact that is opened again, or keep it as it is."))
    restriction.kept = [way.value for way in Way if way.value in opened]
    restriction.stopped = [way for way in restriction.stopped if way not in opened]
    if not restriction.stopped:
        restriction.ended_on = local_day(at)
