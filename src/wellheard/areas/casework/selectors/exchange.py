"""A body's complaints as rows of the exchange file, handed on as Arrow: by the calendar each is counted with."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pyarrow as pa
from django.db.models import QuerySet
from django.utils import timezone

from wellheard.areas.casework.models import Complaint, StageRecord
from wellheard.areas.procedures.selectors import CalendarHistory
from wellheard.rules.working_days import Calendar

DATES = ("reference", "received_at", "stage1_acknowledged_on", "stage1_responded_on", "stage1_outcome",
    "stage1_extended_to", "stage2_route", "stage2_started_on", "stage2_acknowledged_on", "stage2_responded_on",
    "stage2_outcome", "stage2_extended_to", "closed_on", "closure", "agreed_by", "consent_received_on",
)  # fmt: skip
WORDS = ("service", "category", "channel", "contractor", "description", "ombudsman_outcome", "root_cause",
    "remedial_action",
)  # fmt: skip
STAGE = ("complaint_id", "number", "route", "started_on", "acknowledged_on", "responded_on", "outcome",
    "extended_to", "agreed_by",
)  # fmt: skip
COMPLAINT = ("id", "reference", "received_on", "received_at", "closed_on", "closure", "service_id",
    "calendar_kept_at", "imported_columns", "service__path", "category", "channel", "contractor__name",
    "description", "ombudsman_outcome", "root_cause", "remedial_action",
)  # fmt: skip
NO_STAGE: tuple[Any, ...] = (None,) * len(STAGE)


def exchange_tables(complaints: QuerySet[Complaint]) -> list[tuple[Calendar, pa.Table]]:
    """The dates and codes of complaints, a table for each calendar that any of them is counted with.

    An open complaint is counted with its service's calendar as it is now; a closed one with that calendar as
    it stood when it was closed.
    """
    history = CalendarHistory()
    parts: dict[int, list[dict[str, Any]]] = defaultdict(list)
    calendars: dict[int, Calendar] = {}
    for row in exchange_rows(complaints, words=False):
        calendar = history.for_service(row.pop("service_id"), row.pop("calendar_kept_at"))
        calendars[id(calendar)] = calendar
        parts[id(calendar)].append(row)
    schema = pa.schema([(name, pa.string()) for name in DATES])
    return [(calendars[key], pa.Table.from_pylist(rows, schema=schema)) for key, rows in parts.items()]


def exchange_rows(complaints: QuerySet[Complaint], *, words: bool) -> Iterator[dict[str, Any]]:
    """Each complaint as a row of the exchange file, in order of receipt; with `words`, every column of it.

    One that is joined to the complaint it is the same as is no second complaint, and no row.
    """
    complaints = complaints.filter(merged_into=None)
    stages = _stages(complaints)
    rows = complaints.order_by("received_on", "id").values_list(*COMPLAINT).iterator(chunk_size=5000)
    for values in rows:
        held = dict(zip(COMPLAINT, values, strict=True))
        first, second = (dict(zip(STAGE, found, strict=True)) for found in stages.get(held["id"], (NO_STAGE,) * 2))
        row = _row(held, first, second)
        if words:
            yield _text(row | _words(held))
        else:
            yield _text(row) | {
                "service_id": held["service_id"],
                "calendar_kept_at": held["calendar_kept_at"],
            }


def _stages(complaints: QuerySet[Complaint]) -> dict[UUID, list[tuple[Any, ...]]]:
    found: dict[UUID, list[tuple[Any, ...]]] = {}
    rows = StageRecord.objects.filter(complaint__in=complaints.order_by().values("pk"))
    for values in rows.order_by("id").values_list(*STAGE).iterator(chunk_size=5000):
        found.setdefault(values[0], [NO_STAGE, NO_STAGE])[values[1] - 1] = values
    return found


def _row(held: dict[str, Any], first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    arrived: date | datetime = held["received_on"]
    if held["received_at"] is not None:
        arrived = timezone.localtime(held["received_at"]).replace(tzinfo=None)
    return {
        "reference": held["reference"],
        "received_at": arrived,
        "stage1_acknowledged_on": first["acknowledged_on"],
        "stage1_responded_on": first["responded_on"],
        "stage1_outcome": first["outcome"],
        "stage1_extended_to": first["extended_to"],
        "stage2_route": second["route"],
        "stage2_started_on": second["started_on"] if second["route"] == "escalated" else None,
        "stage2_acknowledged_on": second["acknowledged_on"],
        "stage2_responded_on": second["responded_on"],
        "stage2_outcome": second["outcome"],
        "stage2_extended_to": second["extended_to"],
        "closed_on": held["closed_on"],
        "closure": held["closure"],
        "agreed_by": second["agreed_by"] or first["agreed_by"],
        "consent_received_on": (held["imported_columns"] or {}).get("consent_received_on"),
    }


def _words(held: dict[str, Any]) -> dict[str, Any]:
    return {
        "service": held["service__path"],
        "contractor": held["contractor__name"],
        **{name: held[name] for name in WORDS if name in held},
        **{k: v for k, v in (held["imported_columns"] or {}).items() if k not in DATES},
    }


def _text(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> str | None:
    if value is None or value == "":
        return None
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)


def exchange_columns(rows: Iterable[dict[str, Any]]) -> list[str]:
    """The columns of a file of these rows: the format's own first, then those that a body added."""
    known = [*DATES[:2], *WORDS, *DATES[2:]]
    return [*known, *sorted({name for row in rows for name in row} - set(known))]
