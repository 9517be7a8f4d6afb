"""The child's part of a complaint's file; and how often its steps are kept."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework.permissions import may
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.casework.views.opening import opened
from wellheard.areas.children import labels
from wellheard.areas.children.permissions import TABLE, Act, may_talk
from wellheard.areas.children.selectors import child_figures, children_on_file
from wellheard.foundation.organisations.gates import OfficeRequest, gate, holding


@gate(Act.SEE_CHILD)
def part(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    complaint = opened(request, Act.SEE_CHILD, complaint_id, TABLE)
    context = {
        "complaint": complaint,
        "today": timezone.localdate(),
        "heading": _("Child"),
        "children": children_on_file(request.actor, complaint),
        "may_work": may(request.actor, Act.WORK_WITH_CHILD, complaint, TABLE),
        "hears": may(request.actor, Act.HEAR_CHILD, complaint, TABLE),
        "under_18": complaint.people.filter(under_18=True).exists(),
    }
    return render(request, "children/part.html", context)


@holding(*READERS)
def figures(request: OfficeRequest) -> HttpResponse:
    """How often the steps were kept in the last twelve months."""
    today = timezone.localdate()
    first = date(today.year - 1, today.month, 1)
    found = child_figures(request.actor, first, today)
    rows = [(labels.TRIGGERS[trigger], number) for trigger, number in found.by_trigger.items()]
    context = {"figures": found, "rows": rows, "first": first, "today": today, "may_talk": may_talk(request.actor)}
    return render(request, "children/figures.html", context)
