"""What is typed about priority, allocation, conflicts, biases and briefings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.investigation.models import Triage
from wellheard.foundation.design.forms import DesignForm, LongText, YesNo
from wellheard.foundation.organisations.choices import StaffChoice


class TriageForm(DesignForm):
    risk = forms.ChoiceField(label=_("Risk"), choices=Triage.Risk.choices, widget=forms.RadioSelect)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Triage.Urgency.choices, widget=forms.RadioSelect)
    vulnerability = LongText(
        label=_("What makes somebody in it vulnerable"),
        required=False,
        rows=2,
        help_text=_("Leave it empty if nothing."),
    )
    actions = LongText(label=_("What was done at once"), required=False, rows=3)
    reason = LongText(label=_("Why, or what has changed"), required=False, rows=2)
    customer_told_on = forms.DateField(
        label=_("Day the customer was told of the priority"),
        required=False,
        help_text=_("They are told when it changes."),
    )


class ToldForm(DesignForm):
    told_on = forms.DateField(label=_("Day they were told"))


class AllocationForm(DesignForm):
    """The page draws `handler` as a table; `somebody_else` is for one who is not in it."""

    handler = StaffChoice(label=_("Who handles it?"), required=False, empty_label=_("Nobody yet"))
    somebody_else = StaffChoice(label=_("Somebody else"), required=False, empty_label=_("Nobody else"))
    outside = forms.BooleanField(
        label=_("Whoever investigates must come from outside the directorate complained about"), required=False
    )
    reason = LongText(label=_("Why this person, where something is pointed out"), required=False, rows=2)

    def for_service(self) -> dict[str, Any]:
        """The words of `allocate` for what was chosen."""
        cleaned = dict(self.cleaned_data)
        somebody_else = cleaned.pop("somebody_else")
        return {**cleaned, "handler": somebody_else or cleaned["handler"]}


class ConflictForm(DesignForm):
    conflict = YesNo(label=_("Have you a conflict of interest in this matter?"))
    what = LongText(label=_("If yes: what it is"), required=False, rows=3)


class BiasForm(DesignForm):
    raised_by = forms.CharField(
        label=_("Who says so"), max_length=200, required=False, help_text=_("Leave it empty if it is you.")
    )
    raised_on = forms.DateField(label=_("Day they said so"))
    what = LongText(label=_("What they say"), rows=4)


class SayUnfairForm(DesignForm):
    """What somebody who was asked for an account says of how it is looked into."""

    what = LongText(
        label=_("What is not fair about it"),
        rows=5,
        help_text=_("It is read by those who look into the matter, and answered by a manager who is not involved."),
    )


class AnswerBiasForm(DesignForm):
    answer = LongText(label=_("Your answer, and what follows from it"), rows=5)


class BriefForm(DesignForm):
    text = LongText(
        label=_("What the chief executive should know"),
        rows=6,
        help_text=_("What is said, by whom, who looks into it, and what you propose."),
    )


class ReadBriefingForm(DesignForm):
    remark = LongText(label=_("What you want done"), required=False, rows=3)
