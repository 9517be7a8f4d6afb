"""What is typed about a child's part in a complaint, step by step."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.children.models import ChildInvolvement, ChildWords
from wellheard.foundation.design.forms import DesignForm, LongText, YesNo
from wellheard.foundation.organisations.choices import StaffChoice

NOT_SAID = ("", _("Not known yet"))


class BeginForm(DesignForm):
    called = forms.CharField(label=_("What the child is called"), max_length=120, required=False)
    trigger = forms.ChoiceField(
        label=_("How a child is involved"), choices=ChildInvolvement.Trigger.choices, widget=forms.RadioSelect
    )
    age_band = forms.ChoiceField(
        label=_("About how old"), choices=[NOT_SAID, *ChildInvolvement.Age.choices], required=False
    )
    born_on = forms.DateField(label=_("Date of birth, if it is known"), required=False)
    service_to_child = YesNo(label=_("Is the service given to the child?"), required=False, empty_value=None)
    child_owns = YesNo(
        label=_("Is it the child's own complaint?"),
        required=False,
        empty_value=None,
        help_text=_("One who owns it and understands it decides whether it goes on, also once a parent knows."),
    )


class SafeForm(DesignForm):
    concern = YesNo(label=_("Is there a concern for the child's safety?"))


class WayForm(DesignForm):
    mode = forms.CharField(
        label=_("How the child would like to talk or be written to"),
        max_length=200,
        help_text=_("In person if they like. In words that fit them."),
    )
    chosen_adult = forms.CharField(label=_("The member of staff the child chose"), max_length=160, required=False)
    supporter = forms.CharField(label=_("Who the child wants beside them"), max_length=200, required=False)
    adjustments = LongText(label=_("What is done differently for them"), required=False, rows=2)


class ExplainForm(DesignForm):
    explained_on = forms.DateField(label=_("Day it was explained what happens at each stage"))
    explained_by = StaffChoice(label=_("Who explained it"), required=False, empty_label=_("Not recorded"))
    explained_how = forms.CharField(label=_("How: a talk, a leaflet, pictures"), max_length=200)
    reassured_on = forms.DateField(
        label=_("Day the child was told that they are not in trouble for complaining"), required=False
    )
    limits_explained_on = forms.DateField(
        label=_("Day it was explained what cannot be kept between you"),
        required=False,
        help_text=_("That somebody is not safe has to be passed on. For example, 28/3/2024"),
    )


class AgreeForm(DesignForm):
    consent = forms.ChoiceField(
        label=_("Does the child agree that it goes on?"),
        choices=ChildInvolvement.Consent.choices,
        widget=forms.RadioSelect,
    )
    consent_on = forms.DateField(label=_("Day they were asked"))
    consent_how = forms.CharField(label=_("How they were asked"), max_length=200)
    consent_scope = LongText(label=_("What they agree to, and what not"), required=False, rows=2)


class StopForm(DesignForm):
    withdrawn_on = forms.DateField(label=_("Day the child said so"))
    withdrawn_why = LongText(label=_("Why, if they want to say"), required=False, rows=2)


class UnderstandingForm(DesignForm):
    understands = forms.ChoiceField(
        label=_("What the child understands of it"),
        choices=ChildInvolvement.Understands.choices,
        widget=forms.RadioSelect,
    )
    capacity_by = StaffChoice(
        label=_("Who took this view"),
        empty_label=_("Choose a person"),
        help_text=_("Whoever is best placed: somebody who knows the child."),
    )
    capacity_on = forms.DateField(label=_("Day"))
    capacity_basis = LongText(label=_("What it is based on"), rows=3)
    capacity_review_on = forms.DateField(label=_("Look at it again on"), required=False)


class SharedForm(DesignForm):
    """Whether what the child said is kept among those who must know; and who may have it all the same."""

    def __init__(self, *args: Any, adults: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("may_have", adults)
        if not adults:
            del self.fields["may_have"]

    confidential = forms.BooleanField(
        label=_("Keep it among those who must know"),
        required=False,
        help_text=_("It is then in no letter to an adult, no export and no print for others."),
    )
    may_have = forms.MultipleChoiceField(
        label=_("The child lets these people have it all the same"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As the child says. Somebody who is missing is added first under “Who is told”."),
    )


class WordsForm(SharedForm):
    about = forms.ChoiceField(label=_("What it is"), choices=ChildWords.About.choices, widget=forms.RadioSelect)
    text = LongText(label=_("What the child said, in their own words"))
    said_on = forms.DateField(label=_("Day"))
    field_order = ("about", "text", "said_on", "confidential", "may_have")


class AskedForm(DesignForm):
    views_sought_on = forms.DateField(label=_("Day the child was asked what they think"))
    views_sought_by = StaffChoice(label=_("Who asked them"), required=False, empty_label=_("Not recorded"))


class NotSoughtForm(DesignForm):
    not_sought_why = LongText(label=_("Why the child's views were not sought"), rows=3)


class InfluenceForm(DesignForm):
    influence = LongText(label=_("How the child's views influenced what was decided"), rows=3)
    action_agreed = LongText(label=_("What was agreed with the child"), required=False, rows=2)


class InterestsForm(DesignForm):
    question = LongText(label=_("What had to be decided"), rows=2)
    options = LongText(label=_("What could have been done"), rows=3)
    rights = LongText(label=_("Whose rights were weighed, and which"), required=False, rows=3)
    decision = LongText(label=_("What was decided, and why it is best for the child"), rows=3)
    against_wish = forms.BooleanField(
        label=_("It goes against what the child wanted"),
        required=False,
        help_text=_("Only exceptionally. Not telling the child, or going on without them, is such a decision."),
    )
    decided_by = StaffChoice(label=_("Who decided"), empty_label=_("Choose a person"))
    decided_on = forms.DateField(label=_("Day"))
    advice_sought = forms.BooleanField(label=_("The ombudsman's office was asked for advice"), required=False)


class TellForm(DesignForm):
    who = forms.CharField(label=_("Who"), max_length=160, help_text=_("Her mother; the head teacher; a social worker."))
    told = YesNo(label=_("Are they told?"))
    child_agrees = forms.ChoiceField(
        label=_("Does the child agree?"), choices=[NOT_SAID, *ChildInvolvement.Consent.choices], required=False
    )
    why = LongText(label=_("Why, or why not"), required=False, rows=2)
    may_hear = LongText(label=_("What may be said to them"), required=False, rows=2)
    told_on = forms.DateField(
        label=_("Day they were told"),
        required=False,
        help_text=_("For example, 28/3/2024. Leave it empty if somebody has still to tell them."),
    )


class ToldForm(DesignForm):
    told_on = forms.DateField(label=_("Day they were told"))


class DiscussionForm(SharedForm):
    on = forms.DateField(label=_("Day"))
    place = forms.CharField(label=_("Where"), max_length=200)
    present = forms.CharField(label=_("Who was there"), max_length=300)
    alone_in_private = forms.BooleanField(
        label=_("One adult alone with the child, where nobody could see in"),
        required=False,
        help_text=_("This must not happen. If it did, say in the note why."),
    )
    note = LongText(label=_("What was talked about"), rows=4)
    field_order = ("on", "place", "present", "alone_in_private", "note", "confidential", "may_have")


class ResponseForm(DesignForm):
    response_format = forms.CharField(
        label=_("How the child was answered"), max_length=200, help_text=_("A talk, a short letter, pictures.")
    )
    response_by = StaffChoice(label=_("Who told them"), required=False, empty_label=_("Not recorded"))
    response_on = forms.DateField(label=_("Day"))
    understood = forms.ChoiceField(
        label=_("Did the child understand it?"),
        choices=[NOT_SAID, *ChildInvolvement.Understood.choices],
        required=False,
    )
