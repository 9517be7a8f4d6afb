"""Every row of faults.csv is in error in exactly the columns that it names, and in no other."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from analytics.indicators.asking import question
from wellheard.analytics.exchange.columns import BY_NAME
from wellheard.analytics.indicators import NamedFault, inquire

TABLE = Path(__file__).parent / "faults.csv"
with TABLE.open(encoding="utf-8", newline="") as text:
    CASES = list(csv.DictReader(text))


@cache
def faults() -> dict[int, list[NamedFault]]:
    """The faults of the table itself, read as an exchange file with the case for a reference, by line."""
    import tempfile

    names = [name for name in CASES[0] if name in BY_NAME]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.csv"
        with path.open("w", encoding="utf-8", newline="") as text:
            writer = csv.writer(text)
            writer.writerow(["reference", *names])
            writer.writerows([case["case"], *(case[name] for name in names)] for case in CASES)
        with inquire([path], question()) as inquiry:
            found: dict[int, list[NamedFault]] = {}
            for fault in inquiry.faults():
                found.setdefault(fault.line, []).append(fault)
            assert inquiry.figures()[1].rejected == len(found)
            return found


@pytest.mark.parametrize(("line", "case"), list(enumerate(CASES, start=2)), ids=[case["case"] for case in CASES])
def test_the_row_is_in_error_in_the_columns_of_the_table(line: int, case: dict[str, str]) -> None:
    found = faults().get(line, [])
    assert sorted(fault.column for fault in found) == sorted(case["columns_in_error"].split())
    for fault in found:
        assert fault.value == case[fault.column].strip()
        assert case["words"] in f"{fault.problem}. {fault.remedy}"
        assert fault.remedy.endswith(".")
