"""The plain questions of a talk with a child, and what the grown-up adds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.children import labels
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import ServiceChoice


class ForTheAdultForm(DesignForm):
    """What the grown-up adds when the child has said to send it."""

    service = ServiceChoice(label=_("What it is about: the service"), required=False, empty_label=_("Not known yet"))
    place = forms.CharField(label=_("Where you sat"), max_length=200)
    present = forms.CharField(label=_("Who was there"), max_length=300)
    alone_in_private = forms.BooleanField(
        label=_("I was alone with the child where nobody could see in"), required=False
    )


class NotSafeForm(ForTheAdultForm):
    """What was passed on comes first; the rest can be said once it is."""

    field_order = ("concern", "referred_to", "referred_on", "referred_time", "advice")
    concern = LongText(label=_("What the child said, as they said it"), rows=4)
    referred_to = forms.CharField(label=_("Whom you told"), max_length=200)
    referred_on = forms.DateField(label=_("Day"))
    referred_time = forms.TimeField(
        label=_("Time"), help_text=_("For example, 14:30"), widget=forms.TimeInput(format="%H:%M")
    )
    advice = LongText(label=_("What they asked you to do"), required=False, rows=2)


"""The questions to the child follow: each is a page, and each may be left out."""


class CalledForm(DesignForm):
    called = forms.CharField(label=_("What should we call you?"), max_length=120, required=False)
    age = forms.ChoiceField(
        label=_("How old are you?"),
        required=False,
        widget=forms.RadioSelect,
        choices=labels.AGES,
    )


class HappenedForm(DesignForm):
    happened = LongText(label=_("What happened?"), required=False, rows=8)


class FeelingForm(DesignForm):
    feeling = forms.MultipleChoiceField(
        label=_("How does it make you feel?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(name, f"{face} {words}") for name, face, words in labels.FACES],
    )
    feeling_own = forms.CharField(label=_("Or say it your own way"), max_length=300, required=False)


class BetterForm(DesignForm):
    better = forms.MultipleChoiceField(
        label=_("What would make it better?"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=labels.BETTER,
    )  # fmt: skip
    better_own = LongText(label=_("Or say it your own way"), required=False, rows=4)


class FeelSafeForm(DesignForm):
    safe = forms.ChoiceField(
        label=_("Do you feel safe?"),
        required=False,
        widget=forms.RadioSelect,
        choices=labels.FEEL_SAFE,
    )


class WhoForm(DesignForm):
    tell = forms.CharField(label=_("Who is it all right to tell?"), max_length=160, required=False)
    not_tell = forms.CharField(label=_("Is there anybody you do not want to know?"), max_length=160, required=False)
    use_words = forms.ChoiceField(
        label=_("Can we show people what you said, the way you said it?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes")), ("no", _("No, only the people who look into it"))],
    )


class HelpForm(DesignForm):
    way = forms.MultipleChoiceField(
        label=_("How should we talk to you?"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=labels.WAYS,
    )  # fmt: skip
    adult = forms.CharField(label=_("Which grown-up here would you like to talk to?"), max_length=160, required=False)
    supporter = forms.CharField(label=_("Who would you like to sit with you?"), max_length=200, required=False)


class GoOnForm(DesignForm):
    go_on = forms.ChoiceField(
        label=_("Do you want us to look into it?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes")), ("no", _("No, not now"))],
    )


def in_words(answers: dict[str, Any]) -> dict[str, Any]:
    """What was chosen, in the words it was chosen by, beside what was said."""
    faces = {name: str(words) for name, _face, words in labels.FACES}
    better, ways = ({name: str(words) for name, words in table} for table in (labels.BETTER, labels.WAYS))
    found = dict(answers)
    if "feeling" in answers:
        found["feeling_words"] = ", ".join(faces[one] for one in answers["feeling"])
    if "better" in answers:
        found["better_words"] = [better[one] for one in answers["better"]]
    if answers.get("age"):
        found["age_words"] = str(dict(labels.AGES)[answers["age"]])
    if answers.get("safe"):
        found["safe_words"] = str(dict(labels.FEEL_SAFE)[answers["safe"]])
    if "way" in answers:
        found["way_words"] = ", ".join(ways[one] for one in answers["way"])
    return found
