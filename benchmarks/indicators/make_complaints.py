"""Made-up complaints in the exchange format, the same for the same number of rows: CSV and Parquet.

python benchmarks/indicators/make_complaints.py 1000000 benchmarks/data/complaints-1000000
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

# Each column of chance is a hash of the row's number, so that no run and no machine differs from another.
COMPLAINTS = """
WITH chance AS (
    SELECT n,
           DATE '2022-04-01' + CAST(hash(n) % 1200 AS INTEGER) AS received,
           CAST(hash(n, 1) % 540 AS INTEGER) + 480 AS minute,
           CAST(hash(n, 2) % 100 AS INTEGER) AS route_chance,
           CAST(hash(n, 3) % 100 AS INTEGER) AS closing_chance,
           CAST(least(hash(n, 4) % 10, hash(n, 5) % 24) AS INTEGER) AS days1,
           CAST(hash(n, 6) % 40 AS INTEGER) AS until_escalated,
           CAST(hash(n, 7) % 34 AS INTEGER) AS days2,
           CAST(hash(n, 8) % 4 AS INTEGER) AS outcome1,
           CAST(hash(n, 9) % 4 AS INTEGER) AS outcome2,
           CAST(hash(n, 10) % 400 AS INTEGER) AS body,
           CAST(hash(n, 11) % 40 AS INTEGER) AS service
    FROM range($rows) AS numbers(n)
),
decided AS (
    SELECT *,
           CASE WHEN closing_chance < 4 THEN
               ['withdrawn', 'no_consent', 'anonymous_not_pursued', 'not_a_complaint'][closing_chance + 1] END
               AS closing,
           CASE WHEN closing_chance < 4 THEN NULL WHEN route_chance < 8 THEN 'direct'
                WHEN route_chance < 16 THEN 'escalated' END AS route,
           ['resolved', 'upheld', 'partially_upheld', 'not_upheld'] AS outcomes,
           closing_chance >= 10 AS is_answered
    FROM chance
),
dated AS (
    SELECT *,
           CASE WHEN is_answered AND route IS DISTINCT FROM 'direct' THEN received + days1 END AS answer1,
           CASE WHEN route = 'escalated' THEN received + days1 + until_escalated END AS escalated
    FROM decided
)
SELECT 'Body ' || lpad(CAST(body AS VARCHAR), 3, '0') AS organisation,
       'C-' || lpad(CAST(n AS VARCHAR), 9, '0') AS reference,
       {received} AS received_at,
       'Directorate ' || service % 8 || ' > Service ' || service AS service,
       ['Staff', 'Delay', 'Standard of service', 'Policy', 'Communication'][1 + service % 5] AS category,
       ['phone', 'e-mail', 'web', 'letter', 'in person'][1 + minute % 5] AS channel,
       'The complaint was about something, and it said: "number ' || n || '".' AS description,
       {answer1} AS stage1_responded_on,
       CASE WHEN answer1 IS NOT NULL THEN outcomes[1 + outcome1] END AS stage1_outcome,
       {extended1} AS stage1_extended_to,
       route AS stage2_route,
       {escalated} AS stage2_started_on,
       {acknowledged} AS stage2_acknowledged_on,
       {answer2} AS stage2_responded_on,
       CASE WHEN route IS NOT NULL AND is_answered THEN outcomes[1 + outcome2] END AS stage2_outcome,
       {extended2} AS stage2_extended_to,
       {closed} AS closed_on,
       closing AS closure
FROM dated
"""
START2 = "coalesce(escalated, received)"
DATES = {
    "answer1": "answer1",
    "extended1": "CASE WHEN answer1 IS NOT NULL AND days1 > 8 THEN received + 14 END",
    "escalated": "escalated",
    "acknowledged": f"CASE WHEN route IS NOT NULL AND is_answered THEN {START2} + days2 // 12 END",
    "answer2": f"CASE WHEN route IS NOT NULL AND is_answered THEN {START2} + days2 END",
    "extended2": f"CASE WHEN route IS NOT NULL AND days2 > 30 THEN {START2} + 40 END",
    "closed": "CASE WHEN closing IS NOT NULL THEN received + days1 END",
}
MOMENT = "CAST(received AS TIMESTAMP) + to_minutes(minute)"


def make(rows: int, stem: Path) -> tuple[Path, Path]:
    """The two files of that many complaints; made once, then kept."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    csv, parquet = stem.with_suffix(".csv"), stem.with_suffix(".parquet")
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    if not csv.exists():
        written = {name: f"CAST({date} AS VARCHAR)" for name, date in DATES.items()}
        query = COMPLAINTS.format(received=f"strftime({MOMENT}, '%Y-%m-%dT%H:%M')", **written)
        connection.execute(f"COPY ({query.replace('$rows', str(rows))}) TO '{csv}' (HEADER)")
    if not parquet.exists():
        query = COMPLAINTS.format(received=MOMENT, **DATES)
        connection.execute(f"COPY ({query.replace('$rows', str(rows))}) TO '{parquet}'")
    return csv, parquet


if __name__ == "__main__":
    print(*make(int(sys.argv[1]), Path(sys.argv[2])))
