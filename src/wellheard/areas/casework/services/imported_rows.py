"""From a row of the exchange file to a complaint with its stages. The rows have been checked."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from wellheard.analytics.exchange.columns import BY_NAME
from wellheard.areas.casework.models import Complaint, Extension, ImportRun, StageRecord
from wellheard.areas.casework.selectors.clocks import clock_of
from wellheard.areas.casework.services.progress import search_text_of
from wellheard.areas.procedures.models import ProcedureChoice
from wellheard.areas.procedures.selectors import Calendars, choices
from wellheard.foundation.organisations.models import Contractor, Service
from wellheard.rules.clock import Extension as Extended
from wellheard.rules.clock import next_look_on
from wellheard.rules.stages import OPEN, Stage
from wellheard.rules.working_days import counted_on

TEXTS = ("category", "channel", "description", "ombudsman_outcome", "root_cause", "remedial_action")
REASON = "Brought in from a file."


class Arrivals:
    """Collects the rows of one run and writes them in bulk. Runs inside its caller's transaction."""

    def __init__(self, run: ImportRun, at: datetime) -> None:
        self.run, self.at = run, at
        self.complaints: list[Complaint] = []
        self.stages: list[StageRecord] = []
        self.extensions: list[Extension] = []
        self._calendars = Calendars()
        self._choices = list(reversed(choices()))
        self._services = {s.path.lower(): s for s in Service.objects.order_by("path")}
        self._contractors: dict[str, Contractor] = {c.name.lower(): c for c in Contractor.objects.order_by("name")}

    def add(self, cells: dict[str, str]) -> None:
        received_on, moment = arrival(cells["received_at"])
        complaint = Complaint(
            organisation_id=self.run.organisation_id,
            reference=cells["reference"],
            received_on=received_on,
            received_at=moment,
            service=self._service(cells.get("service", "")),
            contractor=self._contractor(cells.get("contractor", "")),
            procedure=self._choice(received_on),
            closure=cells.get("closure", ""),
            import_run=self.run,
            recorded_at=self.at,
            state=state_of(cells).value,
            **{name: cells.get(name, "") for name in TEXTS},
        )
        complaint.imported_columns = self._without_a_place(cells)
        local = timezone.localtime(moment).replace(tzinfo=None) if moment else received_on
        complaint.counted_on = counted_on(local, self._calendars.for_service(complaint.service_id))
        complaint.search_text = search_text_of(complaint, [])
        stages = [self._stage(complaint, cells, number) for number in (1, 2) if has_stage(cells, number)]
        self._date(complaint, stages, cells)
        self.complaints.append(complaint)
        self.stages.extend(stages)

    def save(self) -> None:
        Complaint.objects.bulk_create(self.complaints, batch_size=500)
        StageRecord.objects.bulk_create(self.stages, batch_size=500)
        Extension.objects.bulk_create(self.extensions, batch_size=500)

    def _stage(self, complaint: Complaint, cells: dict[str, str], number: int) -> StageRecord:
        name = f"stage{number}"
        started = day(cells.get("stage2_started_on")) if cells.get("stage2_route") == "escalated" else None
        stage = StageRecord(
            organisation_id=complaint.organisation_id,
            complaint=complaint,
            number=number,
            route=cells.get("stage2_route", "") if number == 2 else "",
            started_on=(started if number == 2 else None) or complaint.received_on,
            acknowledged_on=day(cells.get(f"{name}_acknowledged_on")),
            extended_to=day(cells.get(f"{name}_extended_to")),
            responded_on=day(cells.get(f"{name}_responded_on")),
            outcome=cells.get(f"{name}_outcome", ""),
            agreed_by=day(cells.get("agreed_by")),
        )
        extensions: tuple[Extended, ...] = ()
        if stage.extended_to:
            row = Extension(
                organisation_id=complaint.organisation_id, stage=stage, to_on=stage.extended_to, reason=REASON,
                authorised_on=min(stage.extended_to, self.at.date()),
            )  # fmt: skip
            self.extensions.append(row)
            extensions = (Extended(row.to_on, row.authorised_on, "not recorded", REASON),)
        clock = clock_of(complaint, stage, self._calendars, extensions)
        stage.counted_on, stage.due_on = clock.counted_on, clock.due_on
        if complaint.state in OPEN:
            complaint.due_on, complaint.look_on = clock.due_on, next_look_on(clock)
        return stage

    def _date(self, complaint: Complaint, stages: list[StageRecord], cells: dict[str, str]) -> None:
        if complaint.state in OPEN:
            return
        complaint.closed_on = day(cells.get("closed_on")) if complaint.closure else stages[-1].responded_on
        complaint.calendar_kept_at = self.at

    def _choice(self, received_on: date) -> ProcedureChoice:
        return next(choice for choice in self._choices if choice.from_on <= received_on)

    def _service(self, path: str) -> Service | None:
        """The service of that path; one that is not here is added to the tree, with those above it."""
        parts = [part.strip() for part in path.split(">") if part.strip()]
        service = None
        for depth in range(1, len(parts) + 1):
            place = " > ".join(parts[:depth])
            known = self._services.get(place.lower())
            if known is None:
                known = Service.objects.create(
                    organisation_id=self.run.organisation_id,
                    parent=service,
                    name=parts[depth - 1],
                    path=place,
                )
                self._services[place.lower()] = known
            service = known
        return service

    def _contractor(self, name: str) -> Contractor | None:
        if not name:
            return None
        if name.lower() not in self._contractors:
            self._contractors[name.lower()] = Contractor.objects.create(
                organisation_id=self.run.organisation_id, name=name
            )
        return self._contractors[name.lower()]

    def _without_a_place(self, cells: dict[str, str]) -> dict[str, Any]:
        """Cells that no field of a complaint holds: kept as they were given."""
        return {n: v for n, v in cells.items() if n not in BY_NAME or n in ("sector", "consent_received_on")}


def has_stage(cells: dict[str, str], number: int) -> bool:
    """A direct complaint has no stage 1; one without a route has no stage 2."""
    return cells.get("stage2_route") != "direct" if number == 1 else bool(cells.get("stage2_route"))


def state_of(cells: dict[str, str]) -> Stage:
    """Where a complaint stands by what its row says happened."""
    if cells.get("closure"):
        return Stage(cells["closure"])
    if cells.get("stage2_responded_on"):
        return Stage.STAGE_2_ANSWERED
    if cells.get("stage2_route"):
        return Stage.STAGE_2_OPEN
    return Stage.STAGE_1_ANSWERED if cells.get("stage1_responded_on") else Stage.STAGE_1_OPEN


def arrival(text: str) -> tuple[date, datetime | None]:
    """The day of arrival as written, and the moment where a time is given (without an offset: Europe/London)."""
    if len(text) <= 10:
        return date.fromisoformat(text), None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = timezone.make_aware(moment)
    return timezone.localtime(moment).date(), moment


def day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
