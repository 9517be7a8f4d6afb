"""Every address has a gate, and says which: nothing is open by forgetting.

`@public` lets anyone in; `@signed_in` any member of staff of the body; `@holding(…)` those who hold a duty.
The gate of one object and one act is asked in the area's selectors; the view only names it with `@gate(Act.…)`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role

View = Callable[..., HttpResponseBase]


class OfficeRequest(HttpRequest):
    """A request made by a member of staff."""

    actor: Actor


def public(view: View) -> View:
    view.gate = "public"  # type: ignore[attr-defined]
    return view


def _for_staff(view: View, name: str, allowed: Callable[[Actor], bool]) -> View:
    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor is None:
            if request.user.is_authenticated:
                raise PermissionDenied
            return redirect_to_login(request.get_full_path())
        if not allowed(request.actor):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    guarded.gate = name  # type: ignore[attr-defined]
    return guarded


def signed_in(view: View) -> View:
    return _for_staff(view, "signed in", lambda actor: True)


def gate(*acts: str) -> Callable[[View], View]:
    """The view asks its area's selector for one of these acts before it shows or changes an object."""
    return lambda view: _for_staff(view, ", ".join(acts), lambda actor: True)


def holding(*roles: Role) -> Callable[[View], View]:
    return lambda view: _for_staff(view, ", ".join(roles), lambda actor: actor.holds(*roles))
