from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest

from people import NOW, TODAY, Body, Colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import Arrival, record_complaint
from wellheard.foundation.organisations import scope


@pytest.fixture
def complaint(council: Body, ailsa: Colleague) -> Callable[..., Complaint]:
    """Records a complaint: `complaint()`, `complaint(by=dougal, body=other_body, service="Repairs")`.

    It is taken down by Ailsa for the council's repairs on the Thursday before Easter 2024 unless told
    otherwise. Whatever else `record_complaint` takes may be given.
    """

    def record(
        description: str = "There has been damp in the bedroom since October.",
        *,
        received_on: date = TODAY,
        received_time: time | None = None,
        service: str | None = "Repairs",
        body: Body = council,
        by: Colleague = ailsa,
        at: datetime | None = None,
        name: str = "Effie Bain",
        **details: Any,
    ) -> Complaint:
        moment = at or NOW.replace(year=received_on.year, month=received_on.month, day=received_on.day)
        with scope.of(body.id):
            return record_complaint(
                arrival=Arrival(received_on, received_time),
                description=description,
                person={"name": name},
                service=body.services[service] if service else None,
                by=by.actor(moment.date()),
                at=moment,
                **details,
            )

    return record
