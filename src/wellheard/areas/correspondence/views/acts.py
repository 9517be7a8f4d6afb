"""The acts on one letter."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.views.pages import Page, acts_view
from wellheard.areas.correspondence import forms, services
from wellheard.areas.correspondence.permissions import TABLE, Act
from wellheard.areas.correspondence.services import sending

PART = "office:correspondence:letters"


def _letters(complaint: Complaint) -> Any:
    return complaint.letters.all()


def _as_before(letter: Any, on: date) -> dict[str, Any]:
    by_post = letter.channel in forms.BY_POST
    return {"channel": letter.channel, "address" if by_post else "email": letter.address}


PAGES: dict[str, Page] = {
    "send-again": Page(
        Act.SEND_LETTER,
        forms.SendForm,
        sending.send_again_to,
        _("Send it again"),
        _("Send it again"),
        _("The letter is on its way again."),
        _("The words are those that were sent. Correct the address, or choose another way."),
        initial=_as_before,
        items=_letters,
        item_name="letter",
        back=PART,
        refusals=services.REFUSALS,
    ),
    "discard": Page(
        Act.WRITE_LETTER,
        forms.DiscardForm,
        services.discard_letter,
        _("Throw the draft away?"),
        _("Throw it away"),
        _("The draft is thrown away."),
        _("It has not been sent. What was written stays in the journal."),
        items=_letters,
        item_name="letter",
        back=PART,
    ),
}

act = acts_view(PAGES, TABLE)
