"""A council with as many complaints as asked for, on PostgreSQL, the same every time: for measuring the desk's pages.

    DATABASE_URL=… python benchmarks/desk/make_body.py 100000

The body, its people, calendar and procedure are set up by the services; the complaints are copied in as rows,
each with its stage, person and points, the letters of late, alerts and tasks. One in a hundred is open.
"""

import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wellheard.config.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import connection

from people import colleague, found_body
from wellheard.areas.casework.models.word_index import INDEX
from wellheard.areas.procedures.selectors import choice_for
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import uuid7

NOW = datetime.now(UTC)
TODAY = NOW.date()
PEOPLE, HANDLERS = 10, 100
TREE = {f"Directorate {letter}": [f"Service {letter}{number}" for number in range(1, 9)] for letter in "ABCDEFGH"}
FIRST = (
    "Effie Morag Hamish Isla Callum Mhairi Iain Aoife Fergus Catriona Angus Shona Ewan Kirsty Rory Ailsa Agnes "
    "Alasdair Andrew Anne Archie Bridget Bruce Cameron Chloe Colin Craig Daisy David Donald Dougal Duncan Eilidh "
    "Elspeth Euan Farah Finlay Flora Freya Gavin Gordon Grace Gregor Hazel Heather Hugh Imran Innes Jean Jessie Keir "
    "Kenneth Lachlan Leona Lorna Magnus Margaret Moira Murdo Nadia Neil Nessa Ravi Sorley"
)
LAST = "Bain Ross Grant Munro Kerr Lowe Boyle Laird Menzies Nair Aziz Tulloch Forsyth Imrie Gunn Baxter Reid Orr"
BEGINS = "bal inver kil dun aber strath glen pit auch loch craig ben tully fin mon cul dal"
ENDS = "muir beg more side ness field burn law shaw haugh holm park gate wynd brae ton ford well head"
SAID = "damp roof bin missed repair call letter rude waiting school bus carer council tax housing road pothole light"
# The few words that everybody uses, and five thousand that each is used by few: as in letters.
WORDS = SAID.split() + [f"{a}{b}{c}" for a in BEGINS.split() for b in ENDS.split() for c in ENDS.split()]
WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(WORDS))))
# Sixty-four first names alike, and three hundred and forty-one surnames of which the first is one in fifteen: commoner
# than any surname is, so that its name is held by one complaint in a thousand and another's by fewer.
SURNAMES = LAST.split() + [f"{a}{b}".title() for a in BEGINS.split() for b in ENDS.split()]
SURNAME_WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(SURNAMES))))
LETTERS = "23456789CDFGHJKMNPQRTVWXY"
OPEN_SHARE = 100


