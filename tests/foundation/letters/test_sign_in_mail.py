"""Mail about signing in: by the outbox of the account's body, never inside the request."""

from typing import Any

import pytest
from django.test import Client

from people import NOW, Colleague
from post_office import SmtpServer
from wellheard.foundation.letters.delivery import deliver_due
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations import scope

BACKEND = "wellheard.foundation.letters.sign_in_mail.OutboxBackend"


@pytest.fixture(autouse=True)
def _by_the_outbox(settings: Any) -> None:
    settings.EMAIL_BACKEND = BACKEND


def test_the_installation_sends_by_the_outbox() -> None:
    from wellheard.config import settings

    assert settings.EMAIL_BACKEND == BACKEND


def test_a_forgotten_password_is_mailed_by_the_outbox_and_its_link_is_forgotten(
    ailsa: Colleague, smtp: SmtpServer
) -> None:
    client = Client()
    response = client.post("/account/forgotten/", {"email": ailsa.account.email})
    assert response.status_code == 302
    assert smtp.catcher.mails == []
    with scope.of(ailsa.staff.organisation_id):
        message = Message.objects.get()
        assert "/account/forgotten/" in message.text
        deliver_due(message.made_at)
        assert Message.objects.get().text == ""
    body = smtp.catcher.mails[0].get_body()
    assert body is not None
    assert "/account/forgotten/" in body.get_content()


def test_an_address_that_no_account_has_gets_no_mail(ailsa: Colleague, dougal: Colleague) -> None:
    assert Client().post("/account/forgotten/", {"email": "nobody@example.org"}).status_code == 302
    for who in (ailsa, dougal):
        with scope.of(who.staff.organisation_id):
            assert Message.objects.filter(made_at__gt=NOW).count() == 0
