"""The people of a complaint, as others ask after them."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import prefetch_related_objects

from wellheard.areas.casework.models import Complaint, Person

NOT_YET = (Person.Consent.AWAITED, Person.Consent.REFUSED)


def people_of(complaint: Complaint) -> tuple[Person, ...]:
    """The people of a complaint in the order in which they are shown: read once for all that one page asks of them."""
    prefetch_related_objects([complaint], "people")
    return tuple(sorted(complaint.people.all(), key=lambda one: (one.part, one.pk)))


def reply_goes_to(complaint: Complaint) -> Person | None:
    """Whom the answer is written to: whoever it is to go to, unless consent is wanting; else the person complaining.

    A councillor's or MP's enquiry is answered to them where the file says so.
    """
    people = sorted(complaint.people.all(), key=lambda one: one.pk)
    told = [one for one in people if one.reply_to and one.consent not in NOT_YET]
    complaining = [one for one in people if one.part == Person.Part.COMPLAINANT]
    return next(iter([*told, *complaining]), None)


def consent_wanted_of(complaint: Complaint) -> Person | None:
    """Whose consent is waited for, the first where there are several: the one whom the letter that asks is to."""
    wanted: Person | None = complaint.people.filter(consent=Person.Consent.AWAITED).order_by("id").first()
    return wanted


def staff_complained_about(complaints: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Those of our own staff that each of many complaints is about; nothing for one that is about none."""
    rows = Person.objects.filter(complaint__in=complaints, part=Person.Part.STAFF_COMPLAINED_ABOUT)
    found: dict[UUID, set[UUID]] = {}
    for complaint_id, staff_id in rows.exclude(staff=None).order_by("pk").values_list("complaint_id", "staff_id"):
        found.setdefault(complaint_id, set()).add(staff_id)
    return found
