"""What is typed when a complaint is taken down, and about it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework import labels
from wellheard.areas.casework.forms.categories import offer_categories
from wellheard.areas.casework.models import Person
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import (
    ContractorChoice,
    ServiceChoice,
    StaffChoice,
    StaffChoices,
)

NOT_SAID = ("", _("Not known"))


class DetailsForm(DesignForm):
    """What a complaint is about. Only the description must be given.

    The category is chosen from the list in force on the day it was received; what stands there is kept.
    """

    def __init__(self, *args: Any, received_on: date, held_category: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_categories(self, received_on, held_category)

    description = LongText(label=_("What is it about?"), help_text=_("In the person's own words where you can."))
    outcome_sought = LongText(label=_("What would put it right for them?"), required=False, rows=2)
    service = ServiceChoice(label=_("Service"), required=False, empty_label=_("Not known yet"))
    category = forms.CharField(label=_("Category"), max_length=120, required=False)
    channel = forms.ChoiceField(
        label=_("How did it come?"), choices=[NOT_SAID, *labels.CHANNELS.items()], required=False
    )
    contractor = ContractorChoice(label=_("Contractor"), required=False, empty_label=_("None"))
    event_on = forms.DateField(label=_("When did it happen?"), required=False)
    known_on = forms.DateField(
        label=_("When did they learn of it?"),
        required=False,
        help_text=_("If later than it happened. For example, 28/3/2024"),
    )
    late_reason = LongText(label=_("If it comes late: why it is heard all the same"), required=False, rows=2)
    anonymous = forms.BooleanField(label=_("They want to stay anonymous"), required=False)
    root_cause = LongText(label=_("Underlying cause"), required=False, rows=2)
    remedial_action = LongText(label=_("What was done about it"), required=False, rows=2)


class PersonForm(DesignForm):
    part = forms.ChoiceField(label=_("Who are they?"), choices=Person.Part.choices)
    name = forms.CharField(label=_("Name"), max_length=160, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = LongText(label=_("Address"), required=False, rows=3, max_length=500)
    office = forms.CharField(
        label=_("Office or relation"),
        max_length=160,
        required=False,
        help_text=_("Councillor for ward 4; her daughter; a solicitor."),
    )
    reply_to = forms.BooleanField(label=_("The reply goes to them"), required=False)
    contact_channel = forms.ChoiceField(
        label=_("Best way to reach them"), choices=[NOT_SAID, *Person.Channel.choices], required=False
    )
    contact_preference = forms.CharField(label=_("When, and anything else about it"), max_length=200, required=False)
    message_safe = forms.ChoiceField(
        label=_("Messages"), choices=[NOT_SAID, *Person.MessageSafe.choices], required=False
    )
    adjustments_asked_on = forms.DateField(
        label=_("Day they were asked whether they need anything done differently"), required=False
    )
    adjustments = LongText(
        label=_("Adjustments they need"), required=False, rows=2, help_text=_("Leave it empty when they need none.")
    )
    language = forms.CharField(label=_("Language, if not English"), max_length=80, required=False)
    interpreter = forms.CharField(label=_("Interpreter"), max_length=160, required=False)
    written_format = forms.CharField(label=_("Format for letters"), max_length=160, required=False)
    advocate = forms.CharField(label=_("Advocate: who, and how to reach them"), max_length=200, required=False)
    consent = forms.ChoiceField(
        label=_("Consent"),
        choices=Person.Consent.choices,
        required=False,
        help_text=_("Of the person whose complaint it is, when somebody else acts for them."),
    )
    consent_on = forms.DateField(label=_("Day consent was given or refused"), required=False)
    under_18 = forms.BooleanField(label=_("They are under 18"), required=False)
    staff = StaffChoice(
        label=_("If they work here: who"),
        required=False,
        empty_label=_("Nobody who works here"),
    )
    told_on = forms.DateField(label=_("Day they were told of the complaint"), required=False)

    def clean_consent(self) -> str:
        return self.cleaned_data["consent"] or Person.Consent.NOT_NEEDED.value


class PointForm(DesignForm):
    text = LongText(label=_("Point of complaint"), rows=3)
    outcome_sought = LongText(label=_("What they want to come of it"), required=False, rows=2)


class NoteForm(DesignForm):
    text = LongText(label=_("Note"), rows=4)


class DocumentForm(DesignForm):
    upload = forms.FileField(label=_("File"))
    description = forms.CharField(label=_("What it is"), max_length=200, required=False)


class RestrictForm(DesignForm):
    restricted = forms.BooleanField(
        label=_("Only the people named may see it"),
        required=False,
        help_text=_("Nobody else will find it in a list, a count or a search. You stay named."),
    )
    readers = StaffChoices(label=_("People who may see it"), required=False)


class ImportForm(DesignForm):
    upload = forms.FileField(label=_("Exchange file"), help_text=_("CSV, XLSX, ODS or Parquet, one row a complaint."))


class CaseloadForm(forms.Form):
    """What the caseload's address may ask; anything else in it is passed over."""

    words = forms.CharField(required=False, max_length=200)
    service = forms.UUIDField(required=False)
    stage = forms.TypedChoiceField(
        choices=[("", ""), ("1", "1"), ("2", "2")], coerce=int, required=False, empty_value=None
    )
    handler = forms.UUIDField(required=False)
    tag = forms.CharField(required=False, max_length=40)
