"""What is typed about the people of a complaint, what they want, and what it belongs with."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework import labels
from wellheard.areas.casework.forms.acts import AnswerForm
from wellheard.areas.casework.forms.categories import day_of, offer_categories
from wellheard.areas.casework.models import (
    Campaign,
    ConsentStep,
    EqualityQuestion,
    OutcomeSought,
    ProtectionReferral,
)
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import OneOfTheBody, ServiceChoice

NOT_SAID = ("", _("Not known"))


class ConsentForm(DesignForm):
    kind = forms.ChoiceField(label=_("What happened"), choices=ConsentStep.Kind.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Day"))
    how = forms.CharField(label=_("How: by letter, by phone, on a form"), max_length=200, required=False)
    due_on = forms.DateField(label=_("Wanted by"), required=False, help_text=_("When it is asked for or chased."))
    limits = LongText(label=_("Limits: what may be looked at, and what may be said to whom"), required=False, rows=3)


class OutcomeSoughtForm(DesignForm):
    text = LongText(label=_("What they want to come of it"), rows=2)
    possible = forms.ChoiceField(
        label=_("Can this procedure bring it about?"),
        choices=[("", _("Not considered yet")), *OutcomeSought.Possible.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    why_not = LongText(label=_("If not, or not in full: why"), required=False, rows=2)
    alternatives = LongText(label=_("What else was explored with them"), required=False, rows=2)
    told_on = forms.DateField(label=_("Day they were told"), required=False)
    told_how = forms.CharField(label=_("How they were told"), max_length=200, required=False)


class ProtectForm(DesignForm):
    who = forms.ChoiceField(
        label=_("Who may not be safe?"), choices=ProtectionReferral.Who.choices, widget=forms.RadioSelect
    )
    concern = LongText(label=_("What the concern is"), rows=3, help_text=_("In their own words where you can."))
    referred_to = forms.CharField(
        label=_("Who you told"), max_length=200, help_text=_("Child protection, adult protection, the police: a name.")
    )
    referred_on = forms.DateField(label=_("Day"))
    referred_time = forms.TimeField(
        label=_("Time"), help_text=_("For example, 14:30"), widget=forms.TimeInput(format="%H:%M")
    )
    advice = LongText(label=_("What they asked you to do, or not to do"), required=False, rows=2)
    paused = forms.BooleanField(
        label=_("Work on the complaint waits, as they asked"),
        required=False,
        help_text=_("Its clock does not stop: say so to the person, when it is safe to."),
    )


class LinkForm(DesignForm):
    reference = forms.CharField(label=_("Reference of the other complaint"), max_length=40)
    why = forms.CharField(label=_("What they have to do with each other"), max_length=300, required=False)


class MergeForm(DesignForm):
    reference = forms.CharField(
        label=_("Reference of the one that came first"),
        max_length=40,
        help_text=_("It leads. This one is joined to it, and stands in no figure."),
    )
    why = LongText(label=_("How you know that it is the same person and the same matter"), rows=2)


class NothingForm(DesignForm):
    """Only to be confirmed."""

    autosave = False


class CampaignChoice(OneOfTheBody):
    def choosable(self) -> Any:
        return Campaign.objects.order_by("-started_at")


class JoinCampaignForm(DesignForm):
    plain_labels = ("campaign", "name")
    campaign = CampaignChoice(label=_("Campaign"), required=False, empty_label=_("A new one"))
    name = forms.CharField(label=_("Name, for a new campaign"), max_length=160, required=False)
    about = LongText(label=_("What all of them say, for a new campaign"), required=False, rows=3)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("campaign") and not (cleaned.get("name") or "").strip():
            self.add_error("name", _("Choose a campaign, or give the new one a name."))
        return cleaned


class CampaignAnswerForm(AnswerForm):
    """The one answer, and whom it answers in full."""

    def __init__(self, *args: Any, members: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("members", members)

    members = forms.MultipleChoiceField(label=_("Whom this answers"), widget=forms.CheckboxSelectMultiple)


class VoiceForm(DesignForm):
    """What is kept without being a complaint; a category, where one is asked for, from the list of the day."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "category" in self.fields:
            offer_categories(self, day_of(self, "on", today))


class PraiseForm(VoiceForm):
    words = LongText(label=_("What they said"), rows=4)
    service = ServiceChoice(label=_("Service"), required=False, empty_label=_("Not known yet"))
    on = forms.DateField(label=_("Day"))
    said_by = forms.CharField(label=_("Who said it, if they want it known"), max_length=160, required=False)
    channel = forms.ChoiceField(label=_("How it came"), choices=[NOT_SAID, *labels.CHANNELS.items()], required=False)
    passed_on_to = forms.CharField(label=_("Passed on to"), max_length=200, required=False)
    passed_on_on = forms.DateField(label=_("Day it was passed on"), required=False)


class PassOnForm(DesignForm):
    passed_on_to = forms.CharField(label=_("Passed on to"), max_length=200)
    passed_on_on = forms.DateField(label=_("Day it was passed on"))


class DissatisfactionForm(VoiceForm):
    words = LongText(
        label=_("What they were unhappy with"),
        rows=4,
        help_text=_("In a sentence. Write no name, address or phone number: this is kept for the trends alone."),
    )
    service = ServiceChoice(label=_("Service"), required=False, empty_label=_("Not known yet"))
    category = forms.CharField(label=_("Category"), max_length=120, required=False)
    on = forms.DateField(label=_("Day"))
    channel = forms.ChoiceField(label=_("How it came"), choices=[NOT_SAID, *labels.CHANNELS.items()], required=False)


class EqualityForm(DesignForm):
    """The body's own questions, each of which may be passed over. Never saved as a draft: that would be a trace."""

    autosave = False

    def __init__(self, *args: Any, questions: Sequence[EqualityQuestion] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in questions:
            self.fields[f"q_{row.pk}"] = forms.ChoiceField(
                label=row.question,
                choices=[("", _("Not answered")), *((answer, answer) for answer in row.answers)],
                required=False,
                widget=forms.RadioSelect,
            )


class EqualityQuestionForm(DesignForm):
    question = forms.CharField(label=_("Question"), max_length=200)
    answers = LongText(label=_("Answers to choose from, one on each line"), rows=6)
    retired = forms.BooleanField(label=_("Ask it no more"), required=False)
