"""Bringing in an exchange file: checked first, taken in whole or not at all, and undone if it was a mistake."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import Any

from django.db import transaction

from wellheard.analytics.exchange.sources import ReadDifferently, UnreadableFile
from wellheard.analytics.exchange.whole_rows import whole_rows
from wellheard.analytics.indicators import NamedFault, Period, Question, inquire
from wellheard.areas.casework.models import (
    Complaint,
    Extension,
    ImportRun,
    Person,
    PointOfComplaint,
    StageRecord,
)
from wellheard.areas.casework.services.imported_rows import Arrivals
from wellheard.areas.casework.services.progress import UnableToProceed, local_day
from wellheard.areas.procedures.selectors import Calendars, NoCalendar, editions_of_body
from wellheard.foundation.documents.services import Upload, path_of, store
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor

ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
KEPT_FAULTS = 2000
READABLE = (".csv", ".xlsx", ".ods", ".parquet")


@transaction.atomic
def start_import(*, upload: Upload, by: Actor, at: datetime) -> ImportRun:
    """Keep the file and open a run for it; checking is the worker's. Raises UnableToProceed, UnableToStore."""
    ending = PurePath(upload.name or "").suffix.lower()
    if ending not in READABLE:
        raise UnableToProceed(f"A file ending in {ending or 'nothing'} is not read. Give CSV, XLSX, ODS or Parquet.")
    document = store(upload, by=by, at=at)
    if document.quarantined_because:
        raise UnableToProceed(f"{document.quarantined_because} Save it again in the format its name says.")
    run: ImportRun = ImportRun.objects.create(
        organisation_id=scope.current(), document=document, started_by_id=by.staff_id, started_at=at
    )
    record("import.start", run, by=by, at=at, values={"name": document.name, "sha256": document.sha256})
    return run


def check_import(*, run: ImportRun, at: datetime) -> ImportRun:
    """The dry run: name every fault of every row, change nothing else. Idempotent."""
    run.state, run.failure, run.faults, run.warnings = ImportRun.State.CHECKING, "", [], []
    run.save(update_fields=["state", "failure", "faults", "warnings"])
    with _readable(run) as path:
        try:
            faults, warnings, run.rows = _checked(path, local_day(at))
        except (UnreadableFile, NoCalendar) as fault:
            run.state, run.failure = ImportRun.State.FAILED, str(fault)
        else:
            run.state = ImportRun.State.CHECKED
            run.done = len(faults)
            run.faults = [asdict(fault) for fault in faults[:KEPT_FAULTS]]
            run.warnings = warnings
    run.save(update_fields=["state", "failure", "faults", "warnings", "rows", "done"])
    return run


@transaction.atomic
def apply_import(*, run: ImportRun, by: Actor, at: datetime) -> ImportRun:
    """Take the whole file in, or nothing of it. Raises UnableToProceed for a run with faults or not checked."""
    run = ImportRun.objects.select_for_update(of=("self",)).select_related("document").get(pk=run.pk)
    if run.state not in (ImportRun.State.CHECKED, ImportRun.State.APPLYING):
        raise UnableToProceed("Only a file that has been checked can be taken in.")
    if run.done:
        raise UnableToProceed("The file has faults. Put them right in the file, and bring it in again.")
    arrivals = Arrivals(run, at)
    with _readable(run) as path:
        for _, cells in whole_rows(path):
            arrivals.add(cells)
    arrivals.save()
    run.state, run.applied_at = ImportRun.State.APPLIED, at
    run.save(update_fields=["state", "applied_at"])
    values = {"rows": len(arrivals.complaints), "sha256": run.document.sha256}
    record("import.apply", run, by=by, at=at, values=values)
    return run


@transaction.atomic
def undo_import(*, run: ImportRun, by: Actor, at: datetime) -> ImportRun:
    """Take an import back. Raises UnableToProceed when any of its complaints has been worked on since."""
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if run.state != ImportRun.State.APPLIED:
        raise UnableToProceed("Only what was taken in can be undone.")
    brought_in = Complaint.objects.filter(import_run=run)
    touched = Entry.objects.filter(about_id__in=brought_in.values("pk")).exclude(act__endswith=".read")
    worked_on = Complaint.objects.filter(pk__in=touched.values("about_id")).order_by("reference")
    references = list(worked_on.values_list("reference", flat=True)[:5])
    if references:
        raise UnableToProceed(
            f"Complaints of this file have been worked on since: {', '.join(references)}. It can no longer be undone."
        )
    count = brought_in.count()
    _remove(brought_in)
    run.state, run.undone_at = ImportRun.State.UNDONE, at
    run.save(update_fields=["state", "undone_at"])
    record("import.undo", run, by=by, at=at, values={"rows": count})
    return run


def _remove(complaints: Any) -> None:
    """Rows that nobody has worked on, children first. The file they came from is kept."""
    keys = complaints.values("pk")
    Extension.objects.filter(stage__complaint__in=keys)._raw_delete("default")
    for model in (StageRecord, Person, PointOfComplaint):
        model.objects.filter(complaint__in=keys)._raw_delete("default")
    complaints._raw_delete("default")


def _checked(path: Path, today: date) -> tuple[list[NamedFault], list[str], int]:
    question = Question(Period(today, today), editions_of_body(), Calendars().for_service(None), today)
    for careful in (False, True):
        try:
            with inquire([path], question, careful=careful) as inquiry:
                faults = list(inquiry.faults())
                warnings = [said for said in inquiry.figures()[1].warnings if not said.startswith("INCOMPLETE")]
            break
        except ReadDifferently:
            continue
    rows = list(whole_rows(path))
    own = list(_own_faults(path.name, rows))
    return sorted([*faults, *own], key=lambda fault: fault.line), warnings, len(rows)


def _own_faults(file: str, rows: list[tuple[int, dict[str, str]]]) -> Iterator[NamedFault]:
    """What is wrong with a row only because of what is here already."""
    editions = editions_of_body()
    first = editions[0].effective_from if editions else None
    taken = _taken([cells.get("reference", "") for _, cells in rows])
    bodies = {cells["organisation"] for _, cells in rows if cells.get("organisation")}
    for line, cells in rows:
        reference, received = cells.get("reference", ""), cells.get("received_at", "")[:10]
        if reference in taken:
            yield NamedFault(
                file, line, "reference", reference, "is the reference of a complaint that is here already",
                "Take the row out, or give it another reference.",
            )  # fmt: skip
        if len(bodies) > 1 and cells.get("organisation"):
            yield NamedFault(
                file, line, "organisation", cells["organisation"], "is one of several organisations in this file",
                "Bring in one body's complaints at a time.",
            )  # fmt: skip
        if first is None or (ISO.fullmatch(received) and received < first.isoformat()):
            yield NamedFault(
                file, line, "received_at", received, "is before the body's first procedure began",
                "An administrator can choose one that begins by then.",
            )  # fmt: skip


def _taken(references: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(references), 500):
        part = references[start : start + 500]
        found |= set(Complaint.objects.filter(reference__in=part).values_list("reference", flat=True))
    return found


@contextmanager
def _readable(run: ImportRun) -> Iterator[Path]:
    """The file under the name it was given, whose ending says how it is read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / PurePath(run.document.name).name
        os.symlink(path_of(run.organisation_id, run.document_id), path)
        yield path
