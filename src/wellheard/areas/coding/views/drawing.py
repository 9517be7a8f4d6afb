"""The pictures drawn: the same figures as in the tables beside them."""

from collections.abc import Callable

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wellheard.analytics.charts import Axes, Bar, Grid, Place, Size, bars, grid, quadrants, responsive
from wellheard.areas.coding.selectors.pictures import Pictures

LOWEST, HIGHEST = 1.0, 3.0


def drawn(found: Pictures) -> dict[str, SafeString]:
    """Each picture by name; one with nothing in it is left out."""
    if not found.problems:
        return {}
    pictures = {"volume": _volume(found), "grid": _grid(found)}
    if any(row.compared.count for row in found.gaps):
        pictures["gap"] = _gap(found)
    return pictures


def _both(draw: Callable[[Size, str], str], prefix: str) -> SafeString:
    """For a page and for a phone. The drawing escapes what it is given."""
    return mark_safe(responsive(draw, prefix))


def _volume(found: Pictures) -> SafeString:
    held = [row for row in found.volume if row.mean is not None]
    places = [Place(row.category.name, row.complaints.count, round(row.mean or 0, 2)) for row in held]
    axes = Axes(
        across=_("Complaints with the problem"),
        up=_("Mean severity, 1 low to 3 high"),
        divide_across=found.volumes.count_divide,
        divide_up=found.volumes.severity_divide,
        corners=(_("Few and grave"), _("Many and grave"), _("Many and mild"), _("Few and mild")),
        lowest_up=LOWEST,
        highest_up=HIGHEST,
    )
    title, words = _("Volume against severity"), _("The table below holds the same figures.")

    def draw(size: Size, prefix: str) -> str:
        return quadrants(places, axes, prefix=prefix, title=title, description=words, size=size)

    return _both(draw, "volume")


def _grid(found: Pictures) -> SafeString:
    content = Grid(
        rows=tuple(row.category.name for row in found.grid.rows),
        columns=tuple(stage.name for stage in found.grid.stages),
        counts=tuple(tuple(cell.figure.count for cell in row.cells) for row in found.grid.rows),
        flagged=found.grid.flagged,
        flag=_("Hot spot: more than chance would bring"),
    )
    title, words = _("Problems by stage"), _("The table below holds the same counts.")

    def draw(size: Size, prefix: str) -> str:
        return grid(content, prefix=prefix, title=title, description=words, size=size)

    return _both(draw, "grid")


def _gap(found: Pictures) -> SafeString:
    held = [row for row in found.gaps if row.theirs is not None and row.ours is not None]
    rows = [Bar(row.category.name, round(row.theirs or 0, 2), round(row.ours or 0, 2)) for row in held]
    title, words = _("How severe: those who complain, and our answers"), _("The table below holds the same figures.")

    def draw(size: Size, prefix: str) -> str:
        return bars(
            rows, prefix=prefix, title=title, description=words, unit=_("Mean severity in the complaint"),
            compared=_("in our answer"), size=size,
        )  # fmt: skip

    return _both(draw, "gap")
