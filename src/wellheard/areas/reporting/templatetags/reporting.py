"""A figure that opens its complaints."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def opens(context: dict[str, Any], count: int, figure: str) -> SafeString:
    """The number, as a link to the complaints it counts; nought opens nothing."""
    if not count:
        return format_html("{}", 0)
    asked = context["found"].asked
    values = context["request"].GET.copy()
    values["first"], values["last"] = f"{asked.first:%d/%m/%Y}", f"{asked.last:%d/%m/%Y}"
    values["figure"] = figure
    address = reverse("office:reporting:complaints")
    return format_html('<a href="{}?{}">{}</a>', address, values.urlencode(), f"{count:,}")


@register.filter
def at(values: dict[str, Any], name: str) -> Any:
    return values[name]
