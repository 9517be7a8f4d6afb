"""The body's categories as they hold for complaints received on a day, and what each is in a national list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from wellheard.areas.procedures.models import Category, CategoryList, CategoryMapping, OwnNationalCode
from wellheard.foundation.organisations.worded import objects_of
from wellheard.rules.national_codes import NATIONAL_LISTS, NationalCode, NationalList, national_list

Choices = list[tuple[str, Any]]
"""Value and words, or the name of a group and its values and words: as a form's field takes them."""


def category_list_on(on: date) -> CategoryList | None:
    """The settled list for complaints received on this day; None before the first."""
    begun = [row for row in objects_of(_settled_lists) if row.from_on <= on]
    return begun[-1] if begun else None


def _settled_lists() -> QuerySet[CategoryList]:
    rows: QuerySet[CategoryList] = CategoryList.objects.filter(thrown_away_at=None).exclude(settled_at=None)
    return rows.order_by("from_on", "id")


def categories_on(on: date) -> list[Category]:
    """Every category of the list for complaints received on this day, in the list's order; none where there is none."""
    found = category_list_on(on)
    return in_order(found) if found else []


def in_order(category_list: CategoryList) -> list[Category]:
    """The categories of a list: each of the upper level, then those below it."""
    rows = list(category_list.categories.select_related("parent").order_by("place", "id"))
    below: dict[Any, list[Category]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    return [one for top in below.get(None, []) for one in (top, *below.get(top.pk, []))]


def category_choices(on: date) -> Choices:
    """What may be chosen for a complaint received on this day: the lower level by groups, and what stands alone."""
    rows = categories_on(on)
    parents = {row.parent_id for row in rows if row.parent_id}
    found: Choices = []
    for row in rows:
        if row.pk in parents:
            found.append((row.name, []))
        elif row.parent_id:
            found[-1][1].append((row.name, row.name))
        else:
            found.append((row.name, row.name))
    return found


def sisters_of(name: str, on: date) -> list[str]:
    """The other categories under the same parent, in the list for complaints received on this day.

    None for a name that is not in that list, or that stands under no parent.
    """
    rows = categories_on(on)
    parent = next((row.parent_id for row in rows if row.name == name), None)
    return [row.name for row in rows if parent is not None and row.parent_id == parent and row.name != name]


def national_code(category: str, national: str, on: date) -> str | None:
    """The code of a category in a national list, by the list for complaints received on this day.

    A category that has none of its own has its parent's. None where neither has one.
    """
    found = next((row for row in categories_on(on) if row.name == category), None)
    if found is None:
        return None
    asked = [pk for pk in (found.pk, found.parent_id) if pk]
    mapped: dict[Any, str] = dict(
        CategoryMapping.objects.filter(category_id__in=asked, national_list=national)
        .order_by()
        .values_list("category_id", "code")
    )
    return next((mapped[pk] for pk in asked if pk in mapped), None)


def national_codes(name: str) -> list[NationalCode]:
    """A national list as the body uses it: what is shipped, with its own corrections."""
    own = {row.code: row for row in OwnNationalCode.objects.filter(national_list=name).order_by("code")}
    shipped = national_list(name).codes
    found = []
    for code in shipped:
        row = own.pop(code.code, None)
        if row is None:
            found.append(code)
        elif not row.dropped:
            found.append(NationalCode(code.code, row.words or code.words, code.group))
    return found + [NationalCode(row.code, row.words) for row in own.values() if not row.dropped]


@dataclass(frozen=True)
class ListRow:
    """One category as the administrator sees it: with what it is in each national list."""

    category: Category
    mapped: dict[str, str]

    @property
    def told(self) -> list[tuple[str, str]]:
        """The title of each national list, and the code in it."""
        return [(national_list(name).title, self.mapped.get(name, "")) for name in NATIONAL_LISTS]


def rows_of(category_list: CategoryList) -> list[ListRow]:
    mapped: dict[Any, dict[str, str]] = {}
    for row in CategoryMapping.objects.filter(category__category_list=category_list).order_by("national_list"):
        mapped.setdefault(row.category_id, {})[row.national_list] = row.code
    return [ListRow(row, mapped.get(row.pk, {})) for row in in_order(category_list)]


def category_lists() -> QuerySet[CategoryList]:
    """Every list of the body that was not thrown away, the latest first."""
    rows: QuerySet[CategoryList] = CategoryList.objects.filter(thrown_away_at=None)
    return rows.select_related("made_by", "settled_by").annotate(held=Count("categories")).order_by("-from_on")


def national_lists() -> list[NationalList]:
    return [national_list(name) for name in NATIONAL_LISTS]
