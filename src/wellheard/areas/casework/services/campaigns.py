"""Fifty complaints that are the same: grouped, answered once, and each closed with a record of its own."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wellheard.areas.casework.models import Campaign, Complaint
from wellheard.areas.casework.permissions import Act, may
from wellheard.areas.casework.services.frontline import answer_at_stage_1
from wellheard.areas.casework.services.progress import UnableToProceed, check_not_before, local_day, locked
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.remit import UnableToAccept
from wellheard.rules.stages import Stage, UnableToAct
from wellheard.rules.working_days import DateOutsideCalendar

ANSWER = (
    "outcome", "response_text", "response_given", "responded_on", "told_of_stage_2", "root_cause", "remedial_action",
)  # fmt: skip


@transaction.atomic
def start_campaign(
    *, name: str, about: str = "", complaints: Iterable[Complaint] = (), by: Actor, at: datetime
) -> Campaign:
    """Group complaints that are the same; more can be added as they come."""
    if not name.strip():
        raise UnableToProceed("Give the campaign a name, so that others find it.")
    campaign: Campaign = Campaign.objects.create(name=name, about=about, started_by_id=by.staff_id, started_at=at)
    members = [_added(campaign, complaint) for complaint in complaints]
    values = {"name": name, "about": about, "complaints": [one.pk for one in members]}
    record("campaign.start", campaign, by=by, at=at, values=values)
    return campaign


@transaction.atomic
def add_to_campaign(*, complaint: Complaint, campaign: Campaign, by: Actor, at: datetime) -> Complaint:
    complaint = _added(campaign, complaint)
    record("complaint.add_to_campaign", complaint, by=by, at=at, about=complaint.pk, values={"campaign": campaign.name})
    return complaint


@transaction.atomic
def take_out_of_campaign(*, complaint: Complaint, by: Actor, at: datetime) -> Complaint:
    complaint = locked(complaint)
    if complaint.campaign is None:
        raise UnableToProceed("It is in no campaign.")
    name, complaint.campaign = complaint.campaign.name, None
    complaint.save(update_fields=["campaign"])
    record("complaint.leave_campaign", complaint, by=by, at=at, about=complaint.pk, values={"campaign": name})
    return complaint


@transaction.atomic
def ask_to_answer_all(
    *, campaign: Campaign, complaints: Sequence[Complaint], by: Actor, at: datetime, **answer: Any
) -> Campaign:
    """Set down the one answer and whom it is for. `answer_member` then gives it to each, in the background."""
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if campaign.state == Campaign.State.ANSWERING:
        raise UnableToProceed("The answer is being given already. Wait until it is done.")
    if not complaints:
        raise UnableToProceed("No complaint is chosen. Tick those that this answers in full.")
    earliest: date = max(one.received_on for one in complaints)
    check_not_before(answer["responded_on"], earliest, "The day of the answer", local_day(at))
    for name in ANSWER:
        setattr(campaign, name, answer[name])
    campaign.state, campaign.refused = Campaign.State.ANSWERING, {}
    campaign.asked_of = [str(one.pk) for one in complaints]
    campaign.answered_by_id, campaign.answered_at = by.staff_id, at
    campaign.save()
    values = {name: answer[name] for name in ANSWER} | {"complaints": campaign.asked_of}
    record("campaign.answer", campaign, by=by, at=at, values=values)
    return campaign


def answer_all(*, campaign: Campaign, by: Actor, at: datetime) -> Campaign:
    """Give the answer to each it was asked for, each in a transaction of its own. May be run again at any time:
    who has been answered is not answered twice, and what is refused is kept with the reason."""
    given = {name: getattr(campaign, name) for name in ANSWER}
    for key in campaign.asked_of:
        refusal = _answer_member(UUID(key), campaign, given, by, at)
        if refusal:
            campaign.refused[key] = refusal
            campaign.save(update_fields=["refused"])
    campaign.state = Campaign.State.OPEN if campaign.refused else Campaign.State.ANSWERED
    campaign.save(update_fields=["state"])
    return campaign


def _answer_member(key: UUID, campaign: Campaign, given: dict[str, Any], by: Actor, at: datetime) -> str:
    """Answer one, as its own act in its own file. The reason where it cannot be."""
    member = Complaint.objects.filter(pk=key, campaign=campaign).first()
    if member is None:
        return "It is no longer in the campaign."
    if member.state == Stage.STAGE_1_ANSWERED:
        return ""
    if not may(by, Act.ANSWER_AT_STAGE_1, member):
        return "You may not answer it."
    try:
        answer_at_stage_1(complaint=member, by=by, at=at, **given)
    except (UnableToProceed, UnableToAct, UnableToAccept, DateOutsideCalendar) as refusal:
        return str(refusal)
    return ""


def _added(campaign: Campaign, complaint: Complaint) -> Complaint:
    complaint = locked(complaint)
    if complaint.campaign_id and complaint.campaign_id != campaign.pk:
        raise UnableToProceed(f"{complaint.reference} is in another campaign. Take it out of that one first.")
    if complaint.restricted:
        raise UnableToProceed("A restricted complaint is answered on its own: its existence is not given away.")
    if complaint.merged_into_id:
        raise UnableToProceed(f"{complaint.reference} is joined to another complaint. Add that one.")
    complaint.campaign = campaign
    complaint.save(update_fields=["campaign"])
    return complaint
