"""The questions of the survey, for the person and for staff who take it down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.culture.labels import LIKED, QUESTIONS, SCORES
from wellheard.foundation.design.forms import DesignForm, LongText


def question(words: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=words, choices=SCORES, widget=forms.RadioSelect, required=False, coerce=int, empty_value=None
    )


class SurveyForm(DesignForm):
    """Nothing must be answered; the outcome stands apart, at the end."""

    autosave = False

    easy = question(QUESTIONS["easy"])
    informed = question(QUESTIONS["informed"])
    respect = question(QUESTIONS["respect"])
    understood = question(QUESTIONS["understood"])
    liked_outcome = question(LIKED)
    words = LongText(
        label=_("Is there anything you want us to know?"), required=False, rows=4, max_length=4000,
        help_text=_("Please leave out names."),
    )  # fmt: skip


class TakenForm(SurveyForm):
    how = forms.ChoiceField(
        label=_("How they answered"),
        choices=[("phone", _("By phone")), ("letter", _("On paper")), ("in_person", _("In person"))],
        widget=forms.RadioSelect,
        initial="phone",
    )


class LeaveOutForm(DesignForm):
    why_not = forms.CharField(label=_("Why they are not asked"), max_length=200)
