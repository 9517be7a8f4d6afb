"""A list of categories as a CSV file, out and in. One that cannot be read is refused whole, row by row."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wellheard.areas.procedures.models import Category, CategoryList, CategoryMapping
from wellheard.areas.procedures.selectors.categories import national_codes, rows_of
from wellheard.areas.procedures.services.categories import map_category, prepared
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.national_codes import NATIONAL_LISTS

COLUMNS = ("code", "name", "parent")
MOST_ROWS = 2000
LONGEST = {"code": 40, "name": 120, "parent": 40}


@dataclass(frozen=True)
class RowFault:
    """What is wrong in one row of the file; the heading is row 1."""

    row: int
    words: str


class BrokenCategoryFile(ValueError):
    """The file cannot be taken in; `faults` says why, row by row."""

    def __init__(self, faults: list[RowFault]) -> None:
        self.faults = faults
        super().__init__(" ".join(f"Row {fault.row}: {fault.words}" for fault in faults[:20]))


def list_as_csv(category_list: CategoryList) -> str:
    """The list with a column for each national list, parents before those below them, to be changed and brought in."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*COLUMNS, *NATIONAL_LISTS])
    for row in rows_of(category_list):
        parent = row.category.parent.code if row.category.parent else ""
        codes = [row.mapped.get(name, "") for name in NATIONAL_LISTS]
        writer.writerow([_plain(one) for one in (row.category.code, row.category.name, parent, *codes)])
    return out.getvalue()


@transaction.atomic
def bring_in_list(*, category_list: CategoryList, content: bytes, by: Actor | None, at: datetime) -> int:
    """Put what the file says in the place of a list that is being prepared. The number of its categories.

    Raises BrokenCategoryFile with every row that is wrong, and then changes nothing.
    """
    held = prepared(category_list)
    rows = read_rows(content)
    CategoryMapping.objects.filter(category__category_list=held).delete()
    held.categories.exclude(parent=None).delete()
    held.categories.all().delete()
    made: dict[str, Category] = {}
    for upper in (True, False):
        for place, row in enumerate(rows, 1):
            if upper is (not row["parent"]):
                parent = made.get(row["parent"])
                one = Category(category_list=held, code=row["code"], name=row["name"], parent=parent, place=place)
                one.save(force_insert=True)
                map_category(one, {name: row.get(name, "") for name in NATIONAL_LISTS})
                made[row["code"]] = one
    record("categories.bring_in", held, by=by, at=at, values={"categories": len(rows)})
    return len(rows)


def read_rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a file of categories. Raises BrokenCategoryFile."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BrokenCategoryFile([RowFault(1, "The file is not UTF-8 text. Save it as CSV UTF-8.")]) from None
    reader = csv.DictReader(io.StringIO(text))
    headings = [(name or "").strip().lower() for name in reader.fieldnames or []]
    reader.fieldnames = headings
    faults = list(_heading_faults(headings))
    if faults:
        raise BrokenCategoryFile(faults)
    rows = [{k: _read(v) for k, v in row.items() if isinstance(k, str) and not isinstance(v, list)} for row in reader]
    rows = rows[: MOST_ROWS + 1]
    faults = list(_row_faults(rows))
    if faults:
        raise BrokenCategoryFile(faults)
    return [row for row in rows if any(row.values())]


def _heading_faults(headings: list[str]) -> Iterator[RowFault]:
    for name in COLUMNS:
        if name not in headings:
            yield RowFault(1, f"There is no column “{name}”. The columns are {', '.join((*COLUMNS, *NATIONAL_LISTS))}.")
    for name in headings:
        if name and name not in (*COLUMNS, *NATIONAL_LISTS):
            yield RowFault(1, f"“{name}” is no column that we know. Take it out.")
        if name and headings.count(name) > 1:
            yield RowFault(1, f"The column “{name}” is there twice.")


def _row_faults(rows: list[dict[str, str]]) -> Iterator[RowFault]:
    if not any(any(row.values()) for row in rows):
        yield RowFault(2, "There is no category in the file.")
    if len(rows) > MOST_ROWS:
        yield RowFault(MOST_ROWS + 2, f"A list holds at most {MOST_ROWS} categories.")
    upper = {row["code"] for row in rows if row["code"] and not row["parent"]}
    known = {name: {code.code for code in national_codes(name)} for name in NATIONAL_LISTS}
    codes: set[str] = set()
    names: set[str] = set()
    for number, row in enumerate(rows, 2):
        if not any(row.values()):
            continue
        for words in _said_wrong(row, upper, known, codes, names):
            yield RowFault(number, words)
        codes.add(row["code"])
        names.add(row["name"].lower())


def _said_wrong(
    row: dict[str, str], upper: set[str], known: dict[str, set[str]], codes: set[str], names: set[str]
) -> Iterator[str]:
    for name in ("code", "name"):
        if not row[name]:
            yield f"The {name} is missing."
    for name, longest in LONGEST.items():
        if len(row[name]) > longest:
            yield f"The {name} is longer than {longest} characters."
    if row["code"] and row["code"] in codes:
        yield f"The code “{row['code']}” stands in an earlier row already."
    if row["name"] and row["name"].lower() in names:
        yield f"“{row['name']}” stands in an earlier row already."
    if row["parent"] and row["parent"] not in upper:
        yield f"The parent “{row['parent']}” is not the code of a row without a parent."
    for name, held in known.items():
        if row.get(name) and row[name] not in held:
            yield f"“{row[name]}” is not a code of the list {name}."


def _plain(text: str) -> str:
    """Text that no spreadsheet takes for a formula; `_read` takes the mark away again."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _read(value: str | None) -> str:
    text = (value or "").strip()
    return text[1:] if text[:2] in ("'=", "'+", "'-", "'@") else text
