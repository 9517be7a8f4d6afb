"""What a letter's text is filled in with, from the complaint."""

from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wellheard.areas.casework.labels import OUTCOMES
from wellheard.areas.casework.models import Complaint, Extension, Person, StageRecord
from wellheard.areas.casework.selectors.clocks import NO_EXTENSIONS, clock_of
from wellheard.areas.procedures.selectors import Calendars, ruleset_of
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Organisation
from wellheard.rules.ombudsmen import way_to
from wellheard.rules.outcomes import Outcome

FOUND = {
    "upheld": "We uphold this.",
    "partially_upheld": "We uphold part of this.",
    "not_upheld": "We do not uphold this.",
}


def fields_of(complaint: Complaint, person: Person | None, by: Actor, language: str) -> dict[str, str]:
    """Every merge field whose value is known; dates as they are written in that language."""
    with translation.override(language):
        stages = list(complaint.stages.order_by("number"))
        found = {
            "reference": complaint.reference,
            "name": person.name if person else "",
            "organisation": Organisation.objects.only("name").get(pk=complaint.organisation_id).name,
            "received_on": _day(complaint.received_on),
            "service": complaint.service.name if complaint.service else "",
            "description_short": Truncator(complaint.description).chars(200),
            "points": _points(complaint),
            "findings": _findings(complaint),
            "closure_reason": complaint.closure_reason,
            "learning": complaint.remedial_action,
            "contact": complaint.handler.name if complaint.handler else by.name,
            "representative": _representative(complaint),
            **_of_stage(complaint, stages[-1] if stages else None),
            **_of_ombudsman(complaint),
        }
    return {name: value for name, value in found.items() if value}


def outcome_of(complaint: Complaint) -> Outcome | None:
    """The outcome of the last stage that was answered."""
    answered = complaint.stages.exclude(outcome="").order_by("-number").first()
    return Outcome(answered.outcome) if answered else None


def _of_stage(complaint: Complaint, stage: StageRecord | None) -> dict[str, str]:
    if stage is None:
        return {}
    extensions = list(stage.extensions.select_related("authorised_by"))
    return {
        "due_on": _day(stage.due_on),
        "answered_on": _day(stage.responded_on),
        "answer": stage.resolution or stage.response_text,
        "outcome": str(OUTCOMES[Outcome(stage.outcome)]).lower() if stage.outcome else "",
        **(_of_extension(complaint, stage, extensions) if extensions else {}),
    }


def _of_extension(complaint: Complaint, stage: StageRecord, extensions: list[Extension]) -> dict[str, str]:
    last = extensions[-1]
    at_first = clock_of(complaint, stage, Calendars(complaint.calendar_kept_at), NO_EXTENSIONS)
    before = extensions[-2].to_on if len(extensions) > 1 else at_first.due_on
    return {
        "first_due_on": _day(before),
        "new_date": _day(last.to_on),
        "extension_reason": last.reason,
        "authorised_by": last.authorised_by.name if last.authorised_by else "",
    }


def _of_ombudsman(complaint: Complaint) -> dict[str, str]:
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    months = rules.limits.ombudsman
    return {
        "ombudsman": rules.ombudsman,
        "ombudsman_way": way_to(rules.ombudsman),
        "ombudsman_months": ngettext("%(n)d month", "%(n)d months", months) % {"n": months} if months else "",
    }


def _points(complaint: Complaint) -> str:
    points = [f"{point.number}. {point.text}" for point in complaint.points.all()]
    return "\n".join(points) or complaint.description


def _findings(complaint: Complaint) -> str:
    told = []
    for point in complaint.points.all():
        words = _("Point %(number)d: %(text)s") % {"number": point.number, "text": point.text}
        told.append("\n".join(part for part in (words, FOUND.get(point.finding, ""), point.reasons) if part))
    return "\n\n".join(told)


def _representative(complaint: Complaint) -> str:
    held = complaint.people.filter(part=Person.Part.REPRESENTATIVE).order_by("id").first()
    return held.name if held else ""


def _day(on: date | None) -> str:
    return str(date_format(on, "j F Y")) if on else ""
