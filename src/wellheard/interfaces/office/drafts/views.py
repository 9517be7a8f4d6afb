"""Saving what is typed as it goes, throwing it away, and bringing it back: for every form of the office."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wellheard.foundation.organisations import drafts
from wellheard.foundation.organisations.gates import OfficeRequest, signed_in


@signed_in
@require_POST
def keep_draft(request: OfficeRequest) -> HttpResponse:
    """Called by the page's script while somebody types."""
    try:
        drafts.save(request.actor, _path(request), request.POST, timezone.now())
    except drafts.UnableToKeep as refusal:
        return HttpResponse(str(refusal), status=413)
    return HttpResponse(status=204)


keep_draft.is_autosave = True  # type: ignore[attr-defined]


@signed_in
@require_POST
def discard_draft(request: OfficeRequest) -> HttpResponse:
    path = _path(request)
    drafts.discard(request.actor, path, timezone.now())
    messages.success(request, _("What you had typed is thrown away."))
    return redirect(_next(request, path))


@signed_in
@require_POST
def bring_back_draft(request: OfficeRequest) -> HttpResponse:
    path = _path(request)
    drafts.bring_back(request.actor, path)
    messages.success(request, _("It is back."))
    return redirect(_next(request, path))


def _path(request: OfficeRequest) -> str:
    """The form's address: a page of the office, and nothing else."""
    path = request.POST.get("draft_path", "")
    try:
        resolve(path)
    except Resolver404:
        raise BadRequest from None
    if not path.startswith("/office/"):
        raise BadRequest
    return path


def _next(request: OfficeRequest, path: str) -> str:
    """Back to the form, or to the page that lists unfinished complaints."""
    wanted = request.POST.get("next", "")
    return wanted if wanted.startswith("/office/") else path
