"""`wellheard due`: when a complaint is due under a rule set and a calendar, and the days counted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import click

from wellheard.analytics.calendar_files import read_calendar
from wellheard.interfaces.commands.errors import CannotDo
from wellheard.rules.clock import Clock, StageDates, clock
from wellheard.rules.dates import in_words, with_weekday
from wellheard.rules.procedure import RULESETS, CountsFrom, NoRuleSet, RuleSet, ruleset
from wellheard.rules.working_days import (
    BrokenCalendar,
    Calendar,
    DateOutsideCalendar,
    LedgerDay,
    counted_on,
    day_of,
    ledger,
)

LONDON = ZoneInfo("Europe/London")

EXAMPLES = """\b
Examples:
  wellheard due 2024-03-28 --calendar scotland
  wellheard due 2024-03-28T17:30 --cut-off 17:00
  wellheard due 2024-03-28 --calendar our-days-off.ics --ruleset nhs-scotland
  wellheard due 2024-06-03 --ruleset housing-england --acknowledged 2024-06-05
  wellheard due 2024-03-28 --format json | jq .due
"""


@dataclass(frozen=True)
class Due:
    """One date: the number of the working day, what it is the last day for, and from when it was counted."""

    day: int | None
    on: date | None
    stage: str
    what: str


class Arrival(click.ParamType):  # type: ignore[type-arg]
    """A date, or a date and time; a time with an offset becomes Europe/London."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date | datetime:
        written = str(value).strip()
        try:
            if len(written) <= len("2024-03-28"):
                return date.fromisoformat(written)
            moment = datetime.fromisoformat(written)
        except ValueError:
            self.fail(f"'{written}' is not a date. Write year-month-day: 2024-03-28, or 2024-03-28T17:30.")
        return moment.astimezone(LONDON).replace(tzinfo=None) if moment.tzinfo else moment


