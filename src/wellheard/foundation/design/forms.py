"""Forms in the dress of the design system. Plain forms: they parse and clean what was typed, no more."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input
from django.utils.translation import gettext_lazy as _

CLASSES: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxInput, "ds_checkbox__input"),
    (forms.Textarea, "ds_input"),
    (forms.Select, "ds_select"),
    (forms.FileInput, "ds_input wh-file"),
    (Input, "ds_input"),
]
MISSING: list[tuple[type[forms.Field], Any]] = [
    (forms.BooleanField, _("Tick this to go on.")),
    (forms.DateField, _("Give a date, such as 28/3/2024.")),
    (forms.FileField, _("Choose a file.")),
    (forms.ChoiceField, _("Choose one.")),
    (forms.Field, _("Fill this in.")),
]
NOT_READ: list[tuple[type[forms.Field], Any]] = [
    (forms.DateField, _("This is not a date that we can read. Write it as 28/3/2024.")),
    (forms.TimeField, _("This is not a time that we can read. Write it as 14:30.")),
    (forms.EmailField, _("This is not an e-mail address. Write it as name@example.org.")),
    (forms.IntegerField, _("Give a whole number.")),
]
SHORT = (forms.DateInput, forms.TimeInput, forms.NumberInput)


class DesignRenderer(TemplatesSetting):
    form_template_name = "design/fields.html"


class DesignForm(forms.Form):
    """A form whose fields look, speak and fail as the design system says.

    What is typed is saved on the server as it goes, unless `autosave` is False. `shown_with`: fields that one answer
    alone needs, each with the name of that answer in the style sheet. `plain_labels`: fields that may be left empty and
    whose label says when; beside neither stands "(optional)".
    """

    autosave = True
    shown_with: ClassVar[Mapping[str, str]] = {}
    plain_labels: ClassVar[Collection[str]] = ()
    default_renderer = DesignRenderer()
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)
            say_what_to_do(field)

    def offer(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        """Give a field its choices, where they are known only when it is asked."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    def as_fields(self) -> str:
        return self.render("design/fields.html")


def dress(field: forms.Field) -> None:
    """Give a field's widget the classes and attributes of the design system, and dates every way people write them."""
    widget = field.widget
    if isinstance(field, forms.DateField):
        field.input_formats = settings.DATE_INPUT_FORMATS
    if isinstance(field, forms.TimeField):
        field.input_formats = settings.TIME_INPUT_FORMATS
    for kind, classes in CLASSES:
        if isinstance(widget, kind) and not isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
            if isinstance(widget, SHORT):
                classes += " ds_input--fixed-10"
            widget.attrs["class"] = f"{widget.attrs.get('class', '')} {classes}".strip()
            break
    if isinstance(widget, forms.Textarea):
        widget.attrs.setdefault("rows", 5)
        widget.attrs.pop("cols", None)
    if isinstance(widget, forms.DateInput) and not field.help_text:
        field.help_text = _("For example, 28/3/2024")
    if field.required and not isinstance(widget, forms.RadioSelect):
        widget.attrs.setdefault("aria-required", "true")


def say_what_to_do(field: forms.Field) -> None:
    """Errors that say what to do, in place of the library's, where a field was given none of its own."""
    for key, sayings in (("required", MISSING), ("invalid", NOT_READ)):
        words = next((words for kind, words in sayings if isinstance(field, kind)), None)
        if words and field.error_messages.get(key) == usual(field, key):
            field.error_messages[key] = words


def usual(field: forms.Field, key: str) -> Any:
    """What the library says of this kind of field."""
    found: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        found |= getattr(kind, "default_error_messages", {})
    return found.get(key)


class LongText(forms.CharField):
    """Text of several lines, kept as it was typed but for the spaces at its ends."""

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 50_000)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)


class YesNo(forms.TypedChoiceField):
    """Two radio buttons, with neither chosen to begin with."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.RadioSelect)
        super().__init__(choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda value: value == "yes", **kwargs)
