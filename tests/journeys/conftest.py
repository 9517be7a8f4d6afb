"""A real server, a real worker, a real browser: the journeys touch nothing else."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from installations import alone, migrated
from journeys.town import PASSWORD, email_of, secret_of
from post_office import Catcher

ROOT = Path(__file__).parents[2]
CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"desk": 1280, "phone": 390}
AXE = Axe().axe_script
BUILT = """() => {
  const own = new Map(), words = /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+|[2-9B-Y]{4}-[2-9B-Y]{4}/g
  const leave = new Set(["href", "src", "value", "content", "nonce", "action", "data-draft-path"])
  for (const node of document.querySelectorAll("*")) {
    const kept = [...node.attributes].filter(a => !leave.has(a.name))
    const said = kept.map(a => a.name + "=" + a.value.replace(words, "#"))
    const text = [...node.childNodes].some(c => c.nodeType === 3 && c.data.trim()) ? "t" : ""
    const above = own.get(node.parentElement) || ""
    own.set(node, above + ">" + node.tagName + "[" + said.sort().join("|") + "]" + text)
  }
  return [...new Set(own.values())].sort().join("\\n")
}"""
"""How a page is built: each element by its way from the root, alike ones once, without words and numbers."""


@dataclass
class Town:
    """The running installation. `states`: the cookies of those who have signed in, by name; `found_good`: how pages
    were built that axe found nothing wrong with."""

    address: str
    home: Path
    environment: dict[str, str]
    states: dict[str, object] = field(default_factory=dict)
    post: Catcher = field(default_factory=Catcher)
    found_good: set[str] = field(default_factory=set)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in str(item.path):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory, run_folder: Path) -> Iterator[Town]:
    home = tmp_path_factory.mktemp("town")
    post = Controller(Catcher(), hostname="127.0.0.1", port=_free_port())
    post.start()
    mail = {"WELLHEARD_SMTP_HOST": "127.0.0.1", "WELLHEARD_SMTP_PORT": str(post.port)}
    environment = migrated(home, run_folder, **mail) | {
        "DJANGO_SETTINGS_MODULE": "wellheard.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}",
    }
    with alone(run_folder, "static"):
        if not (static := run_folder / "static").exists():
            collect = [sys.executable, "manage.py", "collectstatic", "-v0", "--noinput"]
            subprocess.run(collect, cwd=ROOT, env=environment, check=True)
            shutil.copytree(home / "static", static)
    shutil.copytree(static, home / "static", dirs_exist_ok=True)
    subprocess.run([sys.executable, "tests/journeys/town.py"], cwd=ROOT, env=environment, check=True)
    try:
        with served(home, environment, post.handler) as found:
            yield found
    finally:
        post.stop(no_assert=True)


@contextmanager
def served(home: Path, environment: dict[str, str], post: Catcher) -> Iterator[Town]:
    """An installation with its server and its worker, for as long as it is used."""
    port = _free_port()
    server = [
        str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--host", "127.0.0.1", "--port",
        str(port), "--workers", "1", "--blocking-threads", "2", "--no-ws", "wellheard.config.wsgi:application",
    ]  # fmt: skip
    worker = [sys.executable, "manage.py", "db_worker", "--interval", "0.2", "--backend", "default"]
    with (home / "server.log").open("wb") as log:
        processes = [
            subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log) for command in (server, worker)
        ]
        try:
            found = Town(f"http://localhost:{port}", home, environment, post=post)
            _wait_for(found, processes)
            yield found
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(town: Town, processes: list[subprocess.Popen[bytes]]) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(town.address, timeout=2)
            return
        except OSError:
            if processes[0].poll() is not None:
                break
            time.sleep(0.1)
    pytest.fail((town.home / "server.log").read_text()[-3000:])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((p for p in CHROMIUM if Path(p).exists()), None)
    if path is None:
        pytest.fail("Chromium is not on this machine: apt-get install chromium, or run make test as root.")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()


@dataclass
class Visitor:
    """Somebody at a browser. Breaches of the content security policy and script errors are kept as `complaints`."""

    page: Page
    town: Town
    has_script: bool
    complaints: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        response = self.page.goto(self.town.address + address)
        assert response is not None
        assert response.status < 400, f"{address}: {response.status}"

    def click(self, name: str, *, role: str = "link", within: str = "main") -> None:
        self.page.locator(within).get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]

    def press(self, name: str) -> None:
        self.page.locator("main").get_by_role("button", name=name, exact=True).first.click()

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"#id_{name}").fill(value)

    def sees(self, words: str) -> None:
        text = self.page.locator("main").inner_text()
        assert words in text, f"'{words}' is not on {self.page.url}:\n{text[:1500]}"

    def check_accessible(self) -> None:
        """No violation that axe can find, at a desk and on a phone. A page built like one that was found good is not
        looked at again: the same elements with the same roles, classes and states, whatever their words."""
        built = self.page.evaluate(BUILT)
        if built in self.town.found_good:
            return
        self.page.evaluate(AXE)
        for width in WIDTHS.values():
            self.page.set_viewport_size({"width": width, "height": 900})
            results = AxeResults(self.page.evaluate("axe.run({resultTypes: ['violations']})"))
            assert results.violations_count == 0, f"{self.page.url} at {width}:\n{results.generate_report()}"
            overflow = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert overflow <= 0, f"{self.page.url} is {overflow} pixels too wide at {width}"
        self.page.set_viewport_size({"width": WIDTHS["desk"], "height": 900})
        self.town.found_good.add(built)


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(town: Town, browser: Browser) -> Iterator[Visit]:
    """`visit("ailsa")`: Ailsa at a browser, signed in; `visit(None)`: somebody who is not; `script=False`."""
    opened: list[tuple[BrowserContext, Visitor]] = []

    def begin(name: str | None, *, script: bool = True) -> Visitor:
        if name and name not in town.states:
            town.states[name] = _signed_in(browser, town, name)
        state = town.states[name] if name else None
        context = browser.new_context(
            java_script_enabled=script, storage_state=state, viewport={"width": 1280, "height": 900}, locale="en-GB"
        )  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        visitor = Visitor(context.new_page(), town, script)
        visitor.page.on(
            "console", lambda said: visitor.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        opened.append((context, visitor))
        return visitor

    yield begin
    for context, visitor in opened:
        context.close()
        ours = [words for words in visitor.complaints if "Failed to load resource" not in words]
        assert ours == []


def _signed_in(browser: Browser, town: Town, name: str) -> object:
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, town, name)
    state = context.storage_state()
    context.close()
    return state


def sign_in(page: Page, town: Town, name: str, *, password: str = PASSWORD, second_step: bool = True) -> None:
    page.goto(f"{town.address}/account/sign-in/")
    page.locator("#id_login").fill(email_of(name))
    page.locator("#id_password").fill(password)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    if second_step:
        page.locator("#id_code").fill(code_now(name))
        page.locator("main").get_by_role("button", name="Go on", exact=True).click()


def code_now(name: str, *, ahead: int = 0) -> str:
    """The code an authenticator shows; one step `ahead`, which is taken too, where this one was used already."""
    return str(format_hotp_value(hotp_value(secret_of(name), int(time.time()) // 30 + ahead)))
