"""The indicators of the complaints handling procedure: from files, or from rows of a database.

Each is defined once, in `memberships`, as a predicate over facts; the command, the page and the report
all come here for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wellheard.analytics.exchange.files import open_sources
from wellheard.analytics.exchange.sources import ReadDifferently, UnreadableFile
from wellheard.analytics.facts.days import Period
from wellheard.analytics.indicators.figures import Figures, Group, Reconciliation, Share
from wellheard.analytics.indicators.inquiry import Inquiry
from wellheard.analytics.indicators.memberships import Counting
from wellheard.analytics.indicators.naming import NamedFault
from wellheard.analytics.indicators.question import Question
from wellheard.analytics.indicators.shape import shaped, shaped_together
from wellheard.analytics.indicators.workspace import Watch

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "Counting",
    "Figures",
    "Group",
    "Inquiry",
    "NamedFault",
    "Period",
    "Question",
    "ReadDifferently",
    "Reconciliation",
    "Share",
    "UnreadableFile",
    "complaints_behind",
    "figures_from_rows",
    "inquire",
    "shaped",
    "shaped_together",
]


def inquire(paths: Sequence[Path], question: Question, *, careful: bool = False, watch: Watch | None = None) -> Inquiry:
    """The inquiry into some exchange files: CSV, XLSX, ODS or Parquet. Close it, or use it as a context.

    Raises `UnreadableFile`, or `ReadDifferently` for a CSV file that DuckDB does not read as it stands: then
    ask again with `careful`, which reads CSV by the csv module.
    """
    return Inquiry(question, open_sources(paths, careful=careful), watch)


def figures_from_rows(rows: pa.Table, question: Question) -> tuple[list[Figures], Figures]:
    """The figures of each organisation in the rows, and of all together.

    The rows have the columns of the exchange file; dates may be dates, timestamps or text.
    """
    from wellheard.analytics.exchange.columnar import ArrowRows

    with Inquiry(question, [ArrowRows(rows)]) as inquiry:
        return inquiry.figures()


def complaints_behind(rows: pa.Table, question: Question, figure: str, organisation: str | None = None) -> list[str]:
    """References of the complaints that a figure counts, in the order of the rows.

    `figure` is its path in the published shape, such as `received`, `groups.stage1.within_limit`,
    `groups.stage2_direct.outcomes.upheld` or `reconciliation.open_at_end`; the base of a group's
    percentages is `groups.stage1.closed_in_full`. With `organisation`, only that body's. Raises `KeyError`
    for a path that is no figure.
    """
    from wellheard.analytics.exchange.columnar import ArrowRows

    with Inquiry(question, [ArrowRows(rows)]) as inquiry:
        return inquiry.references_behind(figure, organisation)
