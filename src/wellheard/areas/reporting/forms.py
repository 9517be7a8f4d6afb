"""What may be asked of the indicators."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.analytics.indicators import Counting
from wellheard.foundation.design.forms import DesignForm
from wellheard.foundation.organisations.choices import ServiceChoice

COUNTING = [
    (Counting.WHERE_IT_ENDED.value, _("once, at the stage where it ended")),
    (Counting.BOTH_CLOSURES.value, _("at both closures")),
]


class PeriodForm(DesignForm):
    first = forms.DateField(label=_("From"))
    last = forms.DateField(label=_("To, that day included"))
    service = ServiceChoice(label=_("Service"), required=False, empty_label=_("The whole body"))
    counting = forms.ChoiceField(label=_("An escalated complaint counts"), choices=COUNTING, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            self.add_error("last", _("The period would end before it begins."))
        return cleaned
