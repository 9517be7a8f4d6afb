"""What a complaint belongs with, as far as the person asking may see it: nothing of the rest is hinted at."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from wellheard.areas.casework.models import Campaign, Complaint, Link, Merge
from wellheard.areas.casework.selectors.gates import READERS, visible
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role
from wellheard.rules.stages import Stage


@dataclass(frozen=True)
class Together:
    """`lead`: the one it is joined to. `joined`: those joined to it. `links`: pairs of link and other complaint."""

    lead: Complaint | None = None
    joined: tuple[Complaint, ...] = ()
    links: tuple[tuple[Link, Complaint], ...] = field(default=())
    campaign: Campaign | None = None

    @property
    def any(self) -> bool:
        return bool(self.lead or self.joined or self.links or self.campaign)


def together(actor: Actor, complaint: Complaint) -> Together:
    """What belongs with a complaint that has passed its gate, in a fixed number of queries."""
    seen = visible(actor)
    pairs = Link.objects.filter(Q(complaint=complaint) | Q(other=complaint)).order_by("made_at")
    links = [(row, row.other_id if row.complaint_id == complaint.pk else row.complaint_id) for row in pairs]
    wanted = [key for _, key in links] + ([complaint.merged_into_id] if complaint.merged_into_id else [])
    shown = Q(pk__in=wanted) | Q(merged_into=complaint)
    rows = {one.pk: one for one in seen.filter(shown).select_related("service").order_by("received_on", "id")}
    return Together(
        lead=rows.get(complaint.merged_into_id) if complaint.merged_into_id else None,
        joined=tuple(one for one in rows.values() if one.merged_into_id == complaint.pk),
        links=tuple((row, rows[key]) for row, key in links if key in rows),
        campaign=Campaign.objects.filter(pk=complaint.campaign_id).first() if complaint.campaign_id else None,
    )


@dataclass(frozen=True)
class Joined:
    """A complaint joined to another, with what it brought: people, points, notes and files, where they are held."""

    complaint: Complaint
    why: str
    people: tuple[Any, ...]
    points: tuple[Any, ...]
    notes: tuple[Any, ...]
    documents: tuple[Any, ...]


def joined_files(actor: Actor, lead: Complaint) -> list[Joined]:
    """What each complaint joined to this one brought, for whoever may see that one too."""
    rows = visible(actor).filter(merged_into=lead).order_by("received_on", "id")
    reasons = dict(Merge.objects.filter(lead=lead, undone_at=None).values_list("complaint_id", "why"))
    found = rows.prefetch_related("people", "points", "notes__written_by", "documents__document")
    return [
        Joined(
            one, reasons.get(one.pk, ""), tuple(one.people.all()), tuple(one.points.all()), tuple(one.notes.all()),
            tuple(one.documents.all()),
        )
        for one in found
    ]  # fmt: skip


def campaigns(actor: Actor) -> QuerySet[Campaign]:
    """Campaigns with a complaint that this person may see, or that they began; each with its numbers."""
    if not actor.holds(*READERS, Role.INVESTIGATOR):
        raise PermissionDenied
    members = visible(actor).filter(campaign=OuterRef("pk"), merged_into=None).order_by()
    counted = members.values("campaign").annotate(n=Count("pk")).values("n")
    still = members.filter(state=Stage.STAGE_1_OPEN).values("campaign").annotate(n=Count("pk")).values("n")
    found: QuerySet[Campaign] = Campaign.objects.annotate(
        members=Coalesce(Subquery(counted), 0), unanswered=Coalesce(Subquery(still), 0)
    )
    own = Q(members__gt=0) | Q(started_by_id=actor.staff_id)
    return found.filter(own).select_related("started_by").order_by("-started_at", "-id")


def campaign_for(actor: Actor, campaign_id: UUID) -> Campaign:
    """A campaign of which they may see a complaint. Raises Http404 for any other."""
    found: Campaign | None = campaigns(actor).filter(pk=campaign_id).first()
    if found is None:
        raise Http404
    return found


def members_of(actor: Actor, campaign: Campaign) -> QuerySet[Complaint]:
    """The complaints of a campaign that this person may see, with the number of points of their own."""
    found = visible(actor).filter(campaign=campaign, merged_into=None).annotate(own_points=Count("points"))
    return found.select_related("service", "handler").prefetch_related("people").order_by("received_on", "id")
