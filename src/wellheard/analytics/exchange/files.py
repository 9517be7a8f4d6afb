"""An exchange file by its name: the ending says how it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from wellheard.analytics.exchange.sources import Source, UnreadableFile

ENDINGS = (".csv", ".xlsx", ".ods", ".parquet")


def open_sources(paths: Sequence[Path], *, careful: bool = False) -> list[Source]:
    """The files, each under its name, or under its whole path where another has the same name."""
    names = Counter(path.name for path in paths)
    return [
        open_source(path, careful=careful, name=path.name if names[path.name] == 1 else str(path)) for path in paths
    ]


def open_source(path: Path, *, careful: bool = False, name: str | None = None) -> Source:
    """The file, its header read and checked. Raises `UnreadableFile`. `careful`: see csv_files."""
    ending = path.suffix.lower()
    if not path.is_file():
        raise UnreadableFile(f"There is no file {path}. Check its name and folder.")
    if ending == ".parquet":
        from wellheard.analytics.exchange.columnar import ParquetFile

        return ParquetFile(path, name)
    if ending in (".xlsx", ".ods"):
        from wellheard.analytics.exchange.sheets import SheetFile

        return SheetFile(path, name)
    if ending in (".csv", ".txt", ""):
        from wellheard.analytics.exchange.csv_files import CsvFile

        return CsvFile(path, name, careful=careful)
    raise UnreadableFile(f"{path.name} ends in {ending}, which is not read. Give one of {', '.join(ENDINGS)}.")
