"""The acts that belong to taking a complaint: consent, outcomes sought, safety, links, joining, campaigns."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework import forms, services
from wellheard.areas.casework.models import Campaign, Complaint
from wellheard.areas.casework.permissions import Act, may
from wellheard.areas.casework.selectors import visible
from wellheard.areas.casework.views.pages import Page, values_of
from wellheard.foundation.organisations.actors import Actor

RELATED = "office:casework:related"


def _other(by: Actor, reference: str) -> Complaint:
    """The complaint of a reference that somebody typed, among those they may see."""
    found: Complaint | None = visible(by).filter(reference=reference.strip().upper()).first()
    if found is None:
        raise services.UnableToProceed("There is no complaint with this reference that you may see. Check it.")
    return found


def link(*, complaint: Complaint, reference: str, why: str, by: Actor, at: datetime) -> None:
    services.link(complaint=complaint, other=_other(by, reference), why=why, by=by, at=at)


def merge(*, complaint: Complaint, reference: str, why: str, by: Actor, at: datetime) -> None:
    lead = _other(by, reference)
    if not may(by, Act.MERGE, lead):
        raise services.UnableToProceed("You do not work on that one. Ask its handler or a complaints officer.")
    services.merge(complaint=complaint, lead=lead, why=why, by=by, at=at)


def join_campaign(
    *, complaint: Complaint, campaign: Campaign | None, name: str, about: str, by: Actor, at: datetime
) -> None:
    if campaign is None:
        services.start_campaign(name=name, about=about, complaints=[complaint], by=by, at=at)
    else:
        services.add_to_campaign(complaint=complaint, campaign=campaign, by=by, at=at)


def _now(subject: Any, on: date) -> dict[str, Any]:
    return {"referred_on": on, "referred_time": timezone.localtime().time().replace(second=0, microsecond=0)}


def _consent(person: Any, on: date) -> dict[str, Any]:
    return {"on": on, "limits": person.consent_limits}


TAKING: dict[str, Page] = {
    "consent": Page(
        Act.EDIT, forms.ConsentForm, services.take_consent_step, _("Consent"), _("Save this step"),
        _("The step is saved."), _("Each time it is asked for, chased, given or refused is a step of its own."),
        _consent, items=lambda complaint: complaint.people.all(), item_name="person",
    ),
    "seek-outcome": Page(
        Act.EDIT, forms.OutcomeSoughtForm, services.seek_outcome, _("What they want to come of it"), _("Save"),
        _("It is saved."),
    ),
    "outcome-sought": Page(
        Act.EDIT, forms.OutcomeSoughtForm, services.seek_outcome, _("What they want to come of it"), _("Save"),
        _("It is saved."), initial=values_of("text", "possible", "why_not", "alternatives", "told_on", "told_how"),
        items=lambda complaint: complaint.outcomes_sought.all(), item_name="outcome",
    ),
    "protect": Page(
        Act.EDIT, forms.ProtectForm, services.refer_for_protection, _("Somebody may not be safe"),
        _("Record that I passed it on"), _("It is recorded whom you told, and when."), initial=_now,
        template="casework/protect.html",
    ),
    "link": Page(
        Act.EDIT, forms.LinkForm, link, _("Link it with another"), _("Link them"), _("They are linked."),
        _("Both stay complaints of their own, each with its clock."), back=RELATED, from_address=("reference",),
    ),
    "unlink": Page(
        Act.EDIT, forms.NothingForm, services.unlink, _("Take the link away?"), _("Take it away"),
        _("The link is taken away."), items=lambda complaint: complaint.links.all(), item_name="link", back=RELATED,
    ),
    "merge": Page(
        Act.MERGE, forms.MergeForm, merge, _("It is the same complaint as another"), _("Join them"),
        _("They are joined. You can take them apart again at any time."),
        _("The same person, about the same matter, that came twice. Different people with the same complaint "
          "belong in a campaign: each is counted."),
        back=RELATED, from_address=("reference",),
    ),
    "unmerge": Page(
        Act.MERGE, forms.NothingForm, services.unmerge, _("Take them apart again?"), _("Take them apart"),
        _("It is a complaint of its own again, and stands where it stood."),
        _("It gets its own clock back, counted from the day it came."), back=RELATED,
    ),
    "campaign": Page(
        Act.CAMPAIGN, forms.JoinCampaignForm, join_campaign, _("One of many the same"), _("Put it in the campaign"),
        _("It is in the campaign."),
        _("Each stays a complaint of its own, with its person, its clock and its letter. One answer can be given "
          "to all of them."),
        back=RELATED, from_address=("campaign",),
    ),
    "leave-campaign": Page(
        Act.CAMPAIGN, forms.NothingForm, services.take_out_of_campaign, _("Take it out of the campaign?"),
        _("Take it out"), _("It is out of the campaign."), back=RELATED,
    ),
}  # fmt: skip
