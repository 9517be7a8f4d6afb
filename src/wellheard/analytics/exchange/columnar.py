"""Parquet files, and rows that come from a database as an Arrow table: columns with types of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from wellheard.analytics.exchange.columns import BY_NAME
from wellheard.analytics.exchange.sources import Places, Row, UnreadableFile, check_header, read_columns, tidy_header

FLOATS = ("FLOAT", "DOUBLE")
ROWS_AT_A_TIME = 2_000
SIGN = '"'


class ParquetFile:
    """A Parquet file. `line` of a row is its number in the table, the first being 1."""

    def __init__(self, path: Path, name: str | None = None) -> None:
        self.name = name or path.name
        literal = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path)).replace("'", "''")
        self._source = f"read_parquet('{literal}', file_row_number = true)"
        try:
            connection = _quiet_connection()
            self._types = _types(connection, f"read_parquet('{literal}')")
        except duckdb.Error as fault:
            reason = str(fault).splitlines()[0]
            raise UnreadableFile(f"{self.name} cannot be read as Parquet ({reason}). Write it again.") from None
        self.columns = tidy_header([column for column, _ in self._types])
        check_header(self.name, self.columns)

    def relation(self, connection: duckdb.DuckDBPyConnection) -> str:
        return f"SELECT {_columns(self.columns, self._types)} FROM {self._source}"

    def shifted(self, connection: duckdb.DuckDBPyConnection) -> int:
        return 0

    def refusal(self, fault: duckdb.Error) -> Exception:
        return UnreadableFile(f"{self.name} cannot be read: {str(fault).splitlines()[0]}")

    def rows(self, wanted: Places) -> Iterator[Row]:
        connection = _quiet_connection()
        connection.register("wanted", pa.table({"place": pa.array(wanted, pa.int64())}))
        columns = _columns(self.columns, self._types, as_text=True)
        query = (
            f"SELECT file_row_number AS place, {columns} FROM {self._source} "
            "WHERE file_row_number IN (SELECT place FROM wanted) ORDER BY place"
        )
        yield from _rows(connection.execute(query))


class ArrowRows:
    """Rows in memory with the columns of the exchange file; `line` is the place in the table, from 1."""

    def __init__(self, table: pa.Table, name: str = "rows") -> None:
        self.name, self._table = name, table
        self.columns = tidy_header(table.column_names)
        check_header(name, self.columns)
        connection = _quiet_connection()
        connection.register("arrow_rows", table)
        self._types = _types(connection, "arrow_rows")

    def relation(self, connection: duckdb.DuckDBPyConnection) -> str:
        connection.register("arrow_rows", self._table)
        return f"SELECT {_columns(self.columns, self._types)} FROM arrow_rows"

    def shifted(self, connection: duckdb.DuckDBPyConnection) -> int:
        return 0

    def refusal(self, fault: duckdb.Error) -> Exception:
        return UnreadableFile(f"{self.name} cannot be read: {str(fault).splitlines()[0]}")

    def rows(self, wanted: Places) -> Iterator[Row]:
        connection = _quiet_connection()
        picked = self._table.take(pa.array(wanted, pa.int64())).append_column("place", pa.array(wanted, pa.int64()))
        connection.register("arrow_rows", picked)
        columns = _columns(self.columns, self._types, as_text=True)
        yield from _rows(connection.execute(f"SELECT place, {columns} FROM arrow_rows ORDER BY place"))


def _quiet_connection() -> duckdb.DuckDBPyConnection:
    """London time, and no progress bar among the figures."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'Europe/London'; SET enable_progress_bar = false")
    return connection


def _types(connection: duckdb.DuckDBPyConnection, relation: str) -> list[tuple[str, str]]:
    described = connection.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()
    return [(column, kind) for column, kind, *_ in described]


def _columns(columns: Sequence[str], types: Sequence[tuple[str, str]], *, as_text: bool = False) -> str:
    """Date columns keep their type; the rest is text, whole numbers without a point."""
    return ", ".join(
        f'{_cell(types[place], BY_NAME[name].is_date and not as_text)} AS "{name}"'
        for place, name in read_columns(columns)
    )


def _cell(column: tuple[str, str], keeps_dates: bool) -> str:
    name, kind = column
    quoted = SIGN + name.replace(SIGN, SIGN * 2) + SIGN
    if kind == "VARCHAR" or (keeps_dates and kind == "DATE"):
        return quoted
    if keeps_dates and kind.startswith("TIMESTAMP"):
        return f"CAST({quoted} AS {'TIMESTAMPTZ' if kind.endswith('TIME ZONE') else 'TIMESTAMP'})"
    text = f"CAST({quoted} AS VARCHAR)"
    if kind in FLOATS:
        whole = f"{quoted} = trunc({quoted}) AND abs({quoted}) < 1e15"
        return f"CASE WHEN {whole} THEN CAST(CAST({quoted} AS BIGINT) AS VARCHAR) ELSE {text} END"
    return text


def _rows(found: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    names = [column[0] for column in found.description][1:]
    while rows := found.fetchmany(ROWS_AT_A_TIME):
        for place, *cells in rows:
            yield Row(place + 1, place, dict(zip(names, cells, strict=True)))
