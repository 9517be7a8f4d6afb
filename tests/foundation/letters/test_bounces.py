"""Mail that came back: put to its letter, told once."""

from datetime import timedelta
from uuid import UUID

import pytest

from people import NOW, Body
from post_office import SmtpServer
from wellheard.foundation.journal.selectors import journey
from wellheard.foundation.letters.bounces import NoNotification, read_notification, take_notification
from wellheard.foundation.letters.delivery import deliver_due
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post

ABOUT = UUID("018f0000-0000-7000-8000-000000000001")
LATER = NOW + timedelta(hours=1)


def notification(message_id: str, action: str = "failed", *, headers_only: bool = True) -> bytes:
    kind = "text/rfc822-headers" if headers_only else "message/rfc822"
    return f"""From: MAILER-DAEMON@mail.example.org
To: complaints@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain

I could not deliver your message.

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org
Arrival-Date: Thu, 28 Mar 2024 10:00:00 +0000

Final-Recipient: rfc822; effie@example.org
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <effie@example.org>:
    Recipient address rejected: User unknown

--cut
Content-Type: {kind}

From: complaints@localhost
To: effie@example.org
Message-ID: {message_id}
Subject: Your complaint

--cut--
""".encode()


@pytest.fixture
def sent(scoped: Body, smtp: SmtpServer) -> str:
    post(channel="email", to="effie@example.org", subject="Yours", text="Hello", key="one", about=ABOUT, at=NOW)
    deliver_due(NOW)
    return smtp.catcher.ids[0]


@pytest.mark.parametrize("headers_only", [True, False])
def test_a_letter_that_came_back_is_told_in_the_file_once(sent: str, headers_only: bool) -> None:
    read = read_notification(notification(sent, headers_only=headers_only))
    assert take_notification(read, LATER) == "bounced"
    assert take_notification(read, LATER) == "bounced"
    (step,) = journey(ABOUT)
    assert step.act == "letter.bounce"
    assert step.values["why"] == "550 5.1.1 <effie@example.org>: Recipient address rejected: User unknown"


def test_a_delay_changes_nothing(sent: str) -> None:
    assert take_notification(read_notification(notification(sent, "delayed")), LATER) == "sent"
    assert list(journey(ABOUT)) == []


def test_a_delivery_is_noted(sent: str) -> None:
    assert take_notification(read_notification(notification(sent, "delivered")), LATER) == "delivered"
    assert Message.objects.get().state == "delivered"


@pytest.mark.parametrize("mail", [b"Subject: Hello\n\nI am on holiday.", notification("<somebody@elsewhere.example>")])
def test_other_mail_is_refused(sent: str, mail: bytes) -> None:
    with pytest.raises(NoNotification):
        read_notification(mail)


def test_a_report_on_a_letter_that_is_not_here_is_refused(sent: str) -> None:
    unknown = f"<{'0' * 32}.{sent.split('.')[1]}" if "." in sent else sent
    with pytest.raises(NoNotification, match="no such message"):
        take_notification(read_notification(notification(unknown)), LATER)
