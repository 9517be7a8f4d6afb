"""Whether a complaint is one for this procedure, and whether it came in time: verdicts with their reasons.

Months are calendar months: a limit of six months from 31 August ends on 28 February, and that day is
still in time. A verdict never closes a door by itself: what is late may be accepted for special
circumstances, with the reason and the person who decided on record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from wellheard.rules.dates import in_words, months_after
from wellheard.rules.procedure import TimeLimits


class NotAComplaint(StrEnum):
    """Why something is not a complaint. A body's rule set may exclude more (academic judgement)."""

    FIRST_SERVICE_REQUEST = "first_service_request"
    COMPENSATION_ONLY = "compensation_only"
    COURT_OR_TRIBUNAL = "court_or_tribunal"
    OWN_APPEAL = "own_appeal"
    INFORMATION_REQUEST = "information_request"
    STAFF_MATTER = "staff_matter"
    WHISTLEBLOWING = "whistleblowing"
    PROTECTION_CONCERN = "protection_concern"
    REOPENING_CONCLUDED = "reopening_concluded"
    UNACCEPTABLE_ACTIONS = "unacceptable_actions"
    NOT_THIS_BODY = "not_this_body"
    ACADEMIC_JUDGEMENT = "academic_judgement"


@dataclass(frozen=True)
class Route:
    """What it is in plain words, where it goes instead, and whether that cannot wait."""

    label: str
    instead: str
    at_once: bool = False


ROUTES = MappingProxyType(
    {
        NotAComplaint.FIRST_SERVICE_REQUEST: Route(
            "A first request for a service", "Pass it to the service as a request, and say when to expect it."
        ),
        NotAComplaint.COMPENSATION_ONLY: Route(
            "A claim for compensation only", "Pass it to those who deal with claims or insurance."
        ),
        NotAComplaint.COURT_OR_TRIBUNAL: Route(
            "A matter before a court or tribunal", "The court or tribunal decides it; say so in writing."
        ),
        NotAComplaint.OWN_APPEAL: Route(
            "A decision that has an appeal of its own",
            "Explain how to appeal, and by what date.",
        ),
        NotAComplaint.INFORMATION_REQUEST: Route(
            "A request for information",
            "Pass it to those who answer freedom of information requests.",
        ),
        NotAComplaint.STAFF_MATTER: Route(
            "A staff grievance, or recruitment",
            "It belongs to the staff procedures: name the right one.",
        ),
        NotAComplaint.WHISTLEBLOWING: Route(
            "Whistleblowing by staff", "Pass it to the whistleblowing contact, in confidence."
        ),
        NotAComplaint.PROTECTION_CONCERN: Route(
            "A concern for the safety of a child or an adult",
            "Refer it to child or adult protection without delay; in danger, call the police.",
            at_once=True,
        ),
        NotAComplaint.REOPENING_CONCLUDED: Route(
            "A complaint that has been concluded", "Say that the final answer stands, and name the ombudsman."
        ),
        NotAComplaint.UNACCEPTABLE_ACTIONS: Route(
            "Abuse, or an unsubstantiated allegation",
            "A manager decides under the policy on unacceptable actions, and the person is told in writing.",
        ),
        NotAComplaint.NOT_THIS_BODY: Route(
            "A service that is not this body's", "Name the body that is responsible and how to reach it."
        ),
        NotAComplaint.ACADEMIC_JUDGEMENT: Route(
            "A matter of academic judgement", "Explain the academic appeal, and by what date."
        ),
    }
)


def reasons_for(exclusions: tuple[str, ...]) -> tuple[NotAComplaint, ...]:
    """The reasons a rule set knows: all the common ones, and those it names itself."""
    special = {NotAComplaint.ACADEMIC_JUDGEMENT}
    return tuple(reason for reason in NotAComplaint if reason not in special or reason.value in exclusions)


@dataclass(frozen=True)
class Verdict:
    """Whether it is in time. `last_day` is the last day that was, None where no limit applies."""

    in_time: bool
    last_day: date | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class LateAcceptance:
    """Special circumstances for which a late complaint is heard: why, who decided, and when."""

    reason: str
    decided_by: str
    decided_on: date


class UnableToAccept(ValueError):
    """A late complaint cannot be heard as things stand; its words say what is missing."""


def complaint_in_time(received_on: date, event_on: date | None, learned_on: date | None, limits: TimeLimits) -> Verdict:
    """Whether a complaint came in time: so many months from the event, or from learning of it if later.

    Where the rule set sets one (NHS: twelve months), no later than so many months after the event however
    late it was learned of. Without a date to count from it is in time: nothing is held against a customer
    who was not asked.
    """
    known_on = learned_on or event_on
    if known_on is None:
        return Verdict(True, None, ("The date of the event is not recorded, so no limit is counted.",))
    ends = []
    if limits.from_knowing is not None:
        known = "learned of it" if learned_on and learned_on != event_on else "the event"
        ends.append((months_after(known_on, limits.from_knowing), f"{limits.from_knowing} months from {known}"))
    if limits.from_event is not None and event_on is not None:
        ends.append((months_after(event_on, limits.from_event), f"{limits.from_event} months from the event"))
    return _verdict(received_on, min(ends, default=None), "It was received")


def stage_2_in_time(
    asked_on: date,
    stage_1_answered_on: date,
    event_on: date | None,
    learned_on: date | None,
    limits: TimeLimits,
) -> Verdict:
    """Whether stage 2 was asked for in time.

    Within the months from knowing, or within so many months of the stage 1 response, whichever is later.
    A rule set without such a limit accepts it at any time.
    """
    if limits.stage2_from_stage1 is None:
        return Verdict(True, None, ("This procedure sets no limit for asking for stage 2.",))
    months = limits.stage2_from_stage1
    ends = [(months_after(stage_1_answered_on, months), f"{months} months from the stage 1 response")]
    known_on = learned_on or event_on
    if known_on is not None and limits.from_knowing is not None:
        words = f"{limits.from_knowing} months from learning of it"
        ends.append((months_after(known_on, limits.from_knowing), words))
    return _verdict(asked_on, max(ends), "Stage 2 was asked for")


def ombudsman_until(known_on: date, limits: TimeLimits) -> date | None:
    """The last day for going to the ombudsman, special circumstances apart."""
    return months_after(known_on, limits.ombudsman) if limits.ombudsman is not None else None


def accept(verdict: Verdict, special: LateAcceptance | None) -> None:
    """Pass what is in time, or late with special circumstances on record. Raises `UnableToAccept`."""
    if verdict.in_time:
        return
    why = " ".join(verdict.reasons)
    if special is None:
        raise UnableToAccept(f"{why} Record the special circumstances to accept it, or explain the refusal.")
    if not special.reason.strip():
        raise UnableToAccept(f"{why} Say what the special circumstances are.")
    if not special.decided_by.strip():
        raise UnableToAccept(f"{why} Say who decided to accept it.")


def _verdict(on: date, end: tuple[date, str] | None, what: str) -> Verdict:
    if end is None:
        return Verdict(True, None, ("This procedure sets no limit.",))
    last_day, words = end
    sentence = f"{what} on {in_words(on)}; the limit, {words}, was {in_words(last_day)}."
    return Verdict(on <= last_day, last_day, (sentence,))
