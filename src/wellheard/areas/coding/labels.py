"""Words of the coding. What was coded is in no line of a journey: a second coder reads it too."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wellheard.rules.taxonomy import Harm, Severity

SEVERITIES = {
    Severity.NOT_PRESENT: _("Not present"),
    Severity.LOW: _("Low"),
    Severity.MEDIUM: _("Medium"),
    Severity.HIGH: _("High"),
}
HARMS = {
    Harm.NONE: _("None reported"),
    Harm.MINIMAL: _("Minimal"),
    Harm.MINOR: _("Minor"),
    Harm.MODERATE: _("Moderate"),
    Harm.MAJOR: _("Major"),
    Harm.CATASTROPHIC: _("Catastrophic"),
}
ACTS = {
    "coding.code": _("Coded"),
    "coding.code_second": _("Coded by a second coder"),
    "coding.ask_second": _("Second coder asked"),
    "coding.withdraw_second": _("Second coder not asked any more"),
    "coding.draw": _("Sample drawn for a second coder"),
    "coding.agree": _("Codes agreed by two coders"),
    "coding.choose_taxonomy": _("Taxonomy chosen"),
}


def _of(name: str) -> Any:
    return lambda values: values.get(name) or ""


SAID = {"coding.ask_second": _of("of"), "coding.choose_taxonomy": _of("taxonomy")}
