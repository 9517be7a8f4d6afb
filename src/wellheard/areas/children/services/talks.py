"""A talk with a child: begun, saved at every answer, thrown away, or made a complaint that is the child's own."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.services import (
    Arrival,
    UnableToProceed,
    record_complaint,
    refer_for_protection,
    restrict,
)
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.children.models import ChildInvolvement, ChildWords, Talk
from wellheard.areas.children.services.path import hear, involve, note_talk
from wellheard.areas.children.services.telling import tell
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember

KEPT_FOR = timedelta(days=30)
PRIVATE = "A young person made this complaint. What they said is kept with the people who look into it."
SAFE_ASKED = "Asked “Do you feel safe?”:"


def begin_talk(*, by: Actor, at: datetime) -> Talk:
    """Begin a talk; nothing is a record yet. Purges talks nobody went on with."""
    purge_talks(at=at)
    talk: Talk = Talk.objects.create(staff_id=by.staff_id, begun_at=at, saved_at=at)
    return talk


def purge_talks(*, at: datetime) -> None:
    Talk.objects.filter(saved_at__lt=at - KEPT_FOR).delete()
    Talk.objects.exclude(complaint=None).delete()


def answer(*, talk: Talk, answers: Mapping[str, Any], at: datetime) -> Talk:
    """Keep what was said on one page."""
    talk.answers = {**talk.answers, **answers}
    talk.saved_at = at
    talk.save(update_fields=["answers", "saved_at"])
    return talk


def throw_away(*, talk: Talk) -> None:
    """The child stopped, and wants nothing kept."""
    Talk.objects.filter(pk=talk.pk).delete()


@transaction.atomic
def finish_talk(
    *, talk: Talk, service: Any, present: str, place: str, alone_in_private: bool = False,
    referral: Mapping[str, Any] | None = None, readers: tuple[StaffMember, ...] = (), by: Actor, at: datetime,
) -> Complaint:  # fmt: skip
    """Make the talk a complaint that is the child's: its words kept as the child said, and who may read it.

    Each part of it is an entry of its own, and all are written or none. With a `referral` for somebody's safety
    the child need not have come to the end.
    """
    said = talk.answers
    if not referral and said.get("go_on") != "yes":
        raise UnableToProceed("The child has not said that it should go on. Ask again, or stop here.")
    shared = said.get("use_words") == "yes"
    happened, wanted = str(said.get("happened", "")).strip(), wanted_of(said)
    complaint = record_complaint(
        arrival=Arrival(local_day(at)), description=happened if shared and happened else PRIVATE, service=service,
        channel="in_person", outcome_sought=wanted if shared else "", person=_person(said), by=by, at=at,
    )  # fmt: skip
    child = involve(complaint=complaint, by=by, at=at, **_involvement(said, by, at, referral is not None))
    child.person = complaint.people.order_by("id").first()
    child.save(update_fields=["person"])
    for about, text, confidential in (
        (ChildWords.About.VIEWS, _views(said, happened), not shared),
        (ChildWords.About.WANTED, wanted, not shared),
        (ChildWords.About.OTHER, _not_surely_safe(said), True),
    ):
        if text:
            hear(
                complaint=complaint, child=child, about=about, text=text, said_on=local_day(at),
                confidential=confidential, by=by, at=at,
            )  # fmt: skip
    note_talk(
        complaint=complaint, child=child, on=local_day(at), present=present, place=place, by=by, at=at,
        alone_in_private=alone_in_private, note="They told us what is written here, one question at a time.",
    )  # fmt: skip
    _tellings(complaint, child, said, by, at)
    if referral:
        refer_for_protection(complaint=complaint, who="child", by=by, at=at, **referral)
    if referral or said.get("not_tell"):
        restrict(complaint=complaint, restricted=True, readers=readers, by=by, at=at)
    Talk.objects.filter(pk=talk.pk).delete()
    return complaint


def wanted_of(said: Mapping[str, Any]) -> str:
    """What would make it better: what was chosen, and what was said, in one text."""
    return "\n".join(part for part in (*said.get("better_words", []), said.get("better_own", "")) if part)


def _views(said: Mapping[str, Any], happened: str) -> str:
    feeling = ", ".join(part for part in (said.get("feeling_words", ""), said.get("feeling_own", "")) if part)
    return "\n\n".join(part for part in (happened, feeling) if part)


def _not_surely_safe(said: Mapping[str, Any]) -> str:
    """What the child answered about feeling safe, unless it was yes. Kept in confidence whatever else is shared."""
    answered = said.get("safe_words", "") if said.get("safe") in ("no", "not_sure") else ""
    return f"{SAFE_ASKED} {answered}." if answered else ""


def _person(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "part": Person.Part.COMPLAINANT, "name": said.get("called", ""), "under_18": True,
        "contact_preference": said.get("way_words", "")[:200],
    }  # fmt: skip


def _involvement(said: Mapping[str, Any], by: Actor, at: datetime, concern: bool) -> dict[str, Any]:
    today, asked, staff = local_day(at), "happened" in said, StaffMember.objects.get(pk=by.staff_id)
    agreed, explained = said.get("go_on") == "yes", "go_on" in said
    return {
        "trigger": ChildInvolvement.Trigger.CHILD_COMPLAINS, "called": said.get("called", ""),
        "age_band": said.get("age", ""), "child_owns": True,
        "concern": _concern(said, concern), "mode": said.get("way_words", ""),
        "chosen_adult": said.get("adult", ""), "supporter": said.get("supporter", ""),
        "explained_on": today if explained else None, "explained_by": staff if explained else None,
        "explained_how": "Talked through, one question at a time" if explained else "", "reassured_on": today,
        "limits_explained_on": today if "safe" in said else None, "views_sought_on": today if asked else None,
        "views_sought_by": staff if asked else None, "consent": ChildInvolvement.Consent.YES if agreed else "",
        "consent_on": today if agreed else None, "consent_how": "In the talk" if agreed else "",
    }  # fmt: skip


def _concern(said: Mapping[str, Any], referred: bool) -> bool | None:
    """Yes where it was passed on; no where the child feels safe; otherwise somebody has still to say."""
    if referred:
        return True
    return False if said.get("safe") == "yes" else None


def _tellings(complaint: Complaint, child: ChildInvolvement, said: Mapping[str, Any], by: Actor, at: datetime) -> None:
    own: dict[str, Any] = {"complaint": complaint, "child": child, "by": by, "at": at}
    if said.get("tell"):
        tell(who=said["tell"][:160], told=True, child_agrees=ChildInvolvement.Consent.YES, **own)
    if said.get("not_tell"):
        tell(who=said["not_tell"][:160], told=False, child_agrees="no", why="The child asked us not to.", **own)
