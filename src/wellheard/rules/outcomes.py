"""Outcomes, and what each requires before a complaint can be closed with it.

The four outcomes are findings, except resolved: that is an agreement, and no finding is made. Closings
without an outcome are not outcomes and are in no percentage. What a rule set calls an outcome is in
`RuleSet.outcomes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wellheard.rules.procedure import Remedy, RuleSet, StageRules


class Outcome(StrEnum):
    """How a complaint was answered in full."""

    RESOLVED = "resolved"
    UPHELD = "upheld"
    PARTIALLY_UPHELD = "partially_upheld"
    NOT_UPHELD = "not_upheld"


class Finding(StrEnum):
    """What was found on one point of complaint."""

    UPHELD = "upheld"
    PARTIALLY_UPHELD = "partially_upheld"
    NOT_UPHELD = "not_upheld"


class Closure(StrEnum):
    """A closing without an outcome. The last is taken out of complaints received, the others are not."""

    WITHDRAWN = "withdrawn"
    NO_CONSENT = "no_consent"
    ANONYMOUS_NOT_PURSUED = "anonymous_not_pursued"
    NOT_A_COMPLAINT = "not_a_complaint"

    @property
    def is_received(self) -> bool:
        return self is not Closure.NOT_A_COMPLAINT

    @property
    def needs_manager(self) -> bool:
        """Not pursuing an anonymous complaint takes a manager's authority."""
        return self is Closure.ANONYMOUS_NOT_PURSUED


@dataclass(frozen=True)
class Agreement:
    """What was agreed to put it right, in full and finally. Empty fields are what is still to be recorded."""

    what: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None
    how: str = ""


@dataclass(frozen=True)
class PointFinding:
    """The finding on one point of complaint, with its reasons."""

    point: str
    finding: Finding | None = None
    reasons: str = ""


@dataclass(frozen=True)
class Answer:
    """What a response holds, as far as its outcome is concerned."""

    outcome: Outcome | None = None
    reasons: str = ""
    agreement: Agreement | None = None
    points: Sequence[PointFinding] = ()
    points_agreed_on: date | None = None
    points_agreed_how: str = ""
    signposts_stage_2: bool = False
    signposts_ombudsman: bool = False
    apologises: bool = False
    named_contact: str = ""
    remedies: Sequence[Remedy] = field(default_factory=tuple)
    open_actions: int = 0


@dataclass(frozen=True)
class Gap:
    """Something missing: `blocks` when it must be put right first, else a warning to a person."""

    code: str
    words: str
    blocks: bool = True


def outcome_from(findings: Sequence[Finding]) -> Outcome | None:
    """All upheld: upheld; none: not upheld; anything between: partially upheld. None without findings.

    A person confirms it: `gaps` warns where the outcome chosen is another.
    """
    if not findings:
        return None
    if all(finding is Finding.UPHELD for finding in findings):
        return Outcome.UPHELD
    if all(finding is Finding.NOT_UPHELD for finding in findings):
        return Outcome.NOT_UPHELD
    return Outcome.PARTIALLY_UPHELD


def gaps(answer: Answer, stage: StageRules, rules: RuleSet) -> list[Gap]:
    """What is missing before this answer can be given or signed at this stage; empty when nothing is."""
    if answer.outcome is None:
        return [Gap("outcome", "No outcome is chosen. Choose one, or close it without an outcome.")]
    found = _for_outcome(answer, rules)
    found += _for_agreement(answer) if answer.outcome is Outcome.RESOLVED else _for_findings(answer, stage)
    found += _for_response(answer, stage, rules)
    return found


def blocking(found: Sequence[Gap]) -> list[Gap]:
    """Only the gaps that must be put right first."""
    return [gap for gap in found if gap.blocks]


def sign_off_gaps(signatory: str, decided_by: str, authorised: bool, another_person: bool = True) -> list[Gap]:
    """Who may sign: someone authorised, and by default not the person who decided."""
    found = []
    if not authorised:
        found.append(Gap("authority", "The response must be signed by an authorised manager."))
    if another_person and signatory == decided_by:
        found.append(Gap("another_person", "Whoever decided cannot sign. Ask another authorised manager."))
    return found


