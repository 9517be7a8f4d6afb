"""The indicators again, written from the exchange format's page alone: plain Python, a row at a time.

It shares no line with the product: neither its reading, nor its calendar, nor its rounding. It is slow, and
knows three rule sets: one that counts from the receipt, one from the acknowledgement, one with a date agreed.
"""

import csv
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import wellheard

OUTCOMES = ["resolved", "upheld", "partially_upheld", "not_upheld"]
CLOSURES = ["withdrawn", "no_consent", "anonymous_not_pursued", "not_a_complaint"]
EVENTS = [
    "received_at", "stage1_acknowledged_on", "stage1_responded_on", "stage2_started_on", "stage2_acknowledged_on",
    "stage2_responded_on", "closed_on",
]  # fmt: skip
OTHER_DATES = ["stage1_extended_to", "stage2_extended_to", "agreed_by", "consent_received_on"]


@dataclass(frozen=True)
class Rules:
    """`limits` for each stage; `start`: receipt, acknowledgement or agreed."""

    limits: dict[int, int | None]
    start: str = "receipt"

    @property
    def stages(self) -> int:
        return len(self.limits)


SCOTLAND = Rules({1: 5, 2: 20})
HOUSING_ENGLAND = Rules({1: 10, 2: 20}, "acknowledgement")
NHS_ENGLAND = Rules({1: None}, "agreed")


def days_off(name: str) -> set[date]:
    path = Path(wellheard.__file__).parent / "rules" / "calendars" / f"{name}.csv"
    with path.open() as text:
        return {date.fromisoformat(row["date"]) for row in csv.DictReader(text) if not row.get("half_day")}


