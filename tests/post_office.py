"""The post office of the tests: a real SMTP server and a real HTTP server that answers as GOV.UK Notify does."""

import asyncio
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller

from installations import migrated

NOTIFY_KEY = "wellheard-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0"


@dataclass
class Catcher:
    """Keeps what it is sent. `says` is what it answers to an address, where not 250; `slow` are seconds to take one."""

    mails: list[EmailMessage] = field(default_factory=list)
    says: dict[str, str] = field(default_factory=dict)
    slow: float = 0.0
    begun: threading.Event = field(default_factory=threading.Event)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.says:
            return self.says[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        self.begun.set()
        await asyncio.sleep(self.slow)
        return "250 Taken"

    @property
    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]


@dataclass
class SmtpServer:
    catcher: Catcher
    port: int


@pytest.fixture
def smtp(settings: Any) -> Iterator[SmtpServer]:
    """A mail server on this machine, for which the settings are made."""
    catcher = Catcher()
    controller = Controller(catcher, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    yield SmtpServer(catcher, controller.port)
    controller.stop(no_assert=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class NotifyStandIn:
    """What was handed to Notify, by its id. `fails_with`: the status codes of the next answers, in order."""

    taken: dict[str, dict[str, Any]] = field(default_factory=dict)
    fails_with: list[int] = field(default_factory=list)
    drops_answers: int = 0
    url: str = ""

    def set_status(self, status: str) -> None:
        for held in self.taken.values():
            held["status"] = status


class _Notify(BaseHTTPRequestHandler):
    office: NotifyStandIn

    def log_message(self, *_: Any) -> None:
        pass

    def _answer(self, code: int, body: Any) -> None:
        written = json.dumps(body).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(written)))
        self.end_headers()
        self.wfile.write(written)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.office.fails_with:
            code = self.office.fails_with.pop(0)
            return self._answer(code, {"errors": [{"error": "BadRequestError", "message": "Not like this"}]})
        if not self.headers["Authorization"].startswith("Bearer "):
            return self._answer(403, {"errors": [{"error": "AuthError", "message": "Invalid token"}]})
        made = {"id": str(uuid4()), "status": "created", "kind": self.path.rsplit("/", 1)[-1], **body}
        self.office.taken[made["id"]] = made
        if self.office.drops_answers:
            self.office.drops_answers -= 1
            self.connection.close()
            return None
        return self._answer(201, {"id": made["id"], "reference": body.get("reference")})

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        wanted = parse_qs(parts.query).get("reference")
        if wanted:
            found = [held for held in self.office.taken.values() if held.get("reference") == wanted[0]]
            return self._answer(200, {"notifications": found, "links": {}})
        held = self.office.taken.get(parts.path.rsplit("/", 1)[-1])
        return self._answer(200, held) if held else self._answer(404, {"errors": []})


@pytest.fixture
def notify(settings: Any) -> Iterator[NotifyStandIn]:
    """A stand-in for GOV.UK Notify on this machine, for which the settings are made."""
    office = NotifyStandIn()
    handler = type("Handler", (_Notify,), {"office": office})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    office.url = f"http://127.0.0.1:{server.server_address[1]}"
    settings.NOTIFY_KEY, settings.NOTIFY_URL = NOTIFY_KEY, office.url
    settings.NOTIFY_EMAIL_TEMPLATE = settings.NOTIFY_TEXT_TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
    settings.NOTIFY_POSTAGE = "second"
    yield office
    server.shutdown()
    server.server_close()


BEGIN = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "wellheard.config.settings"
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from wellheard.foundation.letters.delivery import deliver_due
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import Organisation
from wellheard.foundation.organisations.services import found_organisation
"""
SET_UP = """
body = found_organisation(name="Strathmuir Council", short_name="Strathmuir", slug="strathmuir")
with scope.of(body.pk):
    for number in range(int(sys.argv[1])):
        post(channel="email", to="effie@example.org", subject=f"{number}", text="Hello", key=f"{number}",
             at=timezone.now())
"""


@dataclass(frozen=True)
class Office:
    """An installation of its own, whose mail goes to the catcher."""

    environment: dict[str, str]
    smtp: SmtpServer

    def start(self, script: str, argument: int = 0) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", BEGIN + script, str(argument)]
        return subprocess.Popen(command, env=self.environment, text=True, stdout=subprocess.PIPE)

    def run(self, script: str, argument: int = 0) -> str:
        process = self.start(script, argument)
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        return said


@pytest.fixture
def office(smtp: SmtpServer, tmp_path: Path, run_folder: Path) -> Office:
    mail = {"WELLHEARD_SMTP_HOST": "127.0.0.1", "WELLHEARD_SMTP_PORT": str(smtp.port)}
    return Office(migrated(tmp_path, run_folder, **mail), smtp)