def _for_outcome(answer: Answer, rules: RuleSet) -> list[Gap]:
    found = []
    if answer.outcome not in rules.outcomes:
        names = ", ".join(rules.outcomes.values())
        found.append(Gap("outcome_unused", f"This procedure has no such outcome. Choose one of {names}."))
    if Remedy.REDRESS_DISTRESS in answer.remedies and Remedy.REDRESS_DISTRESS not in rules.remedies:
        words = "Payment for distress is outside this procedure: redress here is for a quantified loss only."
        found.append(Gap("remedy", words, blocks=False))
    if answer.open_actions and not rules.close_with_open_actions:
        words = f"{answer.open_actions} actions are still open. They are tracked on after the answer."
        found.append(Gap("open_actions", words, blocks=False))
    return found


def _for_agreement(answer: Answer) -> list[Gap]:
    agreement = answer.agreement or Agreement()
    asked = {
        "agreement_what": (agreement.what, "Say what was agreed to put it right."),
        "agreement_who": (agreement.agreed_by, "Say who agreed."),
        "agreement_when": (agreement.agreed_on, "Give the date of the agreement."),
        "agreement_how": (agreement.how, "Say how it was agreed: by phone, in person, in writing."),
    }
    found = [Gap(code, words) for code, (held, words) in asked.items() if not _held(held)]
    if any(point.finding for point in answer.points):
        found.append(Gap("finding_on_resolved", "A resolved complaint has no findings. Take them out."))
    return found


def _for_findings(answer: Answer, stage: StageRules) -> list[Gap]:
    if not stage.signed_off:
        return [] if _held(answer.reasons) else [Gap("reasons", "Say why: the reasons for the outcome.")]
    found = []
    if not answer.points:
        found.append(Gap("points", "No point of complaint is recorded. Record what is to be answered."))
    for point in answer.points:
        if point.finding is None:
            found.append(Gap("finding", f"'{point.point}' has no finding."))
        if not _held(point.reasons):
            found.append(Gap("finding_reasons", f"'{point.point}' has no reasons."))
    if answer.points and not (answer.points_agreed_on and _held(answer.points_agreed_how)):
        found.append(Gap("points_agreed", "Record when and how the points were agreed with the customer."))
    follows = outcome_from([point.finding for point in answer.points if point.finding])
    if follows and follows is not answer.outcome:
        words = f"The findings make it {_plain(follows)}; {_plain(answer.outcome)} is chosen. Confirm it."
        found.append(Gap("outcome_follows", words, blocks=False))
    return found


def _for_response(answer: Answer, stage: StageRules, rules: RuleSet) -> list[Gap]:
    found = []
    if stage.signpost_ombudsman and not answer.signposts_ombudsman:
        found.append(Gap("ombudsman", f"The response must say how to reach the {rules.ombudsman}."))
    if stage.key == "stage1" and len(rules.stages) > 1 and not answer.signposts_stage_2:
        found.append(Gap("stage_2", "The response must say that the customer may ask for stage 2."))
    if stage.key == "stage1" and not stage.signpost_ombudsman and answer.signposts_ombudsman:
        words = "The ombudsman is not named at stage 1: the customer has stage 2 first."
        found.append(Gap("ombudsman_early", words, blocks=False))
    if stage.signed_off and not _held(answer.named_contact):
        found.append(Gap("contact", "Name a person to whom questions about the response can go."))
    if answer.outcome in (Outcome.UPHELD, Outcome.PARTIALLY_UPHELD) and not answer.apologises:
        found.append(Gap("apology", "Something was upheld and nothing says sorry.", blocks=False))
    return found


def _held(written: str | date | None) -> bool:
    return bool(written.strip()) if isinstance(written, str) else written is not None


def _plain(outcome: Outcome | None) -> str:
    return outcome.value.replace("_", " ") if outcome else "nothing"
