"""Forms in the dress of the design system. Plain forms: they parse and clean what was typed, no more."""

from typing import Any

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
SHORT = (forms.DateInput, forms.TimeInput, forms.NumberInput)


class DesignRenderer(TemplatesSetting):
    form_template_name = "design/fields.html"


class DesignForm(forms.Form):
    """A form whose fields look, speak and fail as the design system says."""

    default_renderer = DesignRenderer()
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)

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
