"""Writing a letter: begun from its text with the complaint's own facts, changed, thrown away."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint, Person, Response
from wellheard.areas.casework.selectors import reply_goes_to
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services import save_draft as save_response_draft
from wellheard.areas.casework.services.progress import locked
from wellheard.areas.children.models import ChildInvolvement
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.areas.correspondence.selectors.letters import body_of
from wellheard.areas.correspondence.selectors.merging import fields_of, outcome_of
from wellheard.areas.procedures.selectors import ruleset_of
from wellheard.foundation.journal.services import record
from wellheard.foundation.letters.fields import merged
from wellheard.foundation.letters.texts import ENGLISH, LetterText, shipped, text_for
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Organisation, StaffMember
from wellheard.rules.outcomes import Finding, Outcome, outcome_from
from wellheard.rules.signposting import must_name_ombudsman

TO_A_CHILD = "to_a_child"
ASKING_CONSENT = "consent_request"
SPEAKS_FOR_ANOTHER = (Person.Part.REPRESENTATIVE, Person.Part.MEMBER)
FOOT = 300
"""How many characters of a signed response are its foot."""
OWN = {"key": "own", "text": "", "optional": False, "fixed": "", "on": True}
"""Room for a paragraph of the writer's own, before the last one that can be changed."""


@transaction.atomic
def begin_letter(
    *,
    complaint: Complaint,
    kind: str,
    to_person: Person | None = None,
    child: ChildInvolvement | None = None,
    language: str = ENGLISH,
    given: Mapping[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> CaseLetter:
    """A draft of a letter, composed and kept. Raises what `compose` raises."""
    said: dict[str, Any] = {"to_person": to_person, "child": child, "language": language, "given": given}
    letter = compose(complaint=locked(complaint), kind=kind, by=by, at=at, **said)
    letter.save(force_insert=True)
    values = {"kind": kind, "to": letter.to_name, "language": letter.language}
    record("letter.begin", letter, by=by, at=at, about=letter.complaint_id, values=values)
    return letter


def compose(
    *,
    complaint: Complaint,
    kind: str,
    to_person: Person | None = None,
    child: ChildInvolvement | None = None,
    language: str = ENGLISH,
    given: Mapping[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> CaseLetter:
    """A letter as it would begin, from its text with the complaint's own facts; nothing is kept.

    `given` are fields that an act brings. A stage 2 response is the one that was signed, word for word. Raises
    UnableToProceed before it is. A letter to a child whose part is recorded belongs to that record.
    """
    if kind not in shipped():
        raise UnableToProceed(_("There is no such letter. Choose one from the list."))
    if kind == ASKING_CONSENT and (to_person is None or to_person.part in SPEAKS_FOR_ANOTHER):
        raise UnableToProceed(_("Consent is asked of the person it is about, not of who acts for them. Choose them."))
    child = child or (_only_child(complaint) if kind == TO_A_CHILD else None)
    to_name = to_person.name if to_person else ""
    if child is not None:
        to_name = child.called or to_name
    text = text_for(kind, language)
    values = {**fields_of(complaint, to_person, by, text.language), **(given or {})}
    paragraphs = _paragraphs(complaint, text, values)
    return CaseLetter(
        organisation_id=scope.current(),
        complaint=complaint,
        kind=kind,
        language=text.language,
        to_person=to_person,
        to_name=to_name,
        child=child,
        subject=merged(text.subject, values)[:200],
        paragraphs=paragraphs,
        greeting=_greeting(kind, to_name),
        signed=_closing(complaint, paragraphs, by),
        written_by_id=by.staff_id,
        written_at=at,
    )


@transaction.atomic
def change_letter(
    *,
    complaint: Complaint,
    letter: CaseLetter,
    subject: str,
    texts: Mapping[str, str],
    on: Mapping[str, bool],
    by: Actor,
    at: datetime,
) -> CaseLetter:
    """Keep a draft as it is being written. What is fixed stays as it was, whatever is sent."""
    letter = _draft(complaint, letter)
    paragraphs = [_changed(one, texts, on) for one in letter.paragraphs]
    if (subject, paragraphs) == (letter.subject, letter.paragraphs):
        return letter
    letter.subject, letter.paragraphs = subject[:200], paragraphs
    letter.save(update_fields=["subject", "paragraphs"])
    values = {"subject": letter.subject}
    if letter.child_id is None:
        values["text"] = body_of(paragraphs, letter.greeting)
    record("letter.change", letter, by=by, at=at, about=letter.complaint_id, values=values)
    return letter


@transaction.atomic
def discard_letter(*, complaint: Complaint, letter: CaseLetter, by: Actor, at: datetime) -> CaseLetter:
    """Throw a draft away. What was written stays in the journal."""
    letter = _draft(complaint, letter)
    letter.state = CaseLetter.State.DISCARDED
    letter.save(update_fields=["state"])
    record("letter.discard", letter, by=by, at=at, about=letter.complaint_id, values={"kind": letter.kind})
    return letter


def begin_response(*, complaint: Complaint, by: Actor, at: datetime) -> Response:
    """The draft of a stage 2 response, begun from the body's text with the points and findings as they stand.

    Raises UnableToProceed where one has been begun already.
    """
    stage = complaint.stages.order_by("-number").first()
    last = stage.responses.order_by("-number").first() if stage else None
    if last is not None and last.text.strip():
        raise UnableToProceed(_("The response has been begun already. Go on with it, so that nothing is lost."))
    person = reply_goes_to(complaint)
    outcome = outcome_from([Finding(point.finding) for point in complaint.points.all() if point.finding])
    text = text_for("stage_2_response")
    values = fields_of(complaint, person, by, text.language)
    if outcome:
        values["outcome"] = outcome.value.replace("_", " ")
    greeting = _greeting(text.kind, person.name if person else "")
    words = body_of(_merged(text, values, outcome is Outcome.NOT_UPHELD), greeting)
    return save_response_draft(complaint=complaint, text=words, outcome=outcome or "", by=by, at=at)


def _paragraphs(complaint: Complaint, text: LetterText, values: Mapping[str, str]) -> list[dict[str, Any]]:
    if text.kind == "stage_2_response":
        return [_as_signed(complaint)]
    if text.kind == "revised_response":
        return [*(one for one in _merged(text, values) if one["key"] == "why"), _as_signed(complaint)]
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    signpost = must_name_ombudsman(text.kind, outcome_of(complaint), rules)
    whole = _merged(text, values, outcome_of(complaint) is Outcome.NOT_UPHELD)
    found = [one for one in whole if one["fixed"] != "ombudsman" or signpost]
    if signpost:
        found = [one for one in found if one["key"] != "stage_2" or len(rules.stages) > 1]
    room = next((n for n, one in enumerate(found) if one["key"] == "reach" or one["fixed"]), len(found))
    return [*found[:room], dict(OWN), *found[room:]]


def _merged(text: LetterText, values: Mapping[str, str], nothing_upheld: bool = False) -> list[dict[str, Any]]:
    """The paragraphs, filled in. Where nothing was upheld, the apology for what went wrong is not in to begin with."""
    return [
        {
            "key": one.key,
            "text": merged(one.text, values),
            "optional": one.optional and not one.fixed,
            "fixed": one.fixed,
            "on": (one.ticked and not (nothing_upheld and one.optional and one.key == "apology")) or bool(one.fixed),
        }
        for one in text.paragraphs
    ]


def _as_signed(complaint: Complaint) -> dict[str, Any]:
    signed = _signed_response(complaint)
    return {"key": "signed", "text": signed.text, "optional": False, "fixed": "signed", "on": True}


def _signed_response(complaint: Complaint) -> Response:
    stage = complaint.stages.filter(number=2).first()
    signed = stage.responses.filter(state=Response.State.SIGNED).order_by("-number").first() if stage else None
    if signed is None:
        raise UnableToProceed(_("The response is signed first, then sent. Put it forward for signature."))
    return signed


def _closing(complaint: Complaint, paragraphs: Sequence[Mapping[str, Any]], by: Actor) -> str:
    """Who signs at the foot: whoever signed the response that it carries, once; else whoever writes."""
    if not any(one["fixed"] == "signed" for one in paragraphs):
        return _signature(by.staff_id)
    signed = _signed_response(complaint)
    if any(words in signed.text[-FOOT:].lower() for words in ("yours sincerely", "yours faithfully")):
        return ""
    return _signature(signed.judged_by_id or by.staff_id)


def _changed(one: dict[str, Any], texts: Mapping[str, str], on: Mapping[str, bool]) -> dict[str, Any]:
    if one["fixed"]:
        return {**one, "on": True}
    kept = on.get(one["key"], False) if one["optional"] else True
    return {**one, "text": texts.get(one["key"], one["text"]), "on": kept}


def _draft(complaint: Complaint, letter: CaseLetter) -> CaseLetter:
    held: CaseLetter = locked(complaint).letters.select_for_update(of=("self",)).get(pk=letter.pk)
    if held.state != CaseLetter.State.DRAFT:
        raise UnableToProceed(_("This letter has been sent, and stays as it is. Write another one."))
    return held


def _only_child(complaint: Complaint) -> ChildInvolvement | None:
    children = list(complaint.children.all()[:2])
    if len(children) > 1:
        raise UnableToProceed(_("Say which child the letter is to."))
    return children[0] if children else None


def _greeting(kind: str, name: str) -> str:
    if kind == TO_A_CHILD:
        return _("Hello %(name)s") % {"name": name.split()[0]} if name else _("Hello")
    return _("Dear %(name)s") % {"name": name} if name else _("Hello")


def _signature(staff_id: UUID) -> str:
    staff = StaffMember.objects.only("name", "job_title").get(pk=staff_id)
    organisation = Organisation.objects.only("name").get(pk=scope.current())
    lines = [_("Yours sincerely"), "", staff.name, staff.job_title, organisation.name]
    return "\n".join(line for number, line in enumerate(lines) if line or number == 1)
