"""Bulletins that somebody may see, whom one goes to, how many read it, and the text one begins with."""

from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wellheard.areas.casework.permissions import MANAGERS
from wellheard.areas.culture.models import Bulletin
from wellheard.areas.culture.selectors.meetings import READERS, WRITERS
from wellheard.areas.learning.models import ImprovementAction, Judgement, KeyTheme
from wellheard.areas.learning.selectors.effect import above, below
from wellheard.areas.learning.selectors.period import signed_off_in, themes_in, upheld_by_cause, verdicts_given
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import RoleHolding, StaffMember


def bulletins_seen(actor: Actor) -> QuerySet[Bulletin]:
    """What was sent is there for all staff; what is being written, for those who read of its service."""
    seen = Q(state=Bulletin.State.SENT)
    services = actor.services_of(*READERS)
    if services is None and actor.holds(*READERS):
        seen = Q()
    elif services:
        seen |= Q(service_id__in=services)
    rows: QuerySet[Bulletin] = Bulletin.objects.filter(seen).select_related(
        "service", "begun_by", "edited_by", "approved_by"
    )
    counts = {"sent_to": Count("receipts"), "read_by": Count("receipts", filter=Q(receipts__read=True))}
    return rows.annotate(**counts).order_by("-last_on", "-id")


def bulletin_for(actor: Actor, bulletin_id: UUID, *, to_write: bool = False, to_approve: bool = False) -> Bulletin:
    """A bulletin that this person may see, write or approve. Raises Http404 for any other, and PermissionDenied."""
    row: Bulletin | None = bulletins_seen(actor).filter(pk=bulletin_id).first()
    if row is None:
        raise Http404
    asked = MANAGERS if to_approve else WRITERS if to_write else None
    if asked and not actor.holds_for(row.service_id, *asked):
        raise PermissionDenied
    return row


def sees_figures(actor: Actor, bulletin: Bulletin) -> bool:
    """How many read it is for those who read of its service."""
    return actor.holds_for(bulletin.service_id, *READERS)


def audience(bulletin: Bulletin, on: date) -> QuerySet[StaffMember]:
    """The staff in post that a bulletin goes to: all, or those whose duty on that day covers a service chosen: in it,
    below it, above it, or for the whole body. Only those with an address.
    """
    in_post = Q(left_on=None) | Q(left_on__gt=on)
    rows: QuerySet[StaffMember] = StaffMember.objects.filter(in_post, account__isnull=False)
    rows = rows.exclude(account__email="")
    chosen = list(bulletin.service_links.values_list("service_id", flat=True))
    if chosen:
        parts = {part for one in chosen for part in (*(below(one) or ()), *above(one))}
        held = RoleHolding.objects.filter(Q(service_id__in=parts) | Q(service=None), from_on__lte=on)
        held = held.filter(Q(until_on=None) | Q(until_on__gt=on))
        rows = rows.filter(pk__in=held.order_by().values("staff_id"))
    return rows.select_related("account").order_by("name", "id")


def draft_text(actor: Actor, kind: str, first: date, last: date, service_id: UUID | None) -> str:
    """A text to begin with, in plain words, from what was signed off, judged and agreed in the period.

    Nothing of restricted complaints is in it, and nothing about anybody: it goes to all staff.
    """
    until = last + timedelta(days=1)
    days = {"first": date_format(first, "j F Y"), "last": date_format(last, "j F Y")}
    parts = [_("What we learned from complaints from %(first)s to %(last)s.") % days]
    if kind == Bulletin.Kind.LESSONS:
        causes = upheld_by_cause(actor, first, until, service_id)
        said = [ngettext("%(name)s: %(n)d complaint", "%(name)s: %(n)d complaints", n) % {"name": name, "n": n}
                for name, n in causes]  # fmt: skip
        parts.append(_section(_("Why things went wrong"), said))
    parts.append(_section(_("What we changed"), [_changed(one) for one in signed_off_in(
        actor, first, until, service_id)]))  # fmt: skip
    verdicts = verdicts_given(actor, first, until, service_id)
    parts.append(_section(_("Did it work?"), [f"{_plain(row.action)}: {_verdict(row)}" for row in verdicts]))
    themes = themes_in(first, until, service_id)
    parts.append(_section(_("What many complaints have in common"), [_theme(row) for row in themes]))
    found = [part for part in parts if part]
    if len(found) == 1:
        found.append(_("Nothing was signed off, judged or agreed in this time."))
    return "\n\n".join(found)


def _section(heading: str, lines: list[str]) -> str:
    return "\n".join([heading, *(f"– {line}" for line in lines)]) if lines else ""


def _plain(action: ImprovementAction) -> str:
    return " ".join((action.publishable or action.title).split()).rstrip(".")


def _changed(action: ImprovementAction) -> str:
    where = action.service.name if action.service else _("The whole body")
    since = date_format(action.implemented_on, "j F Y") if action.implemented_on else ""
    said = {"what": _plain(action), "where": where, "on": since}
    return (_("%(what)s (%(where)s, since %(on)s)") if since else _("%(what)s (%(where)s)")) % said


def _verdict(judgement: Judgement) -> str:
    return {
        Judgement.Verdict.IMPROVED.value: _("it worked, there are fewer complaints than before."),
        Judgement.Verdict.NO_CHANGE_YET.value: _("no change yet."),
        Judgement.Verdict.WORSE.value: _("there are more complaints than before. It is being looked at again."),
        Judgement.Verdict.TOO_LITTLE.value: _("too early to say, or too few complaints to tell."),
    }[judgement.verdict]


def _theme(theme: KeyTheme) -> str:
    if theme.what_became:
        return _("%(name)s: %(what)s What became of it: %(became)s") % {
            "name": theme.name, "what": theme.what, "became": theme.what_became,
        }  # fmt: skip
    return f"{theme.name}: {theme.what}"
