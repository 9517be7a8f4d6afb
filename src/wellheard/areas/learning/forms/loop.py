"""For which period, and of which service, the loop is shown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.foundation.design.forms import DesignForm
from wellheard.foundation.organisations.choices import ServiceChoice


class LoopForm(DesignForm):
    autosave = False

    first = forms.DateField(label=_("Closed from"))
    last = forms.DateField(label=_("To, included"))
    service = ServiceChoice(label=_("Service"), required=False, empty_label=_("The whole body"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", _("The period ends before it begins. Check both dates."))
        return said
