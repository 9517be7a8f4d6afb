"""Every page that a link leads to, for each duty: one of each kind, found by following links from My work.

The addresses are not listed here: a page that is added is found by the link that leads to it. The slow one goes
through the whole example, which holds something of everything: `make test-example-pages`.
"""

import json
import re
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Error

from installations import migrated
from journeys.conftest import ROOT, WIDTHS, Town, Visit, Visitor, served
from post_office import Catcher

pytestmark = pytest.mark.once

LINKS = "() => [...document.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), location).href)"


def kind_of(path: str) -> str | None:
    """The pattern of an address and what is done there: all complaints' files are one kind of page.

    None where no page of ours answers.
    """
    try:
        found = resolve(path)
    except Resolver404:
        return None
    return " ".join([str(found.route), *(value for value in found.kwargs.values() if isinstance(value, str))])


def follow(visitor: Visitor, seen: set[str], pictures: Path | None = None) -> list[str]:
    """Open one page of each kind not seen yet, and check it; where `pictures` is a folder, keep each as it looks at a
    desk and on a phone. What is wrong with any."""
    queue, wrong = deque(["/office/"]), []
    asked = {"/office/"}
    while queue:
        address = queue.popleft()
        kind = kind_of(urlsplit(address).path)
        if kind is None or (kind in seen and address != "/office/"):
            continue
        seen.add(kind)
        try:
            response = visitor.page.goto(visitor.town.address + address)
        except Error as reason:
            if "Download is starting" in reason.message:
                continue
            raise
        assert response is not None
        if response.status >= 400:
            wrong.append(f"A link leads to {address}: {response.status}")
            continue
        try:
            visitor.check_accessible()
        except AssertionError as reason:
            wrong.append(str(reason))
        if pictures is not None:
            _keep_picture(visitor, pictures / f"{len(seen):03d} {_in_a_file_name(kind)}")
        for link in visitor.page.evaluate(LINKS):
            parts = urlsplit(link)
            found = parts.path + (f"?{parts.query}" if parts.query else "")
            inside = link.startswith(visitor.town.address) and parts.path.startswith(("/office/", "/account/"))
            if inside and found not in asked and "sign-out" not in parts.path:
                asked.add(found)
                queue.append(found)
    return wrong


def _in_a_file_name(kind: str) -> str:
    return re.sub(r"[^a-z]+", "-", re.sub(r"<(\w+:)?\w+>", "", kind).lower()).strip("-")[:90]


def _keep_picture(visitor: Visitor, path: Path) -> None:
    for name, width in WIDTHS.items():
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.page.screenshot(path=f"{path} {name}.png", full_page=True)
    visitor.page.set_viewport_size({"width": WIDTHS["desk"], "height": 900})


@pytest.mark.parametrize(("name", "least"), [("ailsa", 60), ("cara", 20), ("alan", 20), ("moira", 5), ("fergus", 10)])
def test_every_page_that_a_link_leads_to_is_there_and_accessible(visit: Visit, name: str, least: int) -> None:
    seen: set[str] = set()
    assert follow(visit(name), seen) == []
    assert len(seen) >= least


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, run_folder: Path) -> Iterator[Town]:
    """The example as `make run` serves it."""
    home = tmp_path_factory.mktemp("example")
    environment = migrated(home, run_folder) | {"DJANGO_SETTINGS_MODULE": "wellheard.config.settings"}
    here = Path(sys.executable)
    for command in (
        [str(here), "manage.py", "collectstatic", "-v0", "--noinput"],
        [str(here.with_name("wellheard")), "load-example"],
    ):
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
    with served(home, environment, Catcher()) as found:
        yield found


@pytest.mark.slow
def test_every_page_of_the_example_that_a_link_leads_to_is_there_and_accessible(
    example: Town, browser: Browser, pytestconfig: pytest.Config
) -> None:
    pictures = pytestconfig.getoption("pictures")
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()
    wrong: list[str] = []
    logins = subprocess.run(
        [sys.executable, "-c", LOGINS], cwd=ROOT, env=example.environment, check=True, capture_output=True, text=True
    )
    for email, password, secret in json.loads(logins.stdout):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
        visitor = Visitor(context.new_page(), example, has_script=True)
        visitor.go("/account/sign-in/")
        visitor.fill(login=email, password=password)
        visitor.press("Sign in")
        if secret:
            code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
            visitor.fill(code=str(code))
            visitor.press("Go on")
        wrong += [f"{email}: {what}" for what in follow(visitor, seen, pictures)]
        print(email, len(seen), len(wrong), flush=True)
        context.close()
    assert wrong == []
    assert len(seen) > 200


LOGINS = """
import django, json, time
django.setup()
from wellheard.interfaces.commands.logins import example_logins
print(json.dumps([(one.email, one.password, one.secret) for one in example_logins(time.time())]))
"""
