"""The errors of the rows: the first of them to print, all of them to a CSV file when one is named."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import astuple, fields
from itertools import islice
from pathlib import Path

from wellheard.analytics.indicators import NamedFault
from wellheard.interfaces.commands.errors import CannotDo


def keep_faults(faults: Iterator[NamedFault], at_most: int, path: Path | None) -> tuple[list[NamedFault], int]:
    """The first errors, and how many were looked at: one more than `at_most` unless all are written."""
    if path is None:
        looked_at = list(islice(faults, at_most + 1))
        return looked_at[:at_most], len(looked_at)
    first: list[NamedFault] = []
    count = 0
    with ExitStack() as stack:
        try:
            text = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
        except OSError as refusal:
            raise CannotDo(f"{path} cannot be written: {refusal.strerror}. Name another file.") from None
        writer = csv.writer(text)
        writer.writerow([field.name for field in fields(NamedFault)])
        for count, fault in enumerate(faults, start=1):
            writer.writerow([as_text(str(cell)) for cell in astuple(fault)])
            if count <= at_most:
                first.append(fault)
    return first, count


def as_text(cell: str) -> str:
    """A cell that a spreadsheet will not take for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
