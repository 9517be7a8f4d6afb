"""What a complaint by or about a child asks for, and what of it is missing (domain children, from 16 July 2024).

Under 18. Three ways in: a child complains, an adult complains at a child's request, or an adult complains of
something that affects a child. The steps are an addition to the procedure, with the same times. Each gap says
what is missing in words for a colleague; those that block come before anything else is done.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wellheard.rules.outcomes import Gap

IN_FORCE_FROM = date(2024, 7, 16)
CHILD_UNDER = 18
SUPPRESSED_BELOW = 5


class Trigger(StrEnum):
    """How a complaint comes to be one in which a child is involved."""

    CHILD_COMPLAINS = "child_complains"
    AT_CHILDS_REQUEST = "at_childs_request"
    AFFECTS_CHILD = "affects_child"


@dataclass(frozen=True)
class KnownOfChild:
    """What is recorded of one child in one complaint, as far as the steps ask for it.

    A `bool | None` is None until somebody has said yes or no.
    """

    trigger: Trigger
    age_known: bool = False
    service_to_child: bool | None = None
    concern: bool | None = None
    referred: bool = False
    way_asked: bool = False
    adult_chosen: bool = False
    alone_in_private: bool = False
    explained: bool = False
    consent: str = ""
    consent_how: bool = False
    child_owns: bool | None = None
    capacity_view: bool = False
    capacity_by: bool = False
    capacity_basis: bool = False
    views_heard: bool = False
    views_sought: bool = False
    views_not_sought_why: bool = False
    views_influence: bool = False
    not_told_children: int = 0
    not_told_reasons: int = 0
    adults_considered: bool = False
    limits_explained: bool = False
    wanted: bool = False
    answered: bool = False
    adult_complained: bool = False
    child_response: bool = False
    understood: bool | None = None
    reassured: bool = False
    discussions: int = 0
    overridden: bool = False
    best_interests: bool = False


def child_gaps(known: KnownOfChild) -> list[Gap]:
    """What is missing, protection first, then in the order of the steps."""
    return [*_protection(known), *_beginning(known), *_deciding(known), *_hearing(known), *_ending(known)]


def _protection(known: KnownOfChild) -> list[Gap]:
    if known.concern is None:
        return [Gap("child_safe", "Say whether there is a concern for the child's safety.")]
    if known.concern and not known.referred:
        words = "There is a concern for the child's safety. Pass it on now, and record to whom and when."
        return [Gap("child_referral", words)]
    return []


def _beginning(known: KnownOfChild) -> list[Gap]:
    asked = (
        (known.age_known, "child_age", "Record the child's age, or about how old they are."),
        (known.service_to_child is not None, "child_service", "Say whether the service is given to the child."),
        (known.way_asked, "child_way", "Ask the child how they would like to be talked with."),
        (known.adult_chosen, "child_adult", "Ask the child which member of staff they would like to talk to."),
        (known.explained, "child_explained", "Explain to the child what happens, then ask whether to go on."),
        (known.reassured, "child_reassured", "Tell the child that they are not in trouble for complaining."),
    )
    found = [Gap(code, words, blocks=False) for held, code, words in asked if not held]
    if known.alone_in_private:
        words = "A child was met alone in a private space. Say in a note why, and do not do so again."
        found.append(Gap("child_alone", words, blocks=False))
    return found


def _deciding(known: KnownOfChild) -> list[Gap]:
    found = []
    if known.child_owns is None:
        found.append(Gap("child_owner", "Say whose complaint it is: the child's, or an adult's.", blocks=False))
    if not (known.capacity_view and known.capacity_by and known.capacity_basis):
        words = "Record the view taken of what the child understands: who took it, and on what basis."
        found.append(Gap("child_capacity", words, blocks=False))
    if (known.service_to_child or known.child_owns) and not known.consent:
        found.append(Gap("child_consent", "Ask whether the child agrees that it goes on.", blocks=False))
    if known.consent and not known.consent_how:
        found.append(Gap("child_consent_how", "Record when and how the child was asked to agree.", blocks=False))
    if known.overridden and not known.best_interests:
        words = "The child did not want this. Record the decision on their best interests, or stop."
        found.append(Gap("child_best_interests", words))
    return found


def _hearing(known: KnownOfChild) -> list[Gap]:
    found = []
    if not (known.views_heard or known.views_sought or known.views_not_sought_why):
        words = "Record the child's views in their own words, or why they were not sought."
        found.append(Gap("child_views", words, blocks=False))
    if known.views_heard and known.answered and not known.views_influence:
        words = "Say how the child's views influenced what was decided."
        found.append(Gap("child_influence", words, blocks=False))
    if not known.adults_considered:
        found.append(Gap("child_adults", "Record who is told and who is not, with the reason.", blocks=False))
    if known.not_told_children > known.not_told_reasons:
        found.append(Gap("child_not_told", "Say why somebody is not told.", blocks=False))
    if not known.limits_explained:
        words = "Explain to the child what cannot be kept between you, such as that somebody is not safe."
        found.append(Gap("child_limits", words, blocks=False))
    if not known.wanted:
        found.append(Gap("child_wanted", "Ask the child what would make it better, in their own words.", blocks=False))
    if not known.discussions:
        found.append(Gap("child_notes", "Keep a note of every talk with the child.", blocks=False))
    return found


def _ending(known: KnownOfChild) -> list[Gap]:
    if not known.answered:
        return []
    if not known.child_response:
        twice = " as well as to the adult" if known.adult_complained else ""
        words = f"Answer the child{twice}, in a way that is right for them, and record when and by whom."
        return [Gap("child_response", words, blocks=False)]
    if known.understood is None:
        return [Gap("child_understood", "Ask the child whether they understood the answer.", blocks=False)]
    return []


def may_be_given(*, confidential: bool, may_have: Collection[str], to: str) -> bool:
    """Whether something a child said goes to an adult who asks for what is held, as by a subject access request.

    What the child keeps in confidence goes to nobody but those the child lets have it; `may_have` and `to` are ids.
    """
    return not confidential or to in may_have


@dataclass(frozen=True)
class ChildFigures:
    """How often the steps were kept. None where fewer than five children stand behind a figure."""

    children: int | None
    by_trigger: dict[Trigger, int | None]
    views_sought: float | None
    consent_recorded: float | None
    child_response: float | None


def figures(known: Sequence[KnownOfChild]) -> ChildFigures:
    """Counts and shares over the children of a period's complaints, small numbers suppressed."""
    counts = {trigger: sum(one.trigger is trigger for one in known) for trigger in Trigger}
    small = [trigger for trigger, number in counts.items() if 0 < number < SUPPRESSED_BELOW]
    if len(small) == 1:
        shown = {trigger: number for trigger, number in counts.items() if number and trigger not in small}
        small += [min(shown, key=lambda one: shown[one])] if shown else []
    answered = [one for one in known if one.answered]
    return ChildFigures(
        children=None if 0 < len(known) < SUPPRESSED_BELOW else len(known),
        by_trigger={trigger: None if trigger in small else number for trigger, number in counts.items()},
        views_sought=_share([one.views_heard or one.views_sought for one in known]),
        consent_recorded=_share([bool(one.consent) for one in known]),
        child_response=_share([one.child_response for one in answered]),
    )


def _share(held: Sequence[bool]) -> float | None:
    return None if len(held) < SUPPRESSED_BELOW else 100 * sum(held) / len(held)
