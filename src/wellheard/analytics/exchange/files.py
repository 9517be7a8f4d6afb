"""An exchange file by its name: the ending says how it is read."""

from __future__ import annotations

from pathlib import Path

from wellheard.analytics.exchange.sources import Source, UnreadableFile

ENDINGS = (".csv", ".xlsx", ".ods", ".parquet")


def open_source(path: Path, *, careful: bool = False) -> Source:
    """The file, its header read and checked. Raises `UnreadableFile`. `careful`: see csv_files."""
    ending = path.suffix.lower()
    if not path.is_file():
        raise UnreadableFile(f"There is no file {path}. Check its name and folder.")
    if ending == ".parquet":
        from wellheard.analytics.exchange.columnar import ParquetFile

        return ParquetFile(path)
    if ending in (".xlsx", ".ods"):
        from wellheard.analytics.exchange.sheets import SheetFile

        return SheetFile(path)
    if ending in (".csv", ".txt", ""):
        from wellheard.analytics.exchange.csv_files import CsvFile

        return CsvFile(path, careful=careful)
    raise UnreadableFile(
        f"{path.name} ends in {ending}, which is not read. Give one of {', '.join(ENDINGS)}."
    )
