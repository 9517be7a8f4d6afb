#!/usr/bin/env python3
"""How quickly the desk's pages answer, with ten people at once: median, 95th percentile, queries, bytes.

    scripts/throwaway_postgres.py python benchmarks/desk/run.py 100000
    scripts/throwaway_postgres.py python benchmarks/desk/run.py 1000000

Makes the body first (see make_body.py; --made: it is there already), then serves it with two workers and lets
ten people, each signed in, ask for every page in turn, over and over. Seconds are from the last byte sent to
the last byte received, waiting for a free worker included; "alone" is one person with nobody else asking.
Processor time is what the server's processes and the database's own took for one answer: it is the same whoever
else uses the machine, where the clock is not. Queries are counted in a process of their own, through the same code.
"""

import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(ROOT / "tests"))
PEOPLE, PORT = 10, 8765
ROUNDS = int(os.environ.get("ROUNDS", 12))


@dataclass
class Page:
    name: str
    path: str
    send: dict[str, str] | None = None
    times: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    processor: float = 0.0
    size: int = 0
    queries: int = 0


def main(count: int, made: bool) -> None:
    if not made:
        subprocess.run([sys.executable, str(HERE / "make_body.py"), str(count)], check=True)
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wellheard.config.settings")
    django.setup()
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    pages, cookies = prepared()
    count_queries(pages, cookies[0])
    server = subprocess.Popen(
        [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(PORT), "--workers", "2",
            "--blocking-threads", "2", "--backpressure", "64", "--log-level", "warning", "--no-ws",
            "wellheard.config.wsgi:application",
        ]
    )  # fmt: skip
    try:
        until_it_answers()
        warm(pages, cookies)
        print(f"load before: {os.getloadavg()[0]:.1f}")
        for page in pages:
            began = processor_time(server.pid)
            for _ in range(ROUNDS):
                page.alone.append(ask(page, cookies[0])[0])
            page.processor = (processor_time(server.pid) - began) / ROUNDS
        print(f"load alone: {os.getloadavg()[0]:.1f}")
        began, used = time.perf_counter(), processor_time(server.pid)
        everybody(pages, cookies)
        took, used = time.perf_counter() - began, processor_time(server.pid) - used
        asked = len(pages) * len(cookies) * ROUNDS
        print(f"ten: {asked / took:.1f} answers a second, {used / took:.2f} processors, load {os.getloadavg()[0]:.1f}")
    finally:
        server.terminate()
        server.wait()
    table(count, pages)


def prepared() -> tuple[list[Page], list[str]]:
    """The pages to ask for, and a signed-in session for each person."""
    from importlib import import_module

    from allauth.mfa.totp.internal.auth import TOTP
    from allauth.mfa.utils import is_mfa_enabled
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from people import Body
    from wellheard.areas.casework.models import Complaint
    from wellheard.areas.workload.models import SavedView
    from wellheard.areas.workload.services import save_view
    from wellheard.foundation.organisations import scope
    from wellheard.foundation.organisations.actors import actor_for_staff
    from wellheard.foundation.organisations.models import Account, Organisation, StaffMember

    body = Body(Organisation.objects.get(slug="benchmark"))
    store, cookies = import_module(settings.SESSION_ENGINE).SessionStore, []
    now = __import__("datetime").datetime.now(__import__("datetime").timezone.utc)
    view = None
    for number in range(PEOPLE):
        account = Account.objects.get(email=f"desk{number}@benchmark.example")
        with scope.of(body.id):
            staff = StaffMember.objects.get(account=account)
        if not is_mfa_enabled(account):
            TOTP.activate(account, "JBSWY3DPEHPK3PXP")
        session = store()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.save()
        cookies.append(session.session_key)
        with scope.of(body.id):
            view = view or SavedView.objects.filter(name="Late at stage 2").first()
            if view is None:
                actor = actor_for_staff(staff, now.date())
                asked = {"showing": "late", "stage": "2"}
                view = save_view(name="Late at stage 2", asked=asked, shared=True, by=actor, at=now)
    with scope.of(body.id):
        open_one = Complaint.objects.filter(state="stage2_open").order_by("id").first()
        closed_one = Complaint.objects.filter(state="stage1_answered").order_by("-id").first()
        service = open_one.service_id
    given = {
        "received_on": now.strftime("%d/%m/%Y"), "received_time": "09:00", "channel": "phone", "name": "Effie Bain",
        "description": "The bin was missed again on Friday and nobody has rung back.", "phone": "0131 496 0000",
    }  # fmt: skip
    return [
        Page("My work", "/office/"),
        Page("Caseload, open", "/office/complaints/"),
        Page("Caseload, all", "/office/complaints/?showing=all&sort=-received"),
        Page("Caseload, page 20", "/office/complaints/?showing=all&page=20"),
        Page("Filtered by service and stage", f"/office/complaints/?showing=all&stage=2&service={service}"),
        Page("Saved view", f"/office/complaints/?showing=late&stage=2&view={view.pk}"),
        Page("Word search", "/office/complaints/?showing=all&words=balbegmuir+pothole"),
        Page("Name search", "/office/complaints/?showing=all&words=mhairi+menzies"),
        Page("Name search, the commonest", "/office/complaints/?showing=all&words=effie+bain"),
        Page("By reference", f"/office/complaints/?showing=all&words={closed_one.reference}"),
        Page("Complaint, open", f"/office/complaints/{open_one.pk}/"),
        Page("Complaint, closed", f"/office/complaints/{closed_one.pk}/"),
        Page("Recording: the form", "/office/complaints/new/"),
        Page("Recording: sent", "/office/complaints/new/", given),
    ], cookies


