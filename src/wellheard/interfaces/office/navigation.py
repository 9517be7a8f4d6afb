"""The main navigation: what this person's duties lead to, and nothing that would be refused."""

from functools import cache
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wellheard.areas.casework.permissions import may_import, may_record
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.children.permissions import may_talk
from wellheard.areas.coding.permissions import may_code_some
from wellheard.areas.coding.selectors import asked_to_code
from wellheard.areas.correspondence.permissions import may_post, may_review_contact
from wellheard.areas.correspondence.selectors import any_contact_restricted
from wellheard.areas.investigation.permissions import may_oversee
from wellheard.areas.investigation.selectors import something_asked_of
from wellheard.areas.learning.permissions import may_learn
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.together import answers_about

INVESTIGATES = (Role.INVESTIGATOR,)


def office(request: HttpRequest) -> dict[str, Any]:
    """For every page's template: the body's name and the navigation."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {"organisation_name": _("Complaints")}
    told = answers_about(actor, _questions)
    items: list[dict[str, Any]] = [
        {"label": label, "url": _address(name), "under": _under(name)} for name, label in _items(actor, told)
    ]
    longest = max((i["under"] for i in items if request.path.startswith(i["under"])), key=len, default=None)
    for item in items:
        item["current"] = item["under"] == longest or item["url"] == request.path
    return {"organisation_name": told["body"], "navigation": items}


@cache
def _address(name: str) -> str:
    return reverse(f"office:{name}")


def _under(name: str) -> str:
    """How addresses begin in the part an item leads to: administration is one part, My work is one page."""
    address = _address(name)
    if name == "home":
        return f"{address}#"
    return address.removesuffix("people/") if name == "people" else address


def _questions(actor: Actor) -> dict[str, Any]:
    """The name of the body, and what must be asked before it is known where this person is led."""
    questions: dict[str, Any] = {"body": F("name")}
    if not actor.holds(Role.DIRECTOR):  # who may have a part to sign at any time
        questions["asked"] = something_asked_of(actor)
    if not may_code_some(actor):
        questions["codes"] = asked_to_code(actor)
    if may_review_contact(actor):
        questions["restricts"] = any_contact_restricted()
    return questions


def _items(actor: Actor, told: dict[str, Any]) -> list[tuple[str, str]]:
    items = [("home", _("My work"))]
    if actor.holds(*READERS, *INVESTIGATES):
        items.append(("casework:caseload", _("Complaints")))
    if told.get("asked", True):
        items.append(("asked", _("Asked of me")))
    if may_record(actor):
        items.append(("casework:record", _("Record a complaint")))
    if may_post(actor):
        items.append(("posting", _("Letters to post")))
    if may_talk(actor):
        items.append(("with-a-child:start", _("With a child")))
    if told.get("codes", True):
        items.append(("coding:to-code", _("Coding")))
    if may_learn(actor):
        items.append(("learn:to-do", _("Learning")))
    if actor.holds(*READERS):
        items.append(("reporting:indicators", _("Indicators")))
    if may_oversee(actor):
        items.append(("returns", _("Statements")))
    if actor.holds(Role.CHIEF_EXECUTIVE):
        items.append(("briefings", _("Briefings")))
    if told.get("restricts", False):
        items.append(("restrictions", _("Restrictions")))
    if may_import(actor):
        items.append(("casework:imports", _("Bring in a file")))
    if actor.holds(Role.AUDITOR):
        items.append(("journal", _("Journal")))
    if actor.holds(Role.ADMINISTRATOR):
        items.append(("people", _("Administration")))
    return items
