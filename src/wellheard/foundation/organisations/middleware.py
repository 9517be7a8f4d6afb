"""Each request: who it is, in which body's scope, and that its address has a gate."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.foundation.organisations import drafts, kept, scope
from wellheard.foundation.organisations.actors import actor_for

GetResponse = Callable[[HttpRequest], HttpResponse]


class ActorMiddleware:
    """Puts the signed-in person on the request and enters their body's scope for as long as it lasts."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.actor = None
        if not request.user.is_authenticated:
            return self.get_response(request)
        with scope.of(request.user.organisation_id):
            request.actor = actor_for(request.user, timezone.localdate())
            response = self.get_response(request)
            sent = request.method == "POST" and 300 <= response.status_code < 400
            if sent and request.actor and not getattr(request, "keeps_draft", False):
                drafts.forget(request.actor, request.path)
        kept.remember_account(response, request.user, settings.SECURE)
        return response


class GateMiddleware:
    """Denies by default: an address whose view names no gate is shut, and staff pages need a second factor."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        gate = getattr(view, "gate", None)
        if gate is None and not view.__module__.startswith("allauth."):
            raise PermissionDenied
        if gate in (None, "public"):
            return None
        if not request.user.is_authenticated:
            if request.method == "POST" and not getattr(view, "is_autosave", False) and kept.keep(request):
                messages.warning(
                    request, _("Your session ended. What you typed has been kept: sign in to go on with it.")
                )
            return redirect_to_login(request.get_full_path())
        if not is_mfa_enabled(request.user):
            messages.info(request, _("Set up a second step for signing in. You need one to see complaints."))
            return redirect("mfa_index")
        return None
