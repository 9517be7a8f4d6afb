"""The outbox: written once, sent once, and never forgotten; what does not arrive comes back to the file."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from people import NOW, Body
from post_office import NotifyStandIn, SmtpServer
from wellheard.foundation.documents.services import store
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.journal.selectors import journey
from wellheard.foundation.letters.delivery import IN_HAND, TRIES, deliver_due
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import UnableToSend, post

ABOUT = UUID("018f0000-0000-7000-8000-000000000001")
SOON = timedelta(minutes=2)


def written(channel: str = "email", to: str = "effie@example.org", key: str = "one", **rest: Any) -> Message:
    rest = {"about": ABOUT, "at": NOW, **rest}
    return post(channel=channel, to=to, subject="Your complaint", text="Dear Ms Bain\n\nHello.", key=key, **rest)


def fresh(message: Message) -> Message:
    found: Message = Message.objects.get(pk=message.pk)
    return found


def test_what_is_posted_twice_under_one_key_is_one_message(scoped: Body) -> None:
    assert written() == written(to="other@example.org")
    assert Message.objects.count() == 1


def test_posting_writes_no_entry_of_its_own(scoped: Body) -> None:
    before = Entry.objects.count()
    written()
    assert Entry.objects.count() == before


def test_what_is_posted_in_a_transaction_that_fails_is_never_sent(scoped: Body, smtp: SmtpServer) -> None:
    with transaction.atomic():
        written()
        transaction.set_rollback(True)
    assert deliver_due(NOW) == 0
    assert smtp.catcher.mails == []


def test_nothing_is_posted_without_an_address(scoped: Body) -> None:
    with pytest.raises(UnableToSend, match="no address"):
        written(to=" ")


def test_an_email_is_sent_once_with_its_attachment(scoped: Body, smtp: SmtpServer) -> None:
    attachment = store(SimpleUploadedFile("letter.txt", b"The letter"), by=None, at=NOW)
    message = written(attachment=attachment)
    assert deliver_due(NOW) == 1
    assert deliver_due(NOW + timedelta(days=1)) == 0
    assert fresh(message).state == "sent"
    (mail,) = smtp.catcher.mails
    assert (mail["To"], mail["Subject"]) == ("effie@example.org", "Your complaint")
    body = mail.get_body()
    assert body is not None
    assert "Dear Ms Bain" in body.get_content()
    assert [part.get_filename() for part in mail.iter_attachments()] == ["letter.txt"]


def test_what_must_not_be_kept_is_forgotten_once_it_is_sent(scoped: Body, smtp: SmtpServer) -> None:
    message = written(forget_text=True)
    deliver_due(NOW)
    assert fresh(message).text == ""
    assert "Hello." in str(smtp.catcher.mails[0])


def test_a_server_that_is_busy_is_tried_again_later_and_later_and_in_the_end_it_has_failed(
    scoped: Body, smtp: SmtpServer
) -> None:
    smtp.catcher.says["effie@example.org"] = "451 Try later"
    message, at = written(), NOW
    for number, wait in enumerate(TRIES, 1):
        assert deliver_due(at) == 1
        held = fresh(message)
        assert (held.state, held.attempts, held.next_try_at) == ("waiting", number, at + wait)
        assert deliver_due(at + wait - timedelta(seconds=1)) == 0
        at += wait
    assert deliver_due(at) == 1
    assert fresh(message).state == "failed"
    assert [step.act for step in journey(ABOUT)] == ["letter.fail"]
    assert deliver_due(at + timedelta(days=9)) == 0


def test_an_address_that_the_server_refuses_comes_back_to_the_file(scoped: Body, smtp: SmtpServer) -> None:
    smtp.catcher.says["effie@example.org"] = "550 No such person"
    message = written()
    deliver_due(NOW)
    assert fresh(message).state == "bounced"
    (step,) = journey(ABOUT)
    assert step.act == "letter.bounce"
    assert step.values["to"] == "effie@example.org"
    assert "550" in str(step.values["why"])


def test_a_server_that_is_not_there_is_a_delay(scoped: Body, settings: Any) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    message = written()
    deliver_due(NOW)
    held = fresh(message)
    assert (held.state, held.next_try_at) == ("waiting", NOW + TRIES[0])
    assert "did not answer" in held.error


def test_one_in_hand_is_left_alone_until_its_time_is_past_and_then_repeated_under_the_same_id(
    scoped: Body, smtp: SmtpServer
) -> None:
    message = written()
    deliver_due(NOW)
    as_if_killed = {"state": "sending", "claim": "of the dead", "next_try_at": NOW + IN_HAND}
    Message.objects.filter(pk=message.pk).update(**as_if_killed)
    assert deliver_due(NOW + IN_HAND - timedelta(seconds=1)) == 0
    assert deliver_due(NOW + IN_HAND) == 1
    assert len(smtp.catcher.ids) == 2
    assert len(set(smtp.catcher.ids)) == 1


def test_one_body_never_sends_what_is_another_bodys(scoped: Body, other_body: Body, smtp: SmtpServer) -> None:
    from wellheard.foundation.organisations import scope

    written()
    with scope.of(other_body.id):
        assert deliver_due(NOW) == 0
    assert smtp.catcher.mails == []


@pytest.mark.parametrize(("channel", "kind"), [("notify_email", "email"), ("notify_text", "sms")])
def test_notify_takes_it_once_and_is_asked_whether_it_arrived(
    scoped: Body, notify: NotifyStandIn, channel: str, kind: str
) -> None:
    message = written(channel)
    deliver_due(NOW)
    (taken,) = notify.taken.values()
    assert (taken["kind"], taken["reference"]) == (kind, message.pk.hex)
    assert taken["personalisation"]["text"].startswith("Dear Ms Bain")
    assert deliver_due(NOW + SOON) == 0
    assert deliver_due(NOW + 3 * SOON) == 1
    assert fresh(message).state == "sent"
    notify.set_status("delivered")
    assert deliver_due(NOW + 9 * SOON) == 1
    assert fresh(message).state == "delivered"
    assert len(notify.taken) == 1


def test_notify_prints_the_pdf_of_a_letter(scoped: Body, notify: NotifyStandIn) -> None:
    pdf = store(SimpleUploadedFile("letter.pdf", b"%PDF-1.7\n%%EOF\n"), by=None, at=NOW)
    written("notify_letter", to="1 High Street", attachment=pdf)
    deliver_due(NOW)
    (taken,) = notify.taken.values()
    assert (taken["kind"], taken["postage"]) == ("letter", "second")


def test_what_notify_cannot_deliver_comes_back_to_the_file(scoped: Body, notify: NotifyStandIn) -> None:
    message = written("notify_email")
    deliver_due(NOW)
    notify.set_status("permanent-failure")
    deliver_due(NOW + 3 * SOON)
    assert fresh(message).state == "bounced"
    assert [step.act for step in journey(ABOUT)] == ["letter.bounce"]


def test_an_answer_of_notify_that_was_lost_is_found_again_and_nothing_is_sent_twice(
    scoped: Body, notify: NotifyStandIn
) -> None:
    notify.drops_answers = 1
    message = written("notify_email")
    deliver_due(NOW)
    assert fresh(message).state == "waiting"
    assert len(notify.taken) == 1
    deliver_due(NOW + SOON)
    assert fresh(message).state == "sent"
    assert list(notify.taken) == [fresh(message).provider_reference]


@pytest.mark.parametrize(("code", "state"), [(400, "bounced"), (403, "failed"), (429, "waiting"), (500, "waiting")])
def test_what_notify_refuses_is_not_tried_again_and_what_it_cannot_take_now_is(
    scoped: Body, notify: NotifyStandIn, code: int, state: str
) -> None:
    notify.fails_with = [code]
    message = written("notify_email", key=str(uuid4()))
    deliver_due(NOW)
    assert fresh(message).state == state


def test_notify_that_is_not_set_up_is_said_at_once(scoped: Body) -> None:
    message = written("notify_email")
    deliver_due(NOW)
    assert fresh(message).state == "failed"
    assert "not set up" in fresh(message).error


def test_a_printed_letter_waits_to_be_printed(scoped: Body, smtp: SmtpServer) -> None:
    message = written("print", to="1 High Street\nStrathmuir")
    assert deliver_due(NOW) == 0
    assert fresh(message).state == "to_print"
