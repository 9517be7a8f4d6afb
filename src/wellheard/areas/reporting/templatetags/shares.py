"""Outcomes drawn as a strip: the same shares as in the table, for those who would rather look than read."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from wellheard.analytics.indicators import Group
from wellheard.areas.reporting.labels import OUTCOMES

register = template.Library()


@register.simple_tag
def strip(group: Group) -> SafeString:
    """A bar of the four outcomes, each as wide as its share of those closed in full. Nothing where none closed."""
    counts = [(name, group.outcomes[name].count) for name in OUTCOMES]
    base = sum(count for _name, count in counts)
    if not base:
        return SafeString("")
    pieces, x = [], 0.0
    for name, count in counts:
        width = 100 * count / base
        pieces.append((f"{x:.3f}%", f"{width:.3f}%", name))
        x += width
    bars = format_html_join("", '<rect x="{}" width="{}" height="100%" class="wh-share--{}"></rect>', pieces)
    return format_html('<svg class="wh-strip" aria-hidden="true" focusable="false">{}</svg>', bars)
