"""What a complaint belongs with: others like it, linked ones, those joined to it, the campaign it is in."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wellheard.areas.casework import forms, services, tasks
from wellheard.areas.casework.models import Campaign, Complaint
from wellheard.areas.casework.permissions import Act, may
from wellheard.areas.casework.selectors import complaint_file, visible
from wellheard.areas.casework.selectors.related import campaign_for, campaigns, joined_files, members_of
from wellheard.areas.casework.selectors.similar import known, like
from wellheard.areas.casework.views.opening import listed, opened
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.gates import OfficeRequest, gate
from wellheard.foundation.organisations.typed import typed
from wellheard.rules.stages import Stage

PAGE = 50


@gate(Act.SEE)
def related(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    found = opened(request, Act.SEE, complaint_id)
    today = timezone.localdate()
    alike = like(request.actor, found)
    held = complaint_file(request.actor, found, today)
    near = {one.pk for _link, one in held.together.links} if held.together else set()
    near |= {one.pk for one in held.together.joined} if held.together else set()
    rows = [one for one in alike.alike if one.complaint.pk not in near]
    earlier = [one for one in alike.earlier if one.complaint.pk not in near | {row.complaint.pk for row in rows}]
    listed(request, [*(one.complaint for one in rows), *(one.complaint for one in earlier)])
    context = {
        "complaint": found, "file": held, "today": today, "heading": _("Related"), "alike": rows,
        "earlier": earlier, "joined": joined_files(request.actor, found),
    }  # fmt: skip
    return render(request, "casework/related.html", context)


@gate(Act.SEE)
def campaign_list(request: OfficeRequest) -> HttpResponse:
    page = Paginator(campaigns(request.actor), PAGE).get_page(request.GET.get("page"))
    return render(request, "casework/campaigns.html", {"page": page})


def no_letters(actor: Actor, members: Sequence[Complaint]) -> set[UUID]:
    return set()


@gate(Act.ANSWER_AT_STAGE_1)
def campaign(
    request: OfficeRequest,
    campaign_id: UUID,
    letters_due: Callable[[Actor, Sequence[Complaint]], set[UUID]] = no_letters,
) -> HttpResponse:
    """The members of a campaign, and the one answer to all of them. `letters_due` knows who waits for its letter."""
    found = campaign_for(request.actor, campaign_id)
    now = timezone.now()
    members = list(members_of(request.actor, found))
    listed(request, members)
    open_ones = [one for one in members if one.state == Stage.STAGE_1_OPEN and _may_answer(request, one)]
    alone = [str(one.pk) for one in open_ones if not one.own_points]  # type: ignore[attr-defined]
    initial = {"members": alone, "responded_on": timezone.localdate(now)}
    choices = [(str(one.pk), one.reference) for one in open_ones]
    form = typed(request, forms.CampaignAnswerForm, initial=initial, members=choices)
    if request.method == "POST" and form.is_valid() and _asked(request, form, found, open_ones):
        return redirect("office:casework:campaign", campaign_id=found.pk)
    context = {
        "campaign": found, "form": form, "members": members, "open_ones": open_ones,
        "ticked": set(form["members"].value() or []), "today": timezone.localdate(now),
        "working": found.state == Campaign.State.ANSWERING, "asked_of": len(found.asked_of),
        "answered": sum(1 for one in members if one.state == Stage.STAGE_1_ANSWERED),
        "refused": [(one, found.refused[str(one.pk)]) for one in members if str(one.pk) in found.refused],
        "letters_due": sorted(letters_due(request.actor, [] if found.state == Campaign.State.ANSWERING else members)),
        "alike": _alike(request, found, members), "heading": found.name,
        "back_url": reverse("office:casework:campaigns"), "label": _("Campaigns"),
    }  # fmt: skip
    return render(request, "casework/campaign.html", context, status=422 if form.errors else 200)


@gate(Act.CAMPAIGN)
def add_to_campaign(request: OfficeRequest, campaign_id: UUID) -> HttpResponse:
    """Put those ticked in the campaign; or, where the answering stopped, let it go on."""
    found = campaign_for(request.actor, campaign_id)
    if request.method == "POST" and "go_on" in request.POST and found.state == Campaign.State.ANSWERING:
        _start_answering(request, found)
    elif request.method == "POST":
        _add_ticked(request, found)
    return redirect("office:casework:campaign", campaign_id=found.pk)


def _may_answer(request: OfficeRequest, complaint: Complaint) -> bool:
    return may(request.actor, Act.ANSWER_AT_STAGE_1, complaint)


def _asked(request: OfficeRequest, form: forms.CampaignAnswerForm, found: Campaign, open_ones: list[Complaint]) -> bool:
    answer = dict(form.cleaned_data)
    chosen = set(answer.pop("members"))
    complaints = [one for one in open_ones if str(one.pk) in chosen]
    at = timezone.now()
    try:
        services.ask_to_answer_all(campaign=found, complaints=complaints, by=request.actor, at=at, **answer)
    except services.REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return False
    _start_answering(request, found)
    return True


def _start_answering(request: OfficeRequest, found: Campaign) -> None:
    given = (str(found.organisation_id), str(found.pk), str(request.actor.staff_id))
    tasks.answer_campaign.enqueue(*given)


def _add_ticked(request: OfficeRequest, found: Campaign) -> None:
    at, added = timezone.now(), 0
    for one in visible(request.actor).filter(pk__in=_keys(request.POST.getlist("complaints"))):
        if not may(request.actor, Act.CAMPAIGN, one):
            raise PermissionDenied
        try:
            services.add_to_campaign(complaint=one, campaign=found, by=request.actor, at=at)
            added += 1
        except services.REFUSALS as refusal:
            messages.error(request, str(refusal))
    if added:
        words = ngettext("%(n)d complaint is added.", "%(n)d complaints are added.", added)
        messages.success(request, words % {"n": added})


def _keys(values: list[str]) -> list[UUID]:
    found = []
    for value in values:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found


def _alike(request: OfficeRequest, found: Campaign, members: list[Complaint]) -> list[Complaint]:
    """Complaints like these that are in no campaign yet."""
    text = found.about or (members[0].description if members else found.name)
    near = known(request.actor, {"description": text}, most=PAGE)
    return [one.complaint for one in near.alike if one.complaint.campaign_id is None and not one.complaint.restricted]
