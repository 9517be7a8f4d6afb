"""The acts on the coding of a complaint that need no page of their own."""

from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.views.pages import Page, acts_view
from wellheard.areas.coding import forms, services
from wellheard.areas.coding.permissions import TABLE, Act

PART = "office:coded:part"
REFUSALS = (services.UnableToCode,)
PAGES: dict[str, Page] = {
    "ask-second": Page(
        Act.ASK_SECOND_CODER,
        forms.AskSecondForm,
        services.ask_second,
        _("Ask a second coder"),
        _("Ask"),
        _("They are asked. They do not see the first codes until both are in."),
        _("They need the right to see the complaint, and must not have coded it."),
        back=PART,
        refusals=REFUSALS,
    ),
    "withdraw-second": Page(
        Act.ASK_SECOND_CODER,
        forms.NothingForm,
        services.withdraw_second,
        _("Ask the second coder no more"),
        _("Ask them no more"),
        _("The second coder is not asked any more."),
        back=PART,
        refusals=REFUSALS,
    ),
}
act = acts_view(PAGES, TABLE)
