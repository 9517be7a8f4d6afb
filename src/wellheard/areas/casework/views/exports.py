"""The caseload as a file: the same rows, in the same order, as on the page."""

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

from wellheard.areas.casework import labels
from wellheard.areas.casework.models import Complaint
from wellheard.rules.stages import Stage

HEADINGS = ("Reference", "Received", "Stage", "Service", "Category", "Handled by", "Due", "Closed", "About")


class _Line:
    def write(self, line: str) -> str:
        return line


def caseload_csv(complaints: QuerySet[Complaint], today: date) -> HttpResponse:
    writer = csv.writer(_Line())
    rows = [writer.writerow(HEADINGS), *(writer.writerow(row) for row in _rows(complaints))]
    response = HttpResponse("\ufeff" + "".join(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="complaints-{today.isoformat()}.csv"'
    return response


def _rows(complaints: QuerySet[Complaint]) -> Iterator[tuple[Any, ...]]:
    for complaint in complaints.iterator(chunk_size=2000):
        yield tuple(
            plain(value)
            for value in (
                complaint.reference,
                complaint.received_on.isoformat(),
                labels.STAGES[Stage(complaint.state)],
                complaint.service.path if complaint.service else "",
                complaint.category,
                complaint.handler.name if complaint.handler else "",
                complaint.due_on.isoformat() if complaint.due_on else "",
                complaint.closed_on.isoformat() if complaint.closed_on else "",
                complaint.description,
            )
        )


def plain(value: Any) -> str:
    """Text that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
