"""What is typed about evidence, interviews, advice and dated events."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.investigation.models import Evidence
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import ModelChoiceField, StaffChoice

UNKNOWN = [("", _("Not known")), ("True", _("Yes")), ("False", _("No"))]


class FileChoice(ModelChoiceField):
    """A file of the complaint, by its name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.document.name)


class PointChoice(ModelChoiceField):
    """A point of the complaint, by number and text."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number}. {obj.text[:90]}"


class EvidenceForm(DesignForm):
    def __init__(self, *args: Any, complaint: Complaint, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].queryset = complaint.points.all()  # type: ignore[attr-defined]
        files = complaint.documents.select_related("document").order_by("id")
        self.fields["file"].queryset = files  # type: ignore[attr-defined]

    item = forms.CharField(label=_("What it is"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=Evidence.Kind.choices)
    from_whom = forms.CharField(label=_("From whom"), max_length=200, required=False)
    dated_on = forms.DateField(label=_("Date it bears"), required=False)
    point = PointChoice(queryset=None, label=_("For which point"), required=False, empty_label=_("All of them"))
    shows = forms.ChoiceField(label=_("What it can show"), choices=Evidence.Shows.choices)
    contemporaneous = forms.TypedChoiceField(
        label=_("Was it made at the time?"),
        choices=UNKNOWN,
        coerce=lambda value: value == "True",
        empty_value=None,
        required=False,
    )
    file = FileChoice(queryset=None, label=_("File in the complaint"), required=False, empty_label=_("None"))
    asked_on = forms.DateField(label=_("Day it was asked for"), required=False)
    due_on = forms.DateField(label=_("Day it is due"), required=False)
    received_on = forms.DateField(label=_("Day it was received"), required=False)
    reliance = forms.ChoiceField(
        label=_("Is it relied on?"), choices=[("", _("Not decided yet")), *Evidence.Reliance.choices], required=False
    )
    reliance_why = LongText(label=_("Why, or why not"), required=False, rows=2)


class InterviewForm(DesignForm):
    with_whom = forms.CharField(label=_("With whom"), max_length=200)
    held_on = forms.DateField(label=_("Day"))
    present = forms.CharField(label=_("Who else was there"), max_length=300, required=False)
    notes = LongText(label=_("Notes"), required=False, rows=10)
    agreed_on = forms.DateField(label=_("Day they agreed the notes"), required=False)


class AskAdviceForm(DesignForm):
    from_whom = forms.CharField(label=_("From whom"), max_length=200)
    standing = LongText(label=_("What qualifies them"), rows=2)
    not_involved = forms.BooleanField(label=_("They were not involved in what is complained of"), required=False)
    question = LongText(label=_("What they are asked"), rows=4)
    asked_on = forms.DateField(label=_("Day it is asked"))
    due_on = forms.DateField(label=_("Day it is due"), required=False)


class ReceiveAdviceForm(DesignForm):
    received_on = forms.DateField(label=_("Day it came"))
    said = LongText(label=_("What they said"), rows=10)
    checked_by = StaffChoice(
        label=_("Who checked that it answers the question"), required=False, empty_label=_("Nobody yet")
    )


class EventForm(DesignForm):
    on = forms.DateField(label=_("Day"))
    time = forms.TimeField(label=_("Time"), required=False, help_text=_("For example, 14:30"))
    what = LongText(label=_("What happened"), rows=3)
    source = forms.CharField(label=_("How it is known"), max_length=300)
