"""Looking is an act too: who saw which complaints, and what left as a file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from wellheard.areas.casework.models import Complaint, ComplaintDocument
from wellheard.foundation.journal.services import Act as Said
from wellheard.foundation.journal.services import record, record_all
from wellheard.foundation.organisations.actors import Actor


def read_complaint(*, complaint: Complaint, by: Actor, at: datetime) -> None:
    """Write down that somebody looked at a complaint's personal data."""
    with transaction.atomic():
        record("complaint.read", complaint, by=by, at=at, about=complaint.pk)


def read_list(*, complaints: Sequence[Complaint], by: Actor, at: datetime) -> None:
    """Write down that a list or a file of complaints was shown, and which complaints were in it."""
    if complaints:
        ids = [complaint.pk for complaint in complaints]
        with transaction.atomic():
            said = Said("caseload.read", at, "organisations.staffmember", by.staff_id, by.staff_id, None)
            record_all([replace(said, values={"complaints": ids})])


def read_export(*, count: int, asked: str, by: Actor, at: datetime) -> None:
    """Write down that complaints left as a file: how many, and what was asked for."""
    said = Said("export.read", at, "organisations.staffmember", by.staff_id, by.staff_id, None)
    with transaction.atomic():
        record_all([replace(said, values={"complaints": count, "asked": asked})])


def read_document(*, document: ComplaintDocument, by: Actor, at: datetime) -> None:
    with transaction.atomic():
        record("document.read", document, by=by, at=at, about=document.complaint_id)
