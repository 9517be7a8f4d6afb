"""What is typed about other bodies and contractors, staff complained about, and the care of handlers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.investigation.models import OutsidePart
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import ContractorChoice, StaffChoice


class OutsidePartForm(DesignForm):
    body = forms.CharField(label=_("Another body"), max_length=200, required=False)
    contractor = ContractorChoice(label=_("Or a contractor of ours"), required=False, empty_label=_("None"))
    contact = forms.CharField(label=_("Whom to ask there, and how"), max_length=300, required=False)
    lead = forms.ChoiceField(
        label=_("Who leads"),
        choices=OutsidePart.Lead.choices,
        widget=forms.RadioSelect,
        help_text=_("For a contractor we always answer: their service is ours."),
    )
    agreed_on = forms.DateField(label=_("Day that was agreed with them"), required=False)
    customer_told_on = forms.DateField(label=_("Day the customer was told"), required=False)
    consent = forms.ChoiceField(label=_("Consent to share"), choices=OutsidePart.Consent.choices)
    asked = LongText(label=_("What they are asked"), required=False, rows=3)
    asked_on = forms.DateField(label=_("Day they were asked"), required=False)
    due_on = forms.DateField(label=_("Day it is due"), required=False)
    given_on = forms.DateField(label=_("Day it came"), required=False)
    said = LongText(label=_("What they said"), required=False, rows=5)


class SignPartForm(DesignForm):
    remark = LongText(label=_("Anything to add"), required=False, rows=2)


class ConcernForm(DesignForm):
    told = LongText(
        label=_("What they are told"), rows=4, help_text=_("They see these words. Leave out the customer's details.")
    )
    told_on = forms.DateField(label=_("Day they were told"))
    supported_by = forms.CharField(
        label=_("Who supports them"), max_length=200, required=False, help_text=_("By name, and how to reach them.")
    )


class FactsForm(DesignForm):
    facts = LongText(label=_("The facts found about them"), rows=6, help_text=_("They see these words alone."))
    due_on = forms.DateField(
        label=_("Comment by"), required=False, help_text=_("Five working days from today, if you leave this empty.")
    )


class InformForm(DesignForm):
    on = forms.DateField(label=_("Day they heard"))
    what = LongText(label=_("What they were told"), rows=3)


class OutcomeForm(DesignForm):
    outcome = LongText(label=_("What came of it, as far as it concerns them"), rows=4)
    told_on = forms.DateField(label=_("Day they were told"))


class HandlerCareForm(DesignForm):
    supported_by = StaffChoice(label=_("Who supports the handler"), empty_label=_("Choose a person"))
    why = LongText(label=_("What happened, if it was abuse"), required=False, rows=3)
    debrief_asked_on = forms.DateField(label=_("Day on which a talk about it was asked for"), required=False)


class HeldForm(DesignForm):
    held_on = forms.DateField(label=_("Day you talked about it"))
