"""A figure that opens its complaints."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wellheard.areas.coding.selectors.pictures import Figure

register = template.Library()


@register.simple_tag(takes_context=True)
def opens(context: dict[str, Any], figure: Figure) -> SafeString:
    """The number, as a link to the complaints it counts; nought opens nothing."""
    if not figure.count:
        return format_html("{}", 0)
    asked, cell = context["found"].asked, figure.cell
    values = context["request"].GET.copy()
    values.pop("page", None)
    values["first"], values["last"] = f"{asked.first:%d/%m/%Y}", f"{asked.last:%d/%m/%Y}"
    values["taxonomy"] = asked.taxonomy
    for name in ("kind", "category", "stage", "counted"):
        values[name] = getattr(cell, name)
    return format_html(
        '<a href="{}?{}">{}</a>', reverse("office:coding:behind"), values.urlencode(), f"{figure.count:,}"
    )


@register.filter
def of(values: Any, name: str) -> Any:
    return values[name]
