"""The report as it can be put together from the records: a beginning that the investigator edits."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.areas.casework.labels import OUTCOMES
from wellheard.areas.casework.models import PointOfComplaint
from wellheard.areas.investigation.models import Evidence, PointInquiry, StaffRequest
from wellheard.areas.investigation.selectors.inquiry_file import InquiryFile
from wellheard.rules.outcomes import Outcome


def assembled(file: InquiryFile) -> str:
    """Heading lines begin with #. What is not recorded is left out."""
    complaint = file.complaint
    parts = [
        "# " + _("Report of the investigation of %(reference)s") % {"reference": complaint.reference},
        "# " + _("What was complained of"), complaint.description,
        *_points_agreed(file), *_how(file),
    ]  # fmt: skip
    for point in file.points:
        parts += list(_point(point, file))
    parts += list(_prevention(file))
    return "\n\n".join(part for part in parts if part.strip())


def reasons_of(inquiry: PointInquiry) -> str:
    """The reasons for a finding as they follow from how the point was weighed."""
    said = (
        (_("What happened"), inquiry.happened),
        (_("What should have happened"), inquiry.expected),
        (_("The gap"), inquiry.gap),
        (_("On the balance of probabilities"), inquiry.weighing),
    )
    return "\n\n".join(f"{label}: {words}" for label, words in said if words.strip())


def begin_reasons(points: Sequence[PointOfComplaint]) -> None:
    """Let reasons that are still empty begin with how the point was weighed. Saves nothing."""
    weighed = {row.point_id: row for row in PointInquiry.objects.filter(point__in=list(points))}
    for point in points:
        if not point.reasons and point.pk in weighed:
            point.reasons = reasons_of(weighed[point.pk])


def inquiry_of(point: PointOfComplaint) -> PointInquiry | None:
    """How a point was weighed, None where it was not yet."""
    found: PointInquiry | None = getattr(point, "inquiry", None)
    return found


def _points_agreed(file: InquiryFile) -> Iterator[str]:
    if file.points:
        yield "# " + _("The points of complaint")
        yield "\n".join(f"{point.number}. {point.text}" for point in file.points)
    stage = file.complaint.stages.order_by("-number").first()
    if stage and stage.points_agreed_on:
        yield _("Agreed with the customer on %(on)s, %(how)s.") % {
            "on": _day(stage.points_agreed_on), "how": stage.points_agreed_how,
        }  # fmt: skip


def _how(file: InquiryFile) -> Iterator[str]:
    lines = [_evidence_line(item.item, item.from_whom, item.dated_on) for item in file.evidence if _relied_on(item)]
    lines += [
        _("Account of %(who)s, given on %(on)s") % {"who": asked.row.of.name, "on": _day(asked.row.given_on)}
        for asked in file.requests
        if asked.row.given_on and asked.row.state != StaffRequest.State.WITHDRAWN
    ]
    lines += [
        _("Interview with %(who)s on %(on)s") % {"who": row.with_whom, "on": _day(row.held_on)}
        for row in file.interviews
    ]
    lines += [
        _("Advice of %(who)s (%(standing)s), received on %(on)s")
        % {"who": row.from_whom, "standing": row.standing, "on": _day(row.received_on)}
        for row in file.advice
        if row.received_on
    ]
    if lines:
        yield "# " + _("How it was investigated")
        yield "\n".join(f"– {line}" for line in lines)


def _relied_on(item: Evidence) -> bool:
    """What is still awaited, or was found wanting, is no part of how it was investigated."""
    return item.reliance != Evidence.Reliance.NOT_RELIED_ON and not (item.asked_on and not item.received_on)


def _evidence_line(item: str, from_whom: str, dated_on: date | None) -> str:
    return ", ".join(part for part in (item, from_whom, _day(dated_on)) if part)


def _point(point: PointOfComplaint, file: InquiryFile) -> Iterator[str]:
    yield "# " + _("Point %(number)d: %(text)s") % {"number": point.number, "text": point.text.splitlines()[0]}
    inquiry = inquiry_of(point)
    if inquiry:
        yield reasons_of(inquiry)
    if point.finding:
        yield _("Finding: %(finding)s") % {"finding": str(OUTCOMES[Outcome(point.finding)]).lower()}
        if not inquiry:
            yield point.reasons


def _prevention(file: InquiryFile) -> Iterator[str]:
    said = [asked.last.prevention for asked in file.requests if asked.last and asked.last.prevention.strip()]
    if said:
        yield "# " + _("What staff say would prevent it")
        yield "\n".join(f"– {words}" for words in said)


def _day(on: date | None) -> str:
    return date_format(on, "j F Y") if on else ""