def processor_time(server: int) -> float:
    """Seconds of processor that the server's processes and the database's have taken so far."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        pids = [row[0] for row in cursor.fetchall()]
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return sum(_ticks(pid) for pid in (server, *children, *pids)) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int | str) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def count_queries(pages: list[Page], cookie: str) -> None:
    """How many statements each page takes, through the same code, in this process."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="localhost")
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    for page in pages:
        client.get(page.path)  # what is put into words once is not counted
        with CaptureQueriesContext(connection) as caught:
            response = client.post(page.path, page.send) if page.send else client.get(page.path)
        assert response.status_code in (200, 302), (page.name, response.status_code)
        page.queries = len(caught)


def ask(page: Page, cookie: str, connection: Any = None) -> tuple[float, int]:
    """Seconds and bytes of one answer, whole, over a connection that is kept."""
    link = connection or http.client.HTTPConnection("localhost", PORT, timeout=120)
    headers = {"Cookie": f"sessionid={cookie}", "Host": "localhost"}
    body = None
    if page.send:
        token = "a" * 32
        headers |= {"Cookie": f"sessionid={cookie}; csrftoken={token}", "Content-Type": FORM}
        headers |= {"Referer": f"http://localhost:{PORT}/"}
        body = urlencode({**page.send, "csrfmiddlewaretoken": token})
    began = time.perf_counter()
    link.request("POST" if page.send else "GET", page.path, body, headers)
    response = link.getresponse()
    content = response.read()
    took = time.perf_counter() - began
    assert response.status in (200, 302), (page.name, response.status, content[:300])
    return took, len(content)


FORM = "application/x-www-form-urlencoded"


def warm(pages: list[Page], cookies: list[str]) -> None:
    """Each page for each of the ten: both processes have made it, and the database has held whose rows they are."""
    for cookie in reversed(cookies):
        for page in pages:
            page.size = ask(page, cookie)[1]


def everybody(pages: list[Page], cookies: list[str]) -> None:
    """Ten people at once, each asking for every page in an order of their own."""
    lock = threading.Lock()

    def work(number: int) -> None:
        link = http.client.HTTPConnection("localhost", PORT, timeout=120)
        chance = random.Random(number)
        time.sleep(THINKING * chance.random())
        for round_ in range(ROUNDS):
            for step in range(len(pages)):
                page = pages[(step * 5 + number + round_) % len(pages)]
                took, _size = ask(page, cookies[number], link)
                with lock:
                    page.times.append(took)
                time.sleep(THINKING * chance.uniform(0.5, 1.5))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(cookies))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


THINKING = float(os.environ.get("THINKING", "1.0"))
"""Seconds between one answer and the next question of the same person, more or less by half: nobody asks in step."""


def until_it_answers() -> None:
    for _ in range(100):
        try:
            link = http.client.HTTPConnection("localhost", PORT, timeout=30)
            link.request("GET", "/", headers={"Host": "localhost"})
            link.getresponse().read()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise SystemExit("The server did not answer.")


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def table(count: int, pages: list[Page]) -> None:
    print(f"\n{count:,} complaints, two workers; alone, then {PEOPLE} people, {THINKING} s between their questions\n")
    print("| page | processor ms | alone, median ms | alone, p95 ms | ten, median ms | ten, p95 ms | queries | kB |")
    print("|---|---|---|---|---|---|---|---|")
    for page in pages:
        figures = (statistics.median(page.alone), p95(page.alone), statistics.median(page.times), p95(page.times))
        cells = " | ".join(f"{1000 * figure:.0f}" for figure in figures)
        print(f"| {page.name} | {1000 * page.processor:.0f} | {cells} | {page.queries} | {page.size / 1024:.0f} |")


if __name__ == "__main__":
    main(int(re.sub(r"\D", "", sys.argv[1]) if len(sys.argv) > 1 else "100000"), "--made" in sys.argv)
