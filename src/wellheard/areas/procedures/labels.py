"""Words for what is done to a list of categories."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ACTS = {
    "categories.begin": _("List of categories begun"),
    "categories.add": _("Category added to a list"),
    "categories.change": _("Category changed"),
    "categories.remove": _("Category left out of a list"),
    "categories.bring_in": _("List of categories brought in from a file"),
    "categories.settle": _("List of categories settled"),
    "categories.throw_away": _("List of categories thrown away"),
    "categories.correct_national": _("Code of a national list put right"),
}


def _of(name: str) -> Any:
    return lambda values: values.get(name) or ""


SAID = {
    "categories.begin": _of("name"),
    "categories.add": _of("name"),
    "categories.change": _of("code"),
    "categories.remove": _of("name"),
    "categories.settle": _of("name"),
    "categories.throw_away": _of("name"),
    "categories.correct_national": _of("code"),
}
