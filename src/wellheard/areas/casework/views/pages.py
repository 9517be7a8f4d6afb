"""One act, one form, one service: how an area shows the acts on a complaint that need no page of their own.

An area keeps a table, slug → `Page`, and makes its view with `acts_view(PAGES, TABLE)`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework import services
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import TABLE, Table
from wellheard.areas.casework.views.opening import opened
from wellheard.foundation.design.forms import DesignForm
from wellheard.foundation.journal.selectors import changes_since, last_number
from wellheard.foundation.journal.sentences import act_words
from wellheard.foundation.organisations.gates import OfficeRequest, View, gate
from wellheard.foundation.organisations.typed import typed

FILE = "office:casework:complaint"
Initial = Callable[[Any, date], dict[str, Any]]
"""What a form begins with: asked of the item the act is on, or else of the complaint, and of today."""


def nothing(subject: Any, on: date) -> dict[str, Any]:
    return {}


def today(*names: str) -> Initial:
    return lambda subject, on: dict.fromkeys(names, on)


def values_of(*names: str) -> Initial:
    """The fields as they stand."""
    return lambda subject, on: {name: getattr(subject, name) for name in names}


@dataclass(frozen=True)
class Page:
    """What one act asks and says. `done` is said when it has been carried out, `about` is shown beside the form.

    An act on one thing in a complaint names where to look for it (`items`) and the service's word for it
    (`item_name`); its address ends in that thing's id. `given` are words for the form itself; `back` is the
    page returned to; `from_address` are fields that the address may begin with; `refusals` are what the
    service may refuse with, in words for a person.
    """

    permission: str
    form: type[DesignForm]
    service: Callable[..., Any]
    heading: Any
    submit: Any
    done: Any
    lead: Any = ""
    initial: Initial = nothing
    about: Initial = nothing
    items: Callable[[Complaint], Any] | None = None
    item_name: str = ""
    given: Initial = nothing
    back: str = FILE
    refusals: tuple[type[Exception], ...] = ()
    template: str = "casework/act.html"
    from_address: tuple[str, ...] = ()


def acts_view(pages: Mapping[str, Page], table: Table = TABLE) -> View:
    """The view of a table of pages: the gate, the form, the service, and back to the file."""

    def act(request: OfficeRequest, complaint_id: UUID, slug: str, item_id: UUID | None = None) -> HttpResponse:
        page = pages.get(slug)
        if page is None or (page.items is None) != (item_id is None):
            raise Http404
        complaint = opened(request, page.permission, complaint_id, table)
        item = page.items(complaint).filter(pk=item_id).first() if page.items else None
        if page.items and item is None:
            raise Http404
        return _act(request, page, complaint, item)

    return gate(*sorted({str(page.permission) for page in pages.values()}))(act)


def _act(request: OfficeRequest, page: Page, complaint: Complaint, item: Any) -> HttpResponse:
    now = timezone.now()
    on = timezone.localdate(now)
    subject = complaint if item is None else item
    said_there = {name: request.GET[name] for name in page.from_address if name in request.GET}
    form = typed(request, page.form, initial=page.initial(subject, on) | said_there, **page.given(subject, on))
    if request.method == "POST" and form.is_valid() and not overtaken(request, form, complaint):
        said = {"complaint": complaint, "by": request.actor, "at": now, **form.cleaned_data}
        if item is not None:
            said[page.item_name] = item
        if carried_out(form, page.service, page.refusals, **said):
            return back_to_file(request, complaint, str(page.done), page.back)
    context = {
        "form": form,
        "complaint": complaint,
        "item": item,
        "seen": last_number(complaint.pk),
        "heading": page.heading,
        "lead": page.lead,
        "submit": page.submit,
        "label": complaint.reference,
        "back_url": reverse(page.back, args=[complaint.pk]),
        "today": on,
        **page.about(subject, on),
    }
    return render(request, page.template, context, status=422 if form.errors else 200)


def overtaken(request: OfficeRequest, form: DesignForm, complaint: Complaint) -> bool:
    """Whether somebody else changed the complaint since this form was opened: then it is said, and nothing sent.

    The form is shown again with everything typed; sent once more, it goes through.
    """
    seen = request.POST.get("seen", "")
    steps = changes_since(complaint.pk, int(seen), request.actor.staff_id) if seen.isdecimal() else []
    if not steps:
        return False
    told = "; ".join(f"{step.who or _('The system')}: {act_words(step.act)}" for step in steps[-5:])
    words = _("This complaint changed while you were typing (%(told)s). Look at the file, then send yours again.")
    form.add_error(None, words % {"told": told})
    return True


def carried_out(
    form: DesignForm, service: Callable[..., Any], refusals: tuple[type[Exception], ...] = (), /, **kwargs: Any
) -> bool:
    """Call a service; a refusal is shown on the form, at the field it names, with everything that was typed."""
    known: tuple[type[Exception], ...] = (*services.REFUSALS, *refusals)
    try:
        service(**kwargs)
    except known as refusal:
        field = getattr(refusal, "field", "")
        form.add_error(field if field in form.fields else None, str(refusal))
        return False
    return True


def back_to_file(request: HttpRequest, complaint: Complaint, done: str, back: str = FILE) -> HttpResponse:
    messages.success(request, done)
    return redirect(back, complaint_id=complaint.pk)
