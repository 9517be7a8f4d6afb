"""What every act on a complaint shares: lock it, move it on by the table, set its dates anew."""

import secrets
from datetime import date, datetime

from django.utils import timezone

from wellheard.areas.casework.models import Complaint, StageRecord
from wellheard.areas.casework.selectors.clocks import NO_EXTENSIONS, clock_of
from wellheard.areas.procedures.selectors import Calendars, ruleset_of
from wellheard.rules import stages
from wellheard.rules.clock import next_look_on
from wellheard.rules.stages import Act, Stage

LETTERS = "23456789CDFGHJKMNPQRTVWXY"
NO_STAGE = "This complaint has no stage yet."


class UnableToProceed(ValueError):
    """The act cannot be done as asked; the words say why and what to do. `field`: what has to be given or changed."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field


def local_day(at: datetime) -> date:
    """The body's own date at a moment."""
    return timezone.localtime(at).date()


def locked(complaint: Complaint) -> Complaint:
    """The complaint as it stands now, held until the transaction ends."""
    now: Complaint = Complaint.objects.select_for_update(of=("self",)).select_related("procedure").get(pk=complaint.pk)
    return now


def advance(complaint: Complaint, act: Act) -> None:
    """Where the complaint stands after the act, by the one table. Raises UnableToAct."""
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    complaint.state = stages.next_stage(Stage(complaint.state), act, len(rules.stages)).value


def current_stage(complaint: Complaint) -> StageRecord:
    stage: StageRecord | None = complaint.stages.order_by("-number").first()
    if stage is None:
        raise UnableToProceed(NO_STAGE)
    return stage


def set_dates(complaint: Complaint, stage: StageRecord, calendars: Calendars | None = None) -> None:
    """Derive the stage's due date and the day the complaint must next be looked at. Saves neither.

    A stage that is not saved yet has no extension.
    """
    extensions = NO_EXTENSIONS if stage._state.adding else None
    clock = clock_of(complaint, stage, calendars or Calendars(), extensions)
    stage.counted_on = clock.counted_on
    stage.due_on = clock.due_on
    is_open = complaint.state in stages.OPEN
    complaint.due_on = clock.due_on if is_open else None
    complaint.look_on = next_look_on(clock) if is_open else None


def check_not_before(on: date | None, earliest: date, what: str, by_when: date) -> None:
    """Refuse a date before `earliest` or after today. Raises UnableToProceed."""
    if on is None:
        return
    if on < earliest:
        raise UnableToProceed(f"{what} cannot be before {earliest:%-d %B %Y}. Check the date.")
    if on > by_when:
        raise UnableToProceed(f"{what} cannot be in the future. Check the date.")


def new_reference() -> str:
    """A reference that says nothing: not how many complaints there are, nor that one is kept from view."""
    while True:
        letters = "".join(secrets.choice(LETTERS) for _ in range(8))
        reference = f"{letters[:4]}-{letters[4:]}"
        if not Complaint.objects.filter(reference=reference).exists():
            return reference


def search_text_of(complaint: Complaint, names: list[str]) -> str:
    """The words by which a complaint is found, in small letters."""
    parts = [complaint.reference, complaint.description, complaint.category, *names]
    return " ".join(part for part in parts if part).lower()[:20_000]
