"""What is typed when a complaint is taken down, and about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework import labels
from wellheard.areas.casework.models import Person
from wellheard.areas.casework.services import Arrival
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import (
    ContractorChoice,
    ServiceChoice,
    StaffChoice,
    StaffChoices,
)

NOT_SAID = ("", _("Not known"))


class DetailsForm(DesignForm):
    """What a complaint is about. Only the description must be given."""

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


class RecordForm(DesignForm):
    """Taking a complaint down. Only the day and what it is about must be given: a person can decline the rest."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.fields["description"].widget.attrs["autofocus"] = True

    received_on = forms.DateField(label=_("Day it was received"))
    received_time = forms.TimeField(
        label=_("Time"),
        required=False,
        help_text=_("For example, 14:30"),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S", "%I:%M%p", "%I%p"],
        widget=forms.TimeInput(format="%H:%M"),
    )
    description = LongText(label=_("What is it about?"), help_text=_("In the person's own words where you can."))
    outcome_sought = LongText(label=_("What would put it right for them?"), required=False, rows=2)
    channel = forms.ChoiceField(
        label=_("How did it come?"), choices=[NOT_SAID, *labels.CHANNELS.items()], required=False
    )
    service = ServiceChoice(label=_("Service"), required=False, empty_label=_("Not known yet"))
    name = forms.CharField(label=_("Name"), max_length=160, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = LongText(label=_("Address"), required=False, rows=2, max_length=500)
    contact_preference = forms.CharField(
        label=_("How and when would they like to hear from us?"), max_length=200, required=False
    )
    adjustments = LongText(
        label=_("Is there anything we should do differently for them?"),
        required=False,
        rows=2,
        help_text=_("Ask everyone. Large print, an interpreter, a phone call instead of a letter, an advocate."),
    )
    under_18 = forms.BooleanField(label=_("They are under 18"), required=False)
    anonymous = forms.BooleanField(label=_("They want to stay anonymous"), required=False)
    straight_to_stage_2 = forms.BooleanField(
        label=_("Straight to stage 2"),
        required=False,
        help_text=_("For what is complex, serious or high-risk, or when they decline stage 1."),
    )
    why_stage_2 = forms.CharField(label=_("Why straight to stage 2"), max_length=500, required=False)

    PERSON = ("name", "phone", "email", "address", "contact_preference", "adjustments", "under_18")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("straight_to_stage_2") and not cleaned.get("why_stage_2"):
            self.add_error("why_stage_2", _("Say why it goes straight to stage 2."))
        return cleaned

    def for_service(self) -> dict[str, Any]:
        """The words of `record_complaint` for what was typed."""
        cleaned = dict(self.cleaned_data)
        arrival = Arrival(cleaned.pop("received_on"), cleaned.pop("received_time"))
        person = {name: cleaned.pop(name) for name in self.PERSON}
        return {"arrival": arrival, "person": person, **cleaned}


class PersonForm(DesignForm):
    part = forms.ChoiceField(label=_("Who are they?"), choices=Person.Part.choices)
    name = forms.CharField(label=_("Name"), max_length=160, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = LongText(label=_("Address"), required=False, rows=3, max_length=500)
    contact_preference = forms.CharField(
        label=_("How and when would they like to hear from us?"), max_length=200, required=False
    )
    adjustments = LongText(label=_("Adjustments they need"), required=False, rows=2)
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


class AllocateForm(DesignForm):
    handler = StaffChoice(label=_("Who handles it?"), required=False, empty_label=_("Nobody yet"))


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
