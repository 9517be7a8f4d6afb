"""What is recorded of the children in a complaint, what is missing, and how often the steps are kept."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.permissions import may
from wellheard.areas.casework.selectors import visible
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.children.models import ChildDiscussion, ChildInvolvement, ChildWords
from wellheard.areas.children.permissions import TABLE, Act
from wellheard.areas.children.selectors.people import Recipient, children_of_complaint, recipients
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.together import those_there
from wellheard.rules.children import ChildFigures, KnownOfChild, Trigger, child_gaps, figures
from wellheard.rules.outcomes import Gap
from wellheard.rules.stages import ANSWERED, Stage


@dataclass(frozen=True)
class ChildOnFile:
    """A child as this reader may see it: `words` and `discussions` hold nothing that is kept from them.

    `kept_words` is how many are kept from the reader: that they are there is no secret, what they say is.
    """

    child: ChildInvolvement
    words: tuple[ChildWords, ...]
    discussions: tuple[ChildDiscussion, ...]
    gaps: tuple[Gap, ...]
    hears: bool
    kept_words: int
    stops: bool
    adults: tuple[Recipient, ...]

    def about(self, about: str) -> list[ChildWords]:
        return [row for row in self.words if row.about == about]


def children_on_file(actor: Actor, complaint: Complaint) -> list[ChildOnFile]:
    """The children of a complaint that has passed its gate, as this person may see them."""
    hears = may(actor, Act.HEAR_CHILD, complaint, TABLE)
    return [_seen(child, complaint, hears) for child in children_of_complaint(complaint)]


def _seen(child: ChildInvolvement, complaint: Complaint, hears: bool) -> ChildOnFile:
    words = tuple(row for row in child.words.all() if hears or not row.confidential)
    discussions = tuple(row for row in child.discussions.all() if hears or not row.confidential)
    kept = len(child.words.all()) + len(child.discussions.all()) - len(words) - len(discussions)
    gaps = tuple(child_gaps(known_of(child, complaint)))
    adults = tuple(recipients(complaint, child))
    return ChildOnFile(child, words, discussions, gaps, hears, kept, wants_to_stop(child), adults)


def concerns_children(complaint_id: UUID) -> bool:
    """Whether somebody in it is under 18, or a child is recorded as involved."""
    return bool(those_there(complaint_id, _young_in))


def _young_in(complaint_id: UUID) -> dict[str, Exists]:
    children = ChildInvolvement.objects.filter(complaint_id=complaint_id)
    young = Complaint(pk=complaint_id).people.filter(under_18=True)
    return {"children": Exists(children), "young": Exists(young)}


def procedure_gaps(complaint: Complaint) -> list[Gap]:
    """What the children's path still asks for in a complaint, for the list of whether the procedure was kept."""
    children = list(children_of_complaint(complaint))
    if not children:
        if complaint.people.filter(under_18=True).exclude(part=Person.Part.STAFF_COMPLAINED_ABOUT).exists():
            return [Gap("child_record", "Somebody in it is under 18. Open the part for the child.", blocks=False)]
        return []
    found = []
    for number, child in enumerate(children, 1):
        code = "" if number == 1 else f"_{number}"
        who = f"{child.called}: " if child.called and len(children) > 1 else ""
        found += [
            Gap(f"{gap.code}{code}", f"{who}{gap.words}", gap.blocks) for gap in child_gaps(known_of(child, complaint))
        ]
    return found


def wants_to_stop(child: ChildInvolvement) -> bool:
    """Whether the child said stop, and has not agreed anew on a later day that it goes on."""
    if child.withdrawn_on is None:
        return False
    agreed_on = child.consent_on if child.consent == ChildInvolvement.Consent.YES else None
    return agreed_on is None or agreed_on <= child.withdrawn_on


def known_of(child: ChildInvolvement, complaint: Complaint) -> KnownOfChild:
    """What the rules ask of one child's record."""
    words, tellings = list(child.words.all()), list(child.tellings.all())
    not_told = [row for row in tellings if not row.told]
    against = child.consent == ChildInvolvement.Consent.NO or wants_to_stop(child)
    still = complaint.state not in (Stage.WITHDRAWN, Stage.NO_CONSENT, Stage.NOT_A_COMPLAINT)
    return KnownOfChild(
        trigger=Trigger(child.trigger),
        age_known=bool(child.born_on or child.age_band),
        service_to_child=child.service_to_child,
        concern=child.concern,
        referred=bool(complaint.protection_referrals.all()),
        way_asked=bool(child.mode),
        adult_chosen=bool(child.chosen_adult),
        alone_in_private=any(row.alone_in_private for row in child.discussions.all()),
        explained=child.explained_on is not None,
        consent=child.consent,
        consent_how=bool(child.consent_on and child.consent_how),
        child_owns=child.child_owns,
        capacity_view=bool(child.understands),
        capacity_by=child.capacity_by_id is not None,
        capacity_basis=bool(child.capacity_basis),
        views_sought=child.views_sought_on is not None,
        views_heard=any(row.about == ChildWords.About.VIEWS for row in words),
        views_not_sought_why=bool(child.not_sought_why),
        views_influence=bool(child.influence),
        not_told_children=len(not_told),
        not_told_reasons=sum(bool(row.why) for row in not_told),
        adults_considered=bool(tellings),
        limits_explained=child.limits_explained_on is not None,
        wanted=any(row.about == ChildWords.About.WANTED for row in words),
        answered=complaint.state in ANSWERED,
        adult_complained=child.trigger != ChildInvolvement.Trigger.CHILD_COMPLAINS,
        child_response=child.response_on is not None,
        understood=None if not child.understood else child.understood == ChildInvolvement.Understood.YES,
        reassured=child.reassured_on is not None,
        discussions=len(child.discussions.all()),
        overridden=against and still,
        best_interests=any(row.against_wish for row in child.best_interests.all()),
    )


def child_figures(actor: Actor, first: date, last: date) -> ChildFigures:
    """How often the steps were kept in complaints received in a period that this person may see. For readers."""
    if not actor.holds(*READERS):
        raise PermissionDenied
    complaints = visible(actor).filter(received_on__gte=first, received_on__lte=last, merged_into=None)
    complaints = complaints.exclude(state=Stage.NOT_A_COMPLAINT)
    rows = (
        ChildInvolvement.objects.filter(complaint__in=complaints)
        .select_related("complaint")
        .prefetch_related("words", "discussions", "tellings", "best_interests", "complaint__protection_referrals")
    )
    return figures([known_of(row, row.complaint) for row in rows])
