"""What a period of learning held, of one part of the body, without anything of restricted complaints.

What is asked here is kept and handed round (the pack of a meeting, a bulletin): a reader named in a restricted
complaint must not carry its count, or the title of an action that came from it alone, to people who are not.
"""

from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import visible
from wellheard.areas.learning.models import (
    ActionComplaint,
    CriticalFailing,
    ImprovementAction,
    Judgement,
    KeyTheme,
    Promise,
    Telling,
)
from wellheard.areas.learning.selectors.actions import visible_actions
from wellheard.areas.learning.selectors.effect import below
from wellheard.areas.learning.selectors.factors import factors_on
from wellheard.areas.learning.selectors.loop import BEFORE, STEPS, Step, at_step
from wellheard.foundation.organisations.actors import Actor


def open_complaints(actor: Actor, service_id: UUID | None) -> QuerySet[Complaint]:
    """The unrestricted complaints of a part of the body that this person may see."""
    rows = visible(actor).filter(restricted=False).exclude(state__in=["not_a_complaint", "merged"])
    parts = below(service_id)
    return rows if parts is None else rows.filter(service_id__in=parts)


def actions_of_part(actor: Actor, service_id: UUID | None) -> QuerySet[ImprovementAction]:
    """The actions of a part of the body that this person may see, but for those from restricted complaints alone."""
    links = ActionComplaint.objects.filter(action_id=OuterRef("pk"))
    hidden = Exists(links.filter(complaint__restricted=True)) & ~Exists(links.filter(complaint__restricted=False))
    parts = below(service_id)
    rows = visible_actions(actor).filter(~hidden)
    return rows if parts is None else rows.filter(service_id__in=parts)


def loop_to_share(actor: Actor, first: date, until: date, service_id: UUID | None) -> list[Step]:
    """The six numbers of the loop, of unrestricted complaints."""
    counts = {code: at_step(actor, code, first, until, service_id).filter(restricted=False).count() for code in STEPS}
    return [Step(code, counts[code], counts.get(BEFORE.get(code, ""))) for code in STEPS]


def upheld_by_cause(actor: Actor, first: date, until: date, service_id: UUID | None) -> list[tuple[str, int]]:
    """How many upheld complaints each coded cause is behind, the most frequent first."""
    coded = at_step(actor, "cause", first, until, service_id).filter(restricted=False).exclude(cause__factor="")
    rows = coded.order_by().values(factor=F("cause__factor")).annotate(n=Count("pk", distinct=True))
    held = factors_on(first)
    found = []
    for row in rows.order_by("-n", "factor"):
        factor = held.named(row["factor"])
        found.append((str(factor.name) if factor else str(row["factor"]), int(row["n"])))
    return found


def verdicts_given(actor: Actor, first: date, until: date, service_id: UUID | None) -> list[Judgement]:
    """The last verdict that each action was given in the period."""
    rows = Judgement.objects.filter(
        action__in=actions_of_part(actor, service_id).order_by().values("pk"),
        made_at__date__gte=first, made_at__date__lt=until,
    )  # fmt: skip
    last = {row.action_id: row for row in rows.select_related("action").order_by("made_at", "id")}
    return sorted(last.values(), key=lambda row: row.action.number)


def signed_off_in(actor: Actor, first: date, until: date, service_id: UUID | None) -> QuerySet[ImprovementAction]:
    """Actions signed off in the period."""
    rows = actions_of_part(actor, service_id).filter(signed_off_on__gte=first, signed_off_on__lt=until)
    return rows.select_related("service").order_by("signed_off_on", "number")


def themes_in(first: date, until: date, service_id: UUID | None) -> list[KeyTheme]:
    """Key themes that stood, or ended, in the period: of the whole body, or of this part of it."""
    rows = KeyTheme.objects.filter(agreed_on__lt=until, state__in=[KeyTheme.State.AGREED, KeyTheme.State.ENDED])
    rows = rows.exclude(ended_on__lt=first)
    parts = below(service_id)
    return [row for row in rows.order_by("name", "id") if parts is None or row.service_id in (None, *parts)]


def promises_late(actor: Actor, service_id: UUID | None, on: date) -> int:
    seen = open_complaints(actor, service_id).order_by().values("pk")
    return int(Promise.objects.filter(complaint__in=seen, state=Promise.State.MADE, due_on__lt=on).count())


def failings_in(actor: Actor, first: date, until: date, service_id: UUID | None) -> int:
    seen = open_complaints(actor, service_id).order_by().values("pk")
    rows = CriticalFailing.objects.filter(complaint__in=seen, raised_at__date__gte=first, raised_at__date__lt=until)
    return int(rows.count())


def people_not_told(actor: Actor, service_id: UUID | None) -> int:
    """How many people who complained wait to be told of a change."""
    seen = open_complaints(actor, service_id).order_by().values("pk")
    due = Telling.objects.filter(complaint__in=seen, to=Telling.To.COMPLAINANT, state=Telling.State.DUE)
    return int(due.count())
