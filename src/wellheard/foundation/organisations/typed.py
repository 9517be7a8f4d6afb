"""Reading a form off a request, without losing what was typed."""

from typing import Any, TypeVar

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from wellheard.foundation.organisations import drafts, kept
from wellheard.foundation.organisations.actors import Actor

SomeForm = TypeVar("SomeForm", bound=Form)


def typed(request: HttpRequest, form_class: type[SomeForm], **kwargs: Any) -> SomeForm:
    """The form as sent; as it was when the session ended, if one was kept for this address; as it was being typed
    there before; or as it begins. One that goes on from a draft says so: `form.draft`.
    """
    if request.method == "POST":
        kept.forget(request)
        return form_class(request.POST, request.FILES, **kwargs)
    given_back = kept.give_back(request)
    if given_back is not None:
        messages.info(request, _("This is what you had typed when your session ended. Check it, then send it again."))
        return form_class(given_back, **kwargs)
    return _gone_on_with(request, form_class, **kwargs)


def _gone_on_with(request: HttpRequest, form_class: type[SomeForm], **kwargs: Any) -> SomeForm:
    actor: Actor | None = getattr(request, "actor", None)
    form = form_class(**kwargs)
    if actor is None or not getattr(form, "autosave", False):
        return form
    draft = drafts.find(actor, request.path)
    if draft is None:
        return form
    initial = {**(kwargs.get("initial") or {}), **drafts.as_initial(draft, form.fields)}
    form = form_class(**{**kwargs, "initial": initial})
    form.draft = draft  # type: ignore[attr-defined]
    return form