class TimeOfDay(click.ParamType):  # type: ignore[type-arg]
    """A time such as 17:00."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> time:
        try:
            return time.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a time of day. Write it as 17:00.")


@click.command(epilog=EXAMPLES)
@click.argument("received", type=Arrival())
@click.option("--calendar", "calendar_name", help="A shipped calendar, or a .csv or .ics file of days off.")
@click.option(
    "--ruleset",
    "ruleset_name",
    default="local-authority",
    show_default=True,
    type=click.Choice(RULESETS),
    metavar="NAME",
    help=f"One of {', '.join(RULESETS)}.",
)
@click.option("--cut-off", type=TimeOfDay(), help="Arrivals after it count from the next working day.")
@click.option("--acknowledged", type=Arrival(), help="When it was acknowledged, where a limit counts from it.")
@click.option("--format", "shape", default="table", show_default=True, type=click.Choice(["table", "json"]))
def due(
    received: date | datetime,
    calendar_name: str | None,
    ruleset_name: str,
    cut_off: time | None,
    acknowledged: date | datetime | None,
    shape: str,
) -> None:
    """When a complaint RECEIVED on a date is due, day by day.

    Day 1 is the day of receipt, or the next working day. The rule set is the one in force that day; the
    calendar is the rule set's own unless another is given. Stage 2 is counted as if it began on receipt.
    """
    try:
        rules = ruleset(ruleset_name, day_of(received))
        calendar = read_calendar(calendar_name or rules.calendar)
        if cut_off:
            calendar = calendar.with_cut_off(cut_off)
        found = _due_dates(received, day_of(acknowledged) if acknowledged else None, rules, calendar)
        last = max((one.on for one in found if one.on), default=day_of(received))
        days = ledger(received, last, calendar)
    except (BrokenCalendar, DateOutsideCalendar, NoRuleSet) as refusal:
        raise CannotDo(str(refusal)) from None
    notes = _notes(day_of(received), last, rules, calendar, acknowledged is not None)
    write = _as_json if shape == "json" else _as_table
    click.echo(write(received, rules, calendar, found, days, notes))


def _due_dates(
    received: date | datetime, acknowledged_on: date | None, rules: RuleSet, calendar: Calendar
) -> list[Due]:
    if acknowledged_on is not None and acknowledged_on < day_of(received):
        raise CannotDo(
            f"It was acknowledged on {in_words(acknowledged_on)}, before it was received on "
            f"{in_words(day_of(received))}. Correct one of the two."
        )
    found: list[Due] = []
    for stage in rules.stages:
        found += _of_stage(clock(StageDates(received, acknowledged_on), stage.key, rules, calendar))
    return sorted(found, key=lambda one: (one.on or date.max, one.stage))


def _of_stage(running: Clock) -> list[Due]:
    stage = running.stage
    found = []
    if stage.acknowledge_within:
        found.append(Due(stage.acknowledge_within, running.acknowledge_due_on, stage.key, "acknowledge"))
    if stage.respond_within is None:
        return [*found, Due(None, None, stage.key, "respond by the date agreed with the customer")]
    found.append(Due(stage.respond_within, running.latest_respond_due_on, stage.key, "respond"))
    if stage.longest and stage.longest > stage.respond_within:
        found.append(Due(stage.longest, running.longest_due_on, stage.key, "respond, if extended"))
    return found


def _notes(first: date, last: date, rules: RuleSet, calendar: Calendar, acknowledged: bool) -> list[str]:
    found = []
    if any(stage.counts_from is CountsFrom.ACKNOWLEDGEMENT for stage in rules.stages):
        when = "the day given" if acknowledged else "its last day: give the real one with --acknowledged"
        found.append(f"The limit to respond counts from the acknowledgement, taken as {when}.")
    for year in calendar.silent_years(first, last):
        found.append(f"The calendar {calendar.name} lists no day off in {year}: only weekends are left out there.")
    return found


def _as_json(
    received: date | datetime,
    rules: RuleSet,
    calendar: Calendar,
    found: list[Due],
    days: tuple[LedgerDay, ...],
    notes: list[str],
) -> str:
    cut_off = calendar.cut_off_on(day_of(received))
    return json.dumps(
        {
            "received": received.isoformat(),
            "counted_on": counted_on(received, calendar).isoformat(),
            "ruleset": rules.name,
            "ruleset_from": rules.effective_from.isoformat(),
            "calendar": calendar.name,
            "cut_off": f"{cut_off:%H:%M}" if cut_off else None,
            "due": [
                {"day": one.day, "on": one.on and one.on.isoformat(), "stage": one.stage, "what": one.what}
                for one in found
            ],
            "ledger": [_ledger_row(day) for day in days],
            "notes": notes,
        },
        indent=2,
        ensure_ascii=False,
    )


def _ledger_row(day: LedgerDay) -> dict[str, object]:
    return {
        "on": day.on.isoformat(),
        "day": day.number,
        "left_out": day.left_out,
        "words": day.words,
        "calendar": day.calendar,
        "version": day.version,
        "source": day.source,
    }


def _as_table(
    received: date | datetime,
    rules: RuleSet,
    calendar: Calendar,
    found: list[Due],
    days: tuple[LedgerDay, ...],
    notes: list[str],
) -> str:
    at = f" at {received:%H:%M}" if isinstance(received, datetime) else ""
    cut_off = calendar.cut_off_on(day_of(received))
    labels = {stage.key: stage.label for stage in rules.stages}
    lines = [
        f"Received   {with_weekday(day_of(received))}{at}",
        f"Day 1      {with_weekday(counted_on(received, calendar))}",
        f"Rule set   {rules.name}: {rules.title} (in force from {in_words(rules.effective_from)})",
        f"Calendar   {calendar.name}{f', cut-off {cut_off:%H:%M}' if cut_off else ''}",
        "",
        f"{'Day':>3}  {'Date':10}  {'':27}  Last day to",
        *(_due_line(one, labels[one.stage]) for one in found),
        "",
        f"{'Day':>3}  {'Date':10}  {'':27}  Not counted, or unusual, because",
        *(_ledger_line(day) for day in days),
    ]
    return "\n".join([*lines, *(f"\nNote: {note}" for note in notes)])


def _due_line(one: Due, label: str) -> str:
    on = f"{one.on.isoformat()}  {with_weekday(one.on):27}" if one.on else f"{'':10}  {'':27}"
    return f"{one.day or '–':>3}  {on}  {one.what} ({label})"


def _ledger_line(day: LedgerDay) -> str:
    said_by = ", ".join(filter(None, (day.calendar, day.version, day.source)))
    words = f"{day.words} [{said_by}]" if said_by else day.words
    return f"{day.number or '–':>3}  {day.on.isoformat()}  {with_weekday(day.on):27}  {words}".rstrip()
