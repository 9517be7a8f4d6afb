"""What was coded: the answered complaints of the last months, a share of them twice and blind, some not agreed yet."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from importlib import resources
from random import Random
from typing import TYPE_CHECKING, Any

from wellheard.areas.casework.models import Complaint
from wellheard.areas.coding import services
from wellheard.areas.coding.models import SecondCoding
from wellheard.areas.coding.selectors import Taxonomies
from wellheard.areas.coding.services import CodesGiven, ProblemGiven
from wellheard.foundation.organisations.models import Service, StaffMember
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.founding import PROCEDURE_FROM, Founded
from wellheard.interfaces.commands.example.life import Life
from wellheard.rules.stages import ANSWERED
from wellheard.rules.taxonomy import Taxonomy

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.afterwards import Evening

MONTHS = timedelta(days=365)
MOST = 160
ASKED_BACK = 4
"""So many are coded by the second officer, who asks the first to code them blind."""
LEFT = 12
"""So many of the latest are left for whoever tries the screen."""


def coded(body: Founded, lives: Sequence[Life], evening: Evening) -> None:
    """For the bodies whose subjects are described in texts/coding.toml."""
    if body.plan.slug not in _profiles():
        return
    Telling(body, lives, evening).tell()


@cache
def _profiles() -> dict[str, Any]:
    file = resources.files("wellheard.interfaces.commands.example") / "texts" / "coding.toml"
    return tomllib.loads(file.read_text("utf-8"))


class Telling:
    def __init__(self, body: Founded, lives: Sequence[Life], evening: Evening) -> None:
        self.body, self.evening = body, evening
        self.rng = Random(f"coding {body.plan.slug} {body.today}")
        self.first, self.second = (body.cast.holding(Role.COMPLAINTS_OFFICER) * 2)[:2]
        since = body.today - MONTHS
        held = [life.complaint for life in lives if life.complaint.state in ANSWERED]
        held = [one for one in held if one.received_on >= since and not one.restricted and not one.merged_into_id]
        held.sort(key=lambda one: (one.received_on, one.reference))
        self.complaints = held[-(MOST + LEFT) : -LEFT]

    def tell(self) -> None:
        if self.body.plan.ruleset.startswith("nhs"):
            self._taxonomies()
        self.terms = Taxonomies()
        theirs, mine = self.complaints[-ASKED_BACK:], self.complaints[:-ASKED_BACK]
        for one in theirs:
            self._coded(one, self.second)
            by, at = self.evening.by(self.second), self.evening.at()
            services.ask_second(complaint=one, of=self.first, by=by, at=at)
        said = [self._coded(one, self.first) for one in mine]
        if said:
            self._twice(dict(zip(mine, said, strict=True)))

    def _taxonomies(self) -> None:
        """Practices are coded by the tool's version for general practice."""
        by = self.evening.by(self.body.cast.holding(Role.ADMINISTRATOR)[0])
        practices = next(row for path, row in self.body.services.items() if path.endswith("General Practices"))
        services.choose_taxonomy(name="hcat-gp", from_on=PROCEDURE_FROM, service=practices, by=by, at=self.evening.at())

    def _coded(self, complaint: Complaint, by: StaffMember) -> CodesGiven:
        given = self._seen(complaint)
        services.code(complaint=complaint, given=given, by=self.evening.by(by), at=self.evening.at())
        return given

    def _seen(self, complaint: Complaint) -> CodesGiven:
        """What a coder sees in a complaint, by what such complaints are about."""
        rng, terms = self.rng, self.terms.of(complaint.service_id, complaint.received_on)
        profiles = _profiles()[self.body.plan.slug]
        profile = profiles.get(complaint.category, profiles["default"])
        known, stages = {one.code for one in terms.categories}, [one.code for one in terms.stages]
        likely = [(code, of_ten) for code, of_ten in profile["problems"] if code in known]
        found = [code for code, of_ten in likely if rng.random() * 10 < of_ten] or [likely[0][0]]
        harm = max(0, min(5, profile["harm"] + rng.choice((-2, -1, -1, 0, 0, 0, 1, 1, 2))))
        grave = harm / 5
        problems = tuple(self._problem(terms, code, grave) for code in found)
        reached = [code for code in profile["stages"] if code in stages] or ["other_stage"]
        chosen = tuple(code for n, code in enumerate(reached) if n == 0 or rng.random() < 0.35)
        if grave > 0.5 and rng.random() < 0.25:
            chosen = tuple(dict.fromkeys((*chosen, *terms.edges)))
        shown = "They were treated for it: see their letter." if harm > 3 else ""
        return CodesGiven(
            problems, chosen, harm=harm, harm_shown_by=shown,
            answer_harm=max(0, harm - rng.choice((0, 0, 1, 2))), near_miss=rng.random() < 0.06,
            omission=rng.random() < 0.22, services=self._beside(complaint),
            who_complains=rng.choice(("person", "person", "person", "family", "carer")),
        )  # fmt: skip

    def _beside(self, complaint: Complaint) -> tuple[Service, ...]:
        """Now and then it reaches into another service."""
        others = [row for row in self.body.services.values() if row.parent_id and row.pk != complaint.service_id]
        return (self.rng.choice(others),) if self.rng.random() < 0.08 else ()

    def _problem(self, terms: Taxonomy, code: str, grave: float) -> ProblemGiven:
        rng, category = self.rng, terms.category(code)
        severity = 1 + (rng.random() < 0.45 + grave / 2) + (rng.random() < grave)
        answer = max(0, severity - rng.choice((0, 0, 0, 1, 1, 2)))
        subs = category.subcategories if category else ()
        return ProblemGiven(code, severity, answer, rng.choice(subs).code if subs else "")

    def _twice(self, said: dict[Complaint, CodesGiven]) -> None:
        """A share of the last half year by the second coder; the last of them left to be agreed, two to be coded."""
        last = self.complaints[-1].received_on if self.complaints else self.body.today
        sample = services.draw_sample(
            first_on=last - timedelta(days=180), last_on=last, share=15, seed=f"{self.body.today:%B %Y}",
            of=self.second, by=self.evening.by(self.first), at=self.evening.at(),
        )  # fmt: skip
        held = SecondCoding.objects.filter(sample=sample).select_related("complaint")
        drawn = [row.complaint for row in held.order_by("complaint__received_on", "complaint_id")]
        drawn = [one for one in drawn if one in said]
        for number, complaint in enumerate(drawn):
            if number < len(drawn) - 2:
                self._second(complaint, said[complaint], agree=number < len(drawn) - 5)

    def _second(self, complaint: Complaint, first: CodesGiven, agree: bool) -> None:
        by, at = self.evening.by(self.second), self.evening.at()
        given = self._otherwise(first)
        services.code_second(complaint=complaint, given=given, by=by, at=at)
        if agree and (given.problems, given.harm, given.stages) != (first.problems, first.harm, first.stages):
            middle = first if self.rng.random() < 0.5 else given
            services.agree(complaint=complaint, given=middle, by=by, at=self.evening.at())

    def _otherwise(self, first: CodesGiven) -> CodesGiven:
        """The same complaint as another coder sees it: mostly the same, harm least of all."""
        rng = self.rng
        problems = [one for one in first.problems if rng.random() < 0.93] or [first.problems[0]]
        moved = tuple(
            ProblemGiven(
                one.category, max(1, min(3, one.severity + rng.choice((0, 0, 0, 0, 0, -1, 1)))), one.answer_severity,
                one.subcategory,
            )
            for one in problems
        )  # fmt: skip
        harm = max(0, min(5, (first.harm or 0) + rng.choice((0, 0, -1, -1, 1, 1, -2))))
        shown = "From what they write of the days after." if harm > 3 else ""
        return replace(first, problems=moved, harm=harm, harm_shown_by=shown)
