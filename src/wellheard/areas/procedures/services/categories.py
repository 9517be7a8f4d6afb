"""Preparing a list of categories, settling it, throwing it away; and what each category is in a national list."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from wellheard.areas.procedures.models import Category, CategoryList, CategoryMapping, OwnNationalCode
from wellheard.areas.procedures.selectors.categories import category_list_on, national_codes, rows_of
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.national_codes import NATIONAL_LISTS


class UnableToChangeList(ValueError):
    """The list of categories cannot be changed as asked."""


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _held(category_list: CategoryList) -> CategoryList:
    """The list as it stands now, held until the transaction ends."""
    held: CategoryList = CategoryList.objects.select_for_update().get(pk=category_list.pk)
    if held.thrown_away_at:
        raise UnableToChangeList("This list was thrown away. Begin another.")
    return held


def prepared(category_list: CategoryList) -> CategoryList:
    """The list, held, while its names may still change. Raises UnableToChangeList once it is settled."""
    held = _held(category_list)
    if held.settled_at:
        raise UnableToChangeList(
            "This list is settled: complaints hold its names. Begin a new list from a later day; only what its "
            "categories are in a national list can still be put right."
        )
    return held


@transaction.atomic
def begin_list(*, name: str, from_on: date, by: Actor | None, at: datetime) -> CategoryList:
    """Begin to prepare a list for complaints received from a day on, as a copy of the one in force until then.

    Nothing is offered from it before it is settled. Raises UnableToChangeList for a day on which a list begins.
    """
    if CategoryList.objects.filter(from_on=from_on, thrown_away_at=None).exists():
        raise UnableToChangeList(
            f"A list already begins on {from_on:%-d %B %Y}. Choose another day, or change that one."
        )
    before = category_list_on(from_on)
    _check_day(from_on, before, at)
    made: CategoryList = CategoryList.objects.create(
        organisation_id=scope.current(), name=name, from_on=from_on, made_at=at, made_by_id=by.staff_id if by else None
    )
    if before is not None:
        _copied(before, made)
    record("categories.begin", made, by=by, at=at, values={"name": name, "from_on": from_on, "copied_from": before})
    return made


def _check_day(from_on: date, before: CategoryList | None, at: datetime) -> None:
    """The first list may begin on any day; one that follows another begins today or later."""
    if before is not None and from_on < _day(at):
        raise UnableToChangeList(
            f"“{before.name}” holds for complaints received on {from_on:%-d %B %Y}, and complaints may have been "
            "recorded by it. Begin the new list today or later."
        )


def _copied(before: CategoryList, made: CategoryList) -> None:
    copies: dict[object, Category] = {}
    for row in rows_of(before):
        old = row.category
        copy = Category(
            category_list=made, code=old.code, name=old.name, place=old.place, parent=copies.get(old.parent_id)
        )
        copy.save(force_insert=True)
        copies[old.pk] = copy
        map_category(copy, row.mapped)


def map_category(category: Category, mapped: Mapping[str, str]) -> None:
    """Set what a category is in each national list named; an empty code takes it away."""
    held = {row.national_list: row for row in CategoryMapping.objects.filter(category=category)}
    for national, code in mapped.items():
        row = held.get(national)
        if not code:
            CategoryMapping.objects.filter(category=category, national_list=national).delete()
        elif row is None:
            CategoryMapping(category=category, national_list=national, code=code).save(force_insert=True)
        elif row.code != code:
            row.code = code
            row.save(update_fields=["code"])


def check_mapped(mapped: Mapping[str, str]) -> None:
    """Raise UnableToChangeList for a code that is not in the national list as the body uses it."""
    for national, code in mapped.items():
        if national not in NATIONAL_LISTS:
            raise UnableToChangeList(f"There is no national list “{national}”.")
        if code and code not in {row.code for row in national_codes(national)}:
            raise UnableToChangeList(
                f"“{code}” is not a code of the list {national}. Correct it, or add it to the list."
            )


@transaction.atomic
def add_category(
    *,
    category_list: CategoryList,
    code: str,
    name: str,
    parent: Category | None = None,
    mapped: Mapping[str, str] | None = None,
    by: Actor | None,
    at: datetime,
) -> Category:
    """Add a category at the end of a list that is being prepared."""
    held = prepared(category_list)
    check_mapped(mapped or {})
    _check_category(held, None, code, name, parent)
    place = held.categories.count() + 1
    made = Category(category_list=held, code=code, name=name, parent=parent, place=place)
    made.save(force_insert=True)
    map_category(made, mapped or {})
    values = {"code": code, "name": name, "parent": parent, **(mapped or {})}
    record("categories.add", made, by=by, at=at, values=values)
    return made


@transaction.atomic
def change_category(
    *,
    category: Category,
    name: str | None = None,
    parent: Category | None = None,
    place: int | None = None,
    mapped: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> Category:
    """Change a category. Its name, parent and place only while the list is being prepared; its mapping at any time."""
    held = _held(category.category_list)
    check_mapped(mapped)
    values: dict[str, object] = dict(mapped)
    if name is not None:
        prepared(held)
        _check_category(held, category, category.code, name, parent)
        category.name, category.parent = name, parent
        category.place = category.place if place is None else place
        category.save(update_fields=["name", "parent", "place"])
        values |= {"name": name, "parent": parent, "place": category.place}
    map_category(category, mapped)
    record("categories.change", category, by=by, at=at, values={"code": category.code, **values})
    return category


@transaction.atomic
def remove_category(*, category: Category, by: Actor, at: datetime) -> None:
    """Leave a category out of a list that is being prepared. Older lists keep it."""
    prepared(category.category_list)
    if category.children.exists():
        raise UnableToChangeList("There are categories below it. Move or remove those first.")
    record("categories.remove", category, by=by, at=at, values={"code": category.code, "name": category.name})
    CategoryMapping.objects.filter(category=category).delete()
    Category.objects.filter(pk=category.pk).delete()


def _check_category(
    held: CategoryList, category: Category | None, code: str, name: str, parent: Category | None
) -> None:
    others = held.categories.exclude(pk=category.pk) if category else held.categories.all()
    if others.filter(code=code).exists():
        raise UnableToChangeList(f"The code “{code}” is in this list already.")
    if others.filter(name__iexact=name).exists():
        raise UnableToChangeList(f"“{name}” is in this list already.")
    if parent is None:
        return
    if parent.category_list_id != held.pk or parent.parent_id or (category and parent.pk == category.pk):
        raise UnableToChangeList("A category stands below one of the upper level of the same list.")
    if category and category.children.exists():
        raise UnableToChangeList("There are categories below this one, so it stays on the upper level.")


@transaction.atomic
def settle_list(*, category_list: CategoryList, by: Actor | None, at: datetime) -> CategoryList:
    """Put a list in force from its day on. Its names do not change any more."""
    held = prepared(category_list)
    if not held.categories.exists():
        raise UnableToChangeList("There is no category in this list yet.")
    _check_day(held.from_on, category_list_on(held.from_on), at)
    held.settled_at, held.settled_by_id = at, by.staff_id if by else None
    held.save(update_fields=["settled_at", "settled_by"])
    record("categories.settle", held, by=by, at=at, values={"name": held.name, "from_on": held.from_on})
    return held


@transaction.atomic
def throw_away_list(*, category_list: CategoryList, by: Actor, at: datetime) -> CategoryList:
    """Undo a list that is not yet in force. The one before it then goes on."""
    held = _held(category_list)
    if held.settled_at and held.from_on <= _day(at):
        raise UnableToChangeList(
            f"This list is in force since {held.from_on:%-d %B %Y}, and complaints hold its names. Begin another one."
        )
    held.thrown_away_at = at
    held.save(update_fields=["thrown_away_at"])
    record("categories.throw_away", held, by=by, at=at, values={"name": held.name, "from_on": held.from_on})
    return held


@transaction.atomic
def correct_national_code(
    *, national: str, code: str, words: str, dropped: bool = False, by: Actor, at: datetime
) -> OwnNationalCode:
    """Put right, add or leave out a code of a national list, for this body."""
    if national not in NATIONAL_LISTS:
        raise UnableToChangeList(f"There is no national list “{national}”.")
    if not dropped and not words.strip():
        raise UnableToChangeList("Say what the code stands for.")
    if dropped and CategoryMapping.objects.filter(national_list=national, code=code).exists():
        raise UnableToChangeList("Categories are mapped to this code. Map them to another one first.")
    row = OwnNationalCode.objects.filter(national_list=national, code=code).first()
    row = row or OwnNationalCode(national_list=national, code=code)
    row.words, row.dropped = words, dropped
    row.save()
    values = {"list": national, "code": code, "words": words, "dropped": dropped}
    record("categories.correct_national", row, by=by, at=at, values=values)
    return row
