"""Words for what happens to what was sent."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

ACTS = {
    "letter.fail": _("A letter could not be sent"),
    "letter.bounce": _("A letter came back"),
}


def _why(values: dict[str, str | None]) -> str:
    if not values.get("to"):
        return ""
    return _now("To %(to)s: %(why)s") % {"to": values["to"], "why": values.get("why") or ""}


SAID = {"letter.fail": _why, "letter.bounce": _why}
