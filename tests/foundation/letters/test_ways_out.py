"""Signing in to the mail server over a private line; a body's own account at GOV.UK Notify; letters on hold."""

import datetime as dt
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from people import NOW, Body
from post_office import NOTIFY_KEY, Catcher, NotifyStandIn, SmtpServer, free_port
from wellheard.config.mail import accounts_of_bodies, mail_security
from wellheard.foundation.letters.channels import in_use
from wellheard.foundation.letters.channels.notify import account_of
from wellheard.foundation.letters.delivery import deliver_due
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post, withdraw
from wellheard.foundation.organisations import scope

USER, PASSWORD = "complaints", "grey heron kettle"
OWN_KEY = "glenbirnie-11111111-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0"
LATER = NOW + dt.timedelta(days=1)
State = Message.State


def letter(key: str, channel: str = "email", **more: Any) -> Message:
    return post(
        channel=channel, to="effie@example.org", subject="Your complaint", text="Hello", key=key, at=NOW, **more
    )  # fmt: skip


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A mail server's certificate, by nobody whom the system knows, and its key."""
    folder, key = tmp_path_factory.mktemp("certificate"), ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    held, secret = folder / "server.pem", folder / "server.key"
    held.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    kind, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, kind, plain))
    return held, secret


Opened = Callable[[str], Catcher]


@pytest.fixture
def private(certificate: tuple[Path, Path], settings: Any) -> Iterator[Opened]:
    """`private("starttls")`: a mail server that takes letters from those who sign in over a private line."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    started: list[Controller] = []

    def check(server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
        right = isinstance(given, LoginPassword) and (given.login, given.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    def begin(security: str) -> Catcher:
        catcher, signed_in = Catcher(), {"authenticator": check, "auth_required": True}
        line: dict[str, Any] = {"ssl_context": context, "auth_require_tls": False}
        if security == "starttls":
            line = {"tls_context": context, "require_starttls": True}
        controller = Controller(catcher, hostname="localhost", port=free_port(), **signed_in, **line)
        controller.start()
        started.append(controller)
        settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", controller.port
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = USER, PASSWORD
        settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = mail_security(security, USER)
        return catcher

    yield begin
    for controller in started:
        controller.stop(no_assert=True)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_letter_is_handed_over_signed_in_and_on_a_private_line(
    scoped: Body, private: Opened, security: str, certificate: tuple[Path, Path], monkeypatch: Any, settings: Any
) -> None:
    catcher = private(security)
    stranger = letter("stranger")
    deliver_due(NOW)
    stranger.refresh_from_db()
    assert (stranger.state, catcher.mails) == (State.WAITING, []), "a certificate of nobody known is not trusted"
    assert "certificate" in stranger.error.lower()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    deliver_due(LATER)
    stranger.refresh_from_db()
    assert (stranger.state, len(catcher.mails)) == (State.SENT, 1)
    settings.EMAIL_HOST_PASSWORD = "wrong"
    refused = letter("refused")
    deliver_due(LATER)
    refused.refresh_from_db()
    assert (refused.state, len(catcher.mails)) == (State.WAITING, 1), "it goes when the password is put right"
    assert "did not take our sign-in: 535" in refused.error


@pytest.mark.once
@pytest.mark.parametrize(
    ("said", "user", "means"),
    [("none", "", (False, False)), ("starttls", "", (True, False)), ("tls", "a", (False, True))],
)
def test_what_is_said_of_the_line(said: str, user: str, means: tuple[bool, bool]) -> None:
    assert mail_security(said, user) == means


@pytest.mark.once
@pytest.mark.parametrize(("said", "user", "words"), [("ssl", "", "use none"), ("none", "a", "anybody can read")])
def test_a_password_is_never_said_on_an_open_line(said: str, user: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        mail_security(said, user)


def test_a_body_with_a_key_of_its_own_sends_by_it_and_by_its_own_templates(
    council: Body, other_body: Body, notify: NotifyStandIn, settings: Any
) -> None:
    template = "aaaaaaaa-2a88-4f6e-b855-c550268ce08a"
    variables = {"WELLHEARD_NOTIFY_KEY_FOR_GLENBIRNIE": OWN_KEY, "WELLHEARD_NOTIFY_KEY_FOR_NOBODY": "x"}
    variables |= {"WELLHEARD_NOTIFY_EMAIL_TEMPLATE_FOR_GLENBIRNIE": template, "WELLHEARD_NOTIFY_URL": "no account"}
    settings.NOTIFY_BODIES = accounts_of_bodies(variables)
    assert account_of(council.id).key == NOTIFY_KEY
    own = account_of(other_body.id)
    assert (own.key, own.email_template, own.text_template, own.postage) == (OWN_KEY, template, "", "second")
    with scope.of(council.id):
        assert Message.Channel.NOTIFY_TEXT in in_use()
    with scope.of(other_body.id):
        assert Message.Channel.NOTIFY_TEXT not in in_use(), "a template of the installation is not theirs"
        letter("theirs", "notify_email")
        deliver_due(NOW)
    (taken,) = notify.taken.values()
    assert taken["template_id"] == template
    settings.NOTIFY_KEY = ""
    with scope.of(council.id):
        assert not [channel for channel in in_use() if "notify" in channel]


def test_what_is_on_hold_waits_and_can_be_withdrawn_until_it_leaves(scoped: Body, smtp: SmtpServer) -> None:
    kept, gone = letter("kept", hold=dt.timedelta(minutes=10)), letter("gone", hold=dt.timedelta(minutes=10))
    assert deliver_due(NOW + dt.timedelta(minutes=9)) == 0
    assert withdraw(kept, at=NOW)
    assert deliver_due(NOW + dt.timedelta(minutes=10)) == 1
    assert not withdraw(gone, at=LATER)
    kept.refresh_from_db()
    assert (kept.state, len(smtp.catcher.mails)) == (State.TAKEN_BACK, 1)
    assert deliver_due(LATER) == 0
