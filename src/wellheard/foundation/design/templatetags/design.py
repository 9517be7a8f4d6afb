"""What the templates need of the design system: icons, tags, dates the Scottish way, links that keep a query."""

import html
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField, Form
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wellheard.foundation.design.forms import dress

register = template.Library()

WORDS = {
    "login": _("E-mail"),
    "email": _("E-mail"),
    "password": _("Password"),
    "oldpassword": _("Your present password"),
    "password1": _("New password"),
    "password2": _("New password, once more"),
    "code": _("Code"),
    "name": _("What to call it"),
    "passwordless": _("Let it sign me in without a password"),
}
"""The fields of the sign-in library's forms, by name."""


@register.simple_tag
def icon(name: str, size: int = 24) -> SafeString:
    return format_html(
        '<svg class="ds_icon ds_icon--{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        size,
        static("design/vendor/sgds/icons.svg"),
        name,
    )


@register.simple_tag
def dressed(form: Form) -> SafeString:
    """The fields of a form that is not our own, in the dress of the design system and in our words."""
    for name, field in form.fields.items():
        dress(field)
        field.widget.attrs.pop("placeholder", None)
        bound = form[name]
        bound.label = field.label = WORDS.get(name, field.label or name)
        if name in ("password", "oldpassword"):
            bound.help_text = field.help_text = ""
    return SafeString(render_to_string("design/fields.html", form.get_context()))


@register.filter
def day(value: date | datetime | None) -> SafeString | str:
    """28 March 2024, with the ISO date behind it for machines. Empty for none."""
    if not value:
        return ""
    on = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return _written(on, "j F Y", get_language())


@register.filter
def short_day(value: date | datetime | None) -> SafeString | str:
    """Thu 28 Mar 2024."""
    if not value:
        return ""
    on = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return _written(on, "D j M Y", get_language())


@lru_cache(maxsize=4096)
def _written(on: date, how: str, language: str | None) -> SafeString:
    """A date as it is written in a language: the same few hundred stand on every page."""
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), date_format(on, how))


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """28 March 2024, 3:15pm."""
    if not value:
        return ""
    local = timezone.localtime(value)
    clock = f"{local.hour % 12 or 12}:{local.minute:02d}{'am' if local.hour < 12 else 'pm'}"
    return format_html(
        '<time datetime="{}">{}, {}</time>',
        local.isoformat(timespec="minutes"),
        date_format(local, "j F Y"),
        clock,
    )


@register.filter
def shown_with(field: BoundField) -> str:
    """The answer that alone needs a field, as the style sheet names it; empty for a field that is always shown."""
    return str(getattr(field.form, "shown_with", {}).get(field.name, ""))


@register.filter
def says_optional(field: BoundField) -> bool:
    """Whether "(optional)" stands beside a field: not where its label, or the answer it is shown with, says when."""
    says_when = shown_with(field) or field.name in getattr(field.form, "plain_labels", ())
    return not (field.field.required or says_when)


@register.simple_tag
def options(choices: Iterable[tuple[Any, Any]], chosen: Any) -> SafeString:
    """The choices of a list to choose from, value and words, the chosen one marked: quicker than a loop of a template
    where there are hundreds."""
    marked = ((_escaped(value), " selected" if value == chosen else "", _escaped(words)) for value, words in choices)
    return SafeString("".join([f'<option value="{value}"{mark}>{words}</option>' for value, mark, words in marked]))


@register.simple_tag
def attributes(widget: dict[str, Any]) -> SafeString:
    """What stands in a field's tag beside its name and value. The library's own way reads a template for each."""
    return SafeString(_attributes(widget["attrs"]))


@register.simple_tag
def choices_of(widget: dict[str, Any]) -> SafeString:
    """The choices of a field to choose from, in their groups. The library's own way reads a template for each."""
    return SafeString("".join([_group(name, choices) for name, choices, _number in widget["optgroups"]]))


def _group(name: str | None, choices: list[dict[str, Any]]) -> str:
    inside = "".join([
        f'<option value="{_escaped(one["value"])}"{_attributes(one["attrs"])}>{_escaped(one["label"])}</option>'
        for one in choices
    ])  # fmt: skip
    return f'<optgroup label="{_escaped(name)}">{inside}</optgroup>' if name else inside


def _attributes(given: dict[str, Any]) -> str:
    """Each with a space before it; what is true stands by its name alone, what is false or nothing does not stand."""
    held = [(name, value) for name, value in given.items() if value is not None and value is not False]
    return "".join([f" {name}" if value is True else f' {name}="{_escaped(value)}"' for name, value in held])


def _escaped(value: Any) -> str:
    """As the library escapes, without asking each time whether the words are to be translated later."""
    words = str(value)
    return words if isinstance(words, SafeString) else html.escape(words)


@register.filter
def percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}%"


@register.filter
def thousands(value: int | None) -> str:
    return "–" if value is None else f"{value:,}"


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """The present page's query with some values changed; an empty value leaves the name out."""
    values = context["request"].GET.copy()
    for name, value in changes.items():
        values.pop(name, None)
        if value not in (None, ""):
            values[name] = value
    return f"?{values.urlencode()}"
