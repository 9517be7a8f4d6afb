"""What is typed for a bulletin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.culture.models import Bulletin
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import ServiceChoice
from wellheard.foundation.organisations.models import Service


class BeginForm(DesignForm):
    kind = forms.ChoiceField(label=_("What it is"), choices=Bulletin.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title"), max_length=160)
    service = ServiceChoice(label=_("What was learned in"), required=False, empty_label=_("The whole body"))
    first_on = forms.DateField(label=_("From"))
    last_on = forms.DateField(label=_("To, included"))
    services: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Sent to the staff of"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("And of every part below. Choose none to send it to all staff."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["services"]
        chosen.queryset = Service.objects.filter(closed_on=None).order_by("path")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("first_on") and said.get("last_on") and said["last_on"] < said["first_on"]:
            self.add_error("last_on", _("The period ends before it begins. Check both dates."))
        return said


class EditForm(DesignForm):
    title = forms.CharField(label=_("Title"), max_length=160)
    text = LongText(
        label=_("Text"), rows=18, help_text=_("Plain words. Name nobody, and nothing by which somebody could be known.")
    )


class ApproveForm(DesignForm):
    autosave = False


class SendForm(DesignForm):
    autosave = False
