"""What is typed for a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.culture.models import Meeting
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import ServiceChoice, StaffChoice


class PlanForm(DesignForm):
    level = forms.ChoiceField(label=_("Whose meeting"), choices=Meeting.Level.choices, widget=forms.RadioSelect)
    service = ServiceChoice(
        label=_("Of which service"),
        required=False,
        empty_label=_("The whole body"),
        help_text=_("Its pack counts this service and every part below it."),
    )
    held_on = forms.DateField(label=_("Day of the meeting"))
    first_on = forms.DateField(label=_("The pack covers from"))
    last_on = forms.DateField(label=_("To, included"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("first_on") and said.get("last_on") and said["last_on"] < said["first_on"]:
            self.add_error("last_on", _("The period ends before it begins. Check both dates."))
        return said


class HoldForm(DesignForm):
    held_on = forms.DateField(label=_("Day it was held"))
    present = LongText(label=_("Who was there"), rows=4, help_text=_("One to a line: names, or posts."))


class MinuteForm(DesignForm):
    heading = forms.CharField(label=_("Item"), max_length=160)
    said = LongText(label=_("What was said"), rows=6, help_text=_("Name nobody who complained."))


class DecisionForm(DesignForm):
    what = forms.CharField(
        label=_("What was decided, in a line"), max_length=200, help_text=_("Written so that anybody could read it.")
    )
    owner = StaffChoice(label=_("Who sees to it"), empty_label=_("Choose a person"))
    due_on = forms.DateField(label=_("By when"))
    no_action_why = LongText(
        label=_("If it needs no improvement action: why"),
        required=False,
        rows=2,
        help_text=_("Leave it empty to make it one, from the page of the meeting."),
    )