def main(count: int) -> None:
    started = time.perf_counter()
    with scope.lifted():
        call_command("migrate", verbosity=0, interactive=False)
    body = found_body("Benchmark Council", "Benchmark", "benchmark", "local-authority", TREE)
    officer = colleague(body, "Olive Officer", "complaints_officer")
    handlers = [colleague(body, f"Handler{n} Person", "investigator").staff.pk for n in range(HANDLERS)]
    desks = [colleague(body, f"Desk{n} Person", "complaints_officer").staff.pk for n in range(PEOPLE)]
    with scope.of(body.id):
        procedure = choice_for(TODAY).pk
    services = [row.pk for name, row in body.services.items() if name.startswith("Service")]
    made = Made(body.id, procedure, services, handlers, desks, officer.staff.pk, count)
    with scope.lifted(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DROP INDEX IF EXISTS complaint_words")
        for table, rows in made.tables():
            copy(cursor, table, rows)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute(INDEX)
        cursor.execute("VACUUM ANALYZE")
    print(f"{count:,} complaints in {time.perf_counter() - started:.0f} s", flush=True)


class Made:
    """The rows of every table, drawn from one seed."""

    def __init__(
        self, body: Any, procedure: Any, services: list[Any], handlers: list[Any], desks: list[Any], by: Any, count: int
    ):
        self.body, self.procedure, self.services, self.by = body, procedure, services, by
        self.handlers, self.desks = handlers, desks
        self.count = count
        self.ids = [uuid7() for _ in range(count)]

    def tables(self) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
        yield "casework_complaint", self.complaints()
        yield "casework_stagerecord", self.stages()
        yield "casework_person", self.people()
        yield "casework_pointofcomplaint", self.points()
        yield "correspondence_caseletter", self.letters()
        yield "workload_alert", self.alerts()
        yield "workload_task", self.tasks()

    def drawn(self) -> Iterator[dict[str, Any]]:
        """What is drawn of each complaint, the same for every table."""
        draw, first = random.Random(20261122), FIRST.split()
        for number, key in enumerate(self.ids):
            is_open = number % OPEN_SHARE == 0
            back = draw.randrange(0, 30) if is_open else draw.randrange(31, 2500)
            received = TODAY - timedelta(days=back)
            yield {
                "id": key, "number": number, "open": is_open, "received": received,
                "due": received + timedelta(days=draw.randrange(7, 40)),
                "closed": None if is_open else received + timedelta(days=draw.randrange(1, 30)),
                "service": draw.choice(self.services), "handler": self.handler(draw, is_open),
                "stage": 2 if draw.random() < 0.3 else 1,
                "name": f"{draw.choice(first)} {draw.choices(SURNAMES, cum_weights=SURNAME_WEIGHTS)[0]}",
                "text": " ".join(draw.choices(WORDS, cum_weights=WEIGHTS, k=40)),
            }  # fmt: skip

    def handler(self, draw: random.Random, is_open: bool) -> Any:
        """Three open complaints in ten are with the ten people of the benchmark, the closed ones with everybody."""
        if is_open:
            return draw.choice(self.desks if draw.random() < 0.3 else self.handlers)
        return draw.choice([*self.desks, *self.handlers])

    def complaints(self) -> Iterator[dict[str, Any]]:
        for row in self.drawn():
            at = datetime.combine(row["received"], datetime.min.time(), tzinfo=UTC)
            reference = reference_of(row["number"])
            state = f"stage{row['stage']}_open" if row["open"] else f"stage{row['stage']}_answered"
            due = row["due"] if row["open"] else None
            yield {
                "id": row["id"], "organisation_id": self.body, "reference": reference, "received_on": row["received"],
                "counted_on": row["received"], "description": row["text"], "state": state, "due_on": due,
                "look_on": due, "closed_on": row["closed"], "handler_id": row["handler"], "channel": "phone",
                "service_id": row["service"], "procedure_id": self.procedure, "recorded_by_id": self.by,
                "recorded_at": at, "search_text": f"{reference} {row['text']} {row['name']}".lower(),
                "calendar_kept_at": None if row["open"] else at,
            }  # fmt: skip

    def stages(self) -> Iterator[dict[str, Any]]:
        for row in self.drawn():
            yield {
                "id": uuid7(), "organisation_id": self.body, "complaint_id": row["id"], "number": row["stage"],
                "route": "direct" if row["stage"] == 2 else "", "started_on": row["received"],
                "counted_on": row["received"], "due_on": row["due"], "responded_on": row["closed"],
                "outcome": "" if row["open"] else "upheld", "acknowledged_on": row["received"],
            }  # fmt: skip

    def people(self) -> Iterator[dict[str, Any]]:
        for row in self.drawn():
            yield {
                "id": uuid7(), "organisation_id": self.body, "complaint_id": row["id"], "part": "complainant",
                "name": row["name"], "phone": f"01314{row['number'] % 1_000_000:06d}", "consent": "not_needed",
                "phone_key": f"1314{row['number'] % 1_000_000:06d}",
                "name_key": " ".join(sorted(row["name"].lower().split())),
            }  # fmt: skip

    def points(self) -> Iterator[dict[str, Any]]:
        for row in self.drawn():
            if row["stage"] == 2:
                yield {
                    "id": uuid7(), "organisation_id": self.body, "complaint_id": row["id"], "number": 1,
                    "text": row["text"][:80],
                }  # fmt: skip

    def letters(self) -> Iterator[dict[str, Any]]:
        """What was answered at stage 2 in the last hundred days was told by letter, but for one in ten."""
        since = TODAY - timedelta(days=100)
        for row in self.drawn():
            if row["stage"] == 2 and row["closed"] and row["closed"] >= since and row["number"] % 10:
                at = datetime.combine(row["closed"], datetime.min.time(), tzinfo=UTC) + timedelta(hours=11)
                yield {
                    "id": uuid7(), "organisation_id": self.body, "complaint_id": row["id"], "kind": "stage_2_response",
                    "language": "en-gb", "to_name": row["name"], "subject": "Our response", "paragraphs": "[]",
                    "state": "sent", "written_by_id": row["handler"], "written_at": at, "channel": "print",
                    "sent_by_id": row["handler"], "sent_at": at,
                }  # fmt: skip

    def alerts(self) -> Iterator[dict[str, Any]]:
        """Whoever handles what is late was told, and one in five has not put it away."""
        for row in self.drawn():
            if row["open"] and row["due"] < TODAY and row["number"] % 500 == 0:
                yield {
                    "id": uuid7(), "organisation_id": self.body, "complaint_id": row["id"], "mark": "respond",
                    "due_on": row["due"], "step": "late", "staff_id": row["handler"], "made_at": NOW,
                }  # fmt: skip

    def tasks(self) -> Iterator[dict[str, Any]]:
        """One open complaint in twenty has a task with whoever handles it."""
        for row in self.drawn():
            if row["open"] and row["number"] % 2000 == 0:
                yield {
                    "id": uuid7(), "organisation_id": self.body, "complaint_id": row["id"], "text": "Ring about it",
                    "given_to_id": row["handler"], "given_by_id": self.by, "given_at": NOW,
                    "due_on": TODAY + timedelta(days=3),
                }  # fmt: skip


def reference_of(number: int) -> str:
    letters = ""
    value = number * 7919 + 25**7
    for _ in range(8):
        value, rest = divmod(value, len(LETTERS))
        letters += LETTERS[rest]
    return f"{letters[:4]}-{letters[4:]}"


def copy(cursor: Any, table: str, rows: Iterator[dict[str, Any]]) -> None:
    """Copy rows in; a column that is not given gets what an empty field holds."""
    cursor.execute(
        "SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = %s", [table]
    )
    empty = {name: None if nullable == "YES" else EMPTY[kind] for name, kind, nullable in cursor.fetchall()}
    names = list(empty)
    with cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copied:
        for row in rows:
            copied.write_row([row.get(name, empty[name]) for name in names])
    print(table, flush=True)


EMPTY: dict[str, Any] = {
    "character varying": "", "text": "", "boolean": False, "integer": 0, "smallint": 0, "jsonb": "{}", "bigint": 0,
    "uuid": None, "date": None, "timestamp with time zone": None,
}  # fmt: skip

if __name__ == "__main__":
    main(int(sys.argv[1]))
