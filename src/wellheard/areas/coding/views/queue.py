"""What waits to be coded."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.selectors.caseload import in_a_list
from wellheard.areas.casework.views.opening import listed
from wellheard.areas.coding.permissions import may_draw
from wellheard.areas.coding.selectors import counts_of, queue
from wellheard.areas.coding.selectors.queue import QUEUES
from wellheard.foundation.organisations.gates import OfficeRequest, signed_in

PAGE = 25
TABS: dict[str, tuple[Any, str]] = {
    "uncoded": (_("Answered, not coded"), "office:coded:code"),
    "open": (_("Open, not coded"), "office:coded:code"),
    "asked": (_("Asked of me, as second coder"), "office:coded:second"),
    "differ": (_("To agree on"), "office:coded:agree"),
}


@signed_in
def to_code(request: OfficeRequest) -> HttpResponse:
    which = request.GET.get("showing", "uncoded")
    which = which if which in QUEUES else "uncoded"
    page = Paginator(in_a_list(queue(request.actor, which)), PAGE).get_page(request.GET.get("page"))
    listed(request, page)
    counts = counts_of(request.actor)
    tabs = [{"name": name, "label": label, "count": counts[name]} for name, (label, _url) in TABS.items()]
    context = {
        "page": page, "which": which, "tabs": tabs, "url_name": TABS[which][1], "may_draw": may_draw(request.actor),
        "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "coding/to_code.html", context)
