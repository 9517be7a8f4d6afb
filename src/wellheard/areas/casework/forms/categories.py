"""The category of a complaint: chosen from the list in force on the day it was received; written where there is none.

What an older complaint or an imported file holds is kept and offered beside the list.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.selectors.categories import often_used
from wellheard.areas.procedures.selectors import category_choices
from wellheard.foundation.design.forms import dress, say_what_to_do

LONGEST = 120


class Suggested(forms.TextInput):
    """A line of text with words to choose from."""

    template_name = "casework/suggested.html"

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.words = words

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        listed = f"{context['widget']['attrs'].get('id', name)}_list"
        context["widget"] |= {"words": self.words, "listed": listed}
        context["widget"]["attrs"]["list"] = listed
        return context


def offer_categories(form: forms.Form, on: date, held: str = "") -> None:
    """Give a form its field `category`, by the list for complaints received on a day. `held` is what stands there."""
    choices = category_choices(on)
    field: forms.Field = _chosen(choices, held, on) if choices else _written()
    form.fields["category"] = field
    dress(field)
    say_what_to_do(field)


def _chosen(choices: list[tuple[str, Any]], held: str, on: date) -> forms.ChoiceField:
    offered = [one for value, words in choices for one in (words if isinstance(words, list) else [(value, words)])]
    kept = [(_("As recorded"), [(held, held)])] if held and held not in dict(offered) else []
    words = _("On %(on)s another list of categories was in force. Choose from it.") % {"on": f"{on:%-d %B %Y}"}
    return forms.ChoiceField(
        label=_("Category"),
        choices=[("", _("Not categorised")), *kept, *choices],
        required=False,
        error_messages={"invalid_choice": words},
    )


def _written() -> forms.CharField:
    return forms.CharField(label=_("Category"), max_length=LONGEST, required=False, widget=Suggested(often_used()))


def day_of(form: forms.Form, name: str, today: date) -> date:
    """The day in a field as it was typed, or as the form begins; today where neither can be read."""
    field = form.fields[name]
    value = form[name].data if form.is_bound else form.get_initial_for_field(field, name)
    try:
        typed: date | None = field.clean(value)
    except forms.ValidationError:
        return today
    return typed or today
