"""After the answer: the way to the ombudsman, what the person was told of it, and what came since."""

from dataclasses import dataclass
from datetime import date

from wellheard.areas.casework.models import Clarification, Complaint, Revision
from wellheard.areas.correspondence.models import CaseLetter, Repeat
from wellheard.areas.procedures.selectors import ruleset_of
from wellheard.rules.ombudsmen import way_to
from wellheard.rules.remit import ombudsman_until
from wellheard.rules.signposting import names_ombudsman
from wellheard.rules.stages import ANSWERED


@dataclass(frozen=True)
class Told:
    """Where and when the person was told of the ombudsman: a letter, or the answer itself."""

    on: date
    letter: CaseLetter | None = None


@dataclass(frozen=True)
class AfterTheAnswer:
    """`until`: the last day for going to the ombudsman, from the day they knew; None where it sets no limit."""

    answered: bool
    ombudsman: str
    way: str
    until: date | None
    counted_from: date
    told: tuple[Told, ...]
    clarifications: tuple[Clarification, ...]
    revisions: tuple[Revision, ...]
    repeats: tuple[Repeat, ...]

    @property
    def same_again(self) -> int:
        return sum(repeat.judged == Repeat.Judged.SAME for repeat in self.repeats)


def after_the_answer(complaint: Complaint) -> AfterTheAnswer:
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    known = complaint.known_on or complaint.event_on or complaint.received_on
    revisions = complaint.revisions.select_related("response__drafted_by", "response__judged_by")
    return AfterTheAnswer(
        answered=complaint.state in ANSWERED,
        ombudsman=rules.ombudsman,
        way=way_to(rules.ombudsman),
        until=ombudsman_until(known, rules.limits),
        counted_from=known,
        told=tuple(_told(complaint)),
        clarifications=tuple(complaint.clarifications.select_related("written_by")),
        revisions=tuple(revisions),
        repeats=tuple(complaint.repeats.select_related("judged_by")),
    )


def _told(complaint: Complaint) -> list[Told]:
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    answers = [
        Told(stage.responded_on)
        for stage in complaint.stages.order_by("number")
        if stage.responded_on and names_ombudsman(stage.response_text, rules)
    ]
    sent = complaint.letters.filter(state=CaseLetter.State.SENT).order_by("id")
    letters = [
        Told(letter.sent_at.date(), letter) for letter in sent if letter.sent_at and names_ombudsman(letter.text, rules)
    ]
    return [*answers, *letters]
