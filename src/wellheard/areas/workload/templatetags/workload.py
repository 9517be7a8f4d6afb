"""Words of alerts, for the templates."""

from django import template

from wellheard.areas.workload import labels
from wellheard.areas.workload.models import Alert
from wellheard.rules.alerts import Step

register = template.Library()


@register.filter
def alert_words(alert: Alert) -> str:
    """What somebody is told of a date, up to the date itself."""
    return str(labels.TOLD[alert.mark, Step(alert.step)])
