"""Reading a form off a request, without losing what was typed."""

from typing import Any, TypeVar

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from wellheard.foundation.organisations import kept

SomeForm = TypeVar("SomeForm", bound=Form)


def typed(request: HttpRequest, form_class: type[SomeForm], **kwargs: Any) -> SomeForm:
    """The form as sent; as it was when the session ended, if one was kept for this address; or as it begins."""
    if request.method == "POST":
        kept.forget(request)
        return form_class(request.POST, request.FILES, **kwargs)
    given_back = kept.give_back(request)
    if given_back is None:
        return form_class(**kwargs)
    messages.info(request, _("This is what you had typed when your session ended. Check it, then send it again."))
    return form_class(given_back, **kwargs)