class Recomputation:
    def __init__(
        self, rows: list[dict[str, str]], first: date, last: date, rules: Rules, off: set[date], today: date,
        counting: str = "where-it-ended", cut_off: time | None = None,
    ) -> None:  # fmt: skip
        self.first, self.last, self.rules, self.off, self.today = first, last, rules, off, today
        self.counting, self.cut_off = counting, cut_off
        seen: set[tuple[str, str]] = set()
        self.rows, self.rejected = [], 0
        for row in rows:
            row = {k: v.strip() for k, v in row.items() if v and v.strip()}
            key = (row.get("organisation", ""), row.get("reference", ""))
            repeated = row.get("reference") is not None and key in seen
            seen.add(key)
            if repeated or self.wrong(row):
                self.rejected += 1
            else:
                self.rows.append(row)

    # Reading

    @staticmethod
    def moment(text: str) -> tuple[date, time | None]:
        if len(text) == 10:
            return date.fromisoformat(text), None
        at = datetime.fromisoformat(text)
        if at.tzinfo is not None:
            at = at.astimezone(UTC).astimezone(ZoneInfo("Europe/London"))
        return at.date(), at.time()

    def day(self, row: dict[str, str], name: str) -> date | None:
        return self.moment(row[name])[0] if row.get(name) else None

    def wrong(self, row: dict[str, str]) -> bool:
        if not row.get("reference") or not row.get("received_at"):
            return True
        try:
            days = {name: self.day(row, name) for name in EVENTS + OTHER_DATES}
        except ValueError:
            return True
        if any(days[name] is not None and days[name] > self.today for name in EVENTS):  # type: ignore[operator]
            return True
        received, started = days["received_at"], days["stage2_started_on"]
        one, two = days["stage1_responded_on"], days["stage2_responded_on"]
        o1, o2, route, closure = (row.get(n) for n in ("stage1_outcome", "stage2_outcome", "stage2_route", "closure"))
        assert received is not None
        return bool(
            (one and one < received)
            or (two and two < received)
            or (started and one and started < one and route != "direct")
            or (two and started and two < started and route != "direct")
            or (o1 and o1 not in OUTCOMES)
            or (o2 and o2 not in OUTCOMES)
            or (route and route not in ("direct", "escalated"))
            or (closure and closure not in CLOSURES)
            or bool(o1) != bool(one)
            or bool(o2) != bool(two)
            or (route == "escalated" and not started)
            or (two and not route)
            or (route == "direct" and any(row.get(f"stage1_{n}") for n in STAGE_1))
            or (closure and not days["closed_on"])
        )

    # The clock

    def works(self, on: date) -> bool:
        return on.weekday() < 5 and on not in self.off

    def counted(self, on: date, at: time | None = None) -> date:
        if self.works(on) and self.cut_off and at and at > self.cut_off:
            on += timedelta(days=1)
        while not self.works(on):
            on += timedelta(days=1)
        return on

    def between(self, first: date, last: date) -> int:
        days = sum(self.works(first + timedelta(days=n)) for n in range((last - first).days + 1))
        return max(1, days)

    def start(self, row: dict[str, str], stage: int) -> date | None:
        if self.rules.start == "acknowledgement":
            acknowledged = self.day(row, f"stage{stage}_acknowledged_on")
            return self.counted(acknowledged) if acknowledged else None
        if self.rules.start == "agreed" and not row.get("agreed_by"):
            return None
        if stage == 2 and row["stage2_route"] == "escalated":
            return self.counted(self.moment(row["stage2_started_on"])[0])
        return self.counted(*self.moment(row["received_at"]))

    # Counting

    def known(self, on: date | None) -> bool:
        return on is not None and on <= self.last

    def within(self, on: date | None) -> bool:
        return on is not None and self.first <= on <= self.last

    def escalated(self, row: dict[str, str], by: date) -> bool:
        started = self.day(row, "stage2_started_on")
        return row.get("stage2_route") == "escalated" and started is not None and started <= by

    def closed(self, row: dict[str, str], by: date) -> bool:
        """Closed at the end of a day: by the last thing that happened on or before it."""
        two, one = self.day(row, "stage2_responded_on"), self.day(row, "stage1_responded_on")
        if two is not None and two <= by:
            return True
        gone = self.day(row, "closed_on") if row.get("closure") else None
        if gone is not None and gone <= by:
            started = self.day(row, "stage2_started_on")
            return not (self.escalated(row, by) and started is not None and gone < started)
        return one is not None and one <= by and not self.escalated(row, by)

    def figures(self) -> dict[str, object]:
        counted = [r for r in self.rows if r.get("closure") != "not_a_complaint"]
        received = [r for r in counted if self.within(self.day(r, "received_at"))]
        groups = {"stage1": self.group([r for r in counted if self.in_stage_1(r)], 1)}
        if self.rules.stages == 2:
            for route in ("direct", "escalated"):
                rows = [
                    r for r in counted
                    if r.get("stage2_route") == route and self.within(self.day(r, "stage2_responded_on"))
                ]  # fmt: skip
                groups[f"stage2_{route}"] = self.group(rows, 2)
        return {
            "received": len(received),
            "received_stage1": sum(r.get("stage2_route") != "direct" for r in received),
            "received_stage2_direct": sum(r.get("stage2_route") == "direct" for r in received),
            "groups": groups,
            "closed_without_outcome": {
                c: sum(r.get("closure") == c and self.within(self.day(r, "closed_on")) for r in self.rows)
                for c in CLOSURES
            },
            "reconciliation": self.reconciliation(counted),
            "rejected": self.rejected,
        }

    def in_stage_1(self, row: dict[str, str]) -> bool:
        answered = self.within(self.day(row, "stage1_responded_on"))
        return answered and (self.counting == "both-closures" or not self.escalated(row, self.last))

    def group(self, rows: list[dict[str, str]], stage: int) -> dict[str, object]:
        timed, in_limit, in_extended = [], 0, 0
        for row in rows:
            begun, answered = self.start(row, stage), self.day(row, f"stage{stage}_responded_on")
            assert answered is not None
            if begun is None:
                continue
            days = self.between(begun, answered)
            timed.append(days)
            limit = self.rules.limits[stage]
            agreed = self.day(row, "agreed_by")
            standard = days <= limit if limit is not None else answered <= agreed  # type: ignore[operator]
            extended = self.day(row, f"stage{stage}_extended_to")
            in_limit += standard
            in_extended += standard or (extended is not None and answered <= extended)
        total = sum(timed)
        return {
            "closed_in_full": len(rows),
            "within_limit": share(in_limit, len(timed)),
            "within_extended_limit": share(in_extended, len(timed)),
            "total_working_days": total,
            "average_working_days": rounded(Decimal(total) / len(timed)) if timed else None,
            "extended": share(sum(bool(r.get(f"stage{stage}_extended_to")) for r in rows), len(rows)),
            "outcomes": {o: share(sum(r[f"stage{stage}_outcome"] == o for r in rows), len(rows)) for o in OUTCOMES},
        }

    def reconciliation(self, counted: list[dict[str, str]]) -> dict[str, object]:
        eve = self.first - timedelta(days=1)
        here = [r for r in counted if self.known(self.day(r, "received_at"))]
        start = sum(self.day(r, "received_at") <= eve and not self.closed(r, eve) for r in here)  # type: ignore[operator]
        received = sum(self.within(self.day(r, "received_at")) for r in here)
        end = sum(not self.closed(r, self.last) for r in here)
        reopened = sum(
            self.day(r, "received_at") <= eve  # type: ignore[operator]
            and self.closed(r, eve)
            and r.get("stage2_route") == "escalated"
            and self.within(self.day(r, "stage2_started_on"))
            for r in here
        )
        was_open = [
            r for r in here
            if self.within(self.day(r, "received_at")) or not self.closed(r, eve)
            or (r.get("stage2_route") == "escalated" and self.within(self.day(r, "stage2_started_on")))
        ]  # fmt: skip
        shut = sum(self.closed(r, self.last) for r in was_open)
        return {
            "open_at_start": start, "received": received, "reopened": reopened, "closed": shut,
            "open_at_end": end, "adds_up": start + received + reopened == shut + end,
        }  # fmt: skip


STAGE_1 = ("acknowledged_on", "responded_on", "outcome", "extended_to")


def share(count: int, base: int) -> dict[str, object]:
    return {"count": count, "percent": rounded(Decimal(100 * count) / base) if base else None}


def rounded(value: Decimal) -> float:
    return float(value.quantize(Decimal("0.1"), ROUND_HALF_UP))
