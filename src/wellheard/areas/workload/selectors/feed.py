"""One's dates as a calendar program reads them: references and dates, nothing about anybody."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from wellheard.areas.casework.selectors import Caseload, caseload
from wellheard.areas.workload.selectors.mine import tasks_of
from wellheard.foundation.organisations.actors import Actor

LONGEST = 1000


def dates_feed(actor: Actor, address: str, on: date, at: datetime) -> bytes:
    """The due dates of the complaints this person handles and of their tasks, as an iCalendar file."""
    calendar = Calendar()
    calendar.add("prodid", "-//Wellheard//Dates//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Complaints: my dates"))
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for complaint in caseload(actor, Caseload(showing="mine"), on)[:LONGEST]:
        if complaint.due_on:
            words = _("%(reference)s: answer due") % {"reference": complaint.reference}
            where = f"{address}/office/complaints/{complaint.pk}/"
            calendar.add_component(_day(f"due-{complaint.pk}", complaint.due_on, words, where, at))
    for task in [task for task in tasks_of(actor) if task.due_on][:LONGEST]:
        about = f"{task.complaint.reference}: " if task.complaint else ""
        words = _("%(about)stask due") % {"about": about}
        calendar.add_component(_day(f"task-{task.pk}", task.due_on, words, f"{address}/office/", at))
    content: bytes = calendar.to_ical()
    return content


def _day(key: str, on: date | None, words: str, where: str, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{key}@wellheard")
    event.add("dtstamp", at)
    event.add("dtstart", on)
    event.add("summary", words)
    event.add("url", where)
    event.add("transp", "TRANSPARENT")
    return event
