"""Outcomes, and what is missing before a response can be given."""

from dataclasses import replace
from datetime import date

import pytest

from wellheard.rules.outcomes import (
    Agreement,
    Answer,
    Closure,
    Finding,
    Outcome,
    PointFinding,
    blocking,
    gaps,
    outcome_from,
    sign_off_gaps,
)
from wellheard.rules.procedure import Remedy, ruleset

RULES = ruleset("local-authority", date(2024, 8, 1))
STAGE_1, STAGE_2 = RULES.stages
UPHELD, PARTLY, NOT_UPHELD = Finding.UPHELD, Finding.PARTIALLY_UPHELD, Finding.NOT_UPHELD

AT_STAGE_1 = Answer(Outcome.NOT_UPHELD, reasons="The bin was not out.", signposts_stage_2=True)
AGREED = Agreement("A new bin by Friday.", "Effie", date(2024, 4, 2), "by phone")
RESOLVED = Answer(Outcome.RESOLVED, agreement=AGREED, signposts_stage_2=True)
AT_STAGE_2 = Answer(
    Outcome.PARTIALLY_UPHELD,
    points=(
        PointFinding("The repair was late", UPHELD, "It took 40 days."),
        PointFinding("Nobody answered", NOT_UPHELD, "Two calls were answered."),
    ),
    points_agreed_on=date(2024, 4, 2),
    points_agreed_how="by phone",
    signposts_ombudsman=True,
    apologises=True,
    named_contact="Ailsa",
)


def codes(answer: Answer, stage: object = STAGE_2) -> set[str]:
    return {gap.code for gap in gaps(answer, stage, RULES)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("findings", "outcome"),
    [
        ([], None),
        ([UPHELD], Outcome.UPHELD),
        ([UPHELD, UPHELD], Outcome.UPHELD),
        ([UPHELD, NOT_UPHELD], Outcome.PARTIALLY_UPHELD),
        ([UPHELD, PARTLY], Outcome.PARTIALLY_UPHELD),
        ([PARTLY], Outcome.PARTIALLY_UPHELD),
        ([PARTLY, NOT_UPHELD], Outcome.PARTIALLY_UPHELD),
        ([NOT_UPHELD, NOT_UPHELD], Outcome.NOT_UPHELD),
    ],
)
def test_outcome_follows_from_the_findings(findings: list[Finding], outcome: Outcome | None) -> None:
    assert outcome_from(findings) is outcome


def test_full_answers_have_no_gap() -> None:
    assert gaps(AT_STAGE_1, STAGE_1, RULES) == []
    assert gaps(RESOLVED, STAGE_1, RULES) == []
    assert gaps(AT_STAGE_2, STAGE_2, RULES) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"outcome": None}, "outcome"),
        ({"points": ()}, "points"),
        ({"points": (PointFinding("Late"),)}, "finding"),
        ({"points": (PointFinding("Late", PARTLY, " "),)}, "finding_reasons"),
        ({"points_agreed_on": None}, "points_agreed"),
        ({"points_agreed_how": ""}, "points_agreed"),
        ({"signposts_ombudsman": False}, "ombudsman"),
        ({"named_contact": ""}, "contact"),
    ],
)
def test_stage_2_response_cannot_be_signed_without_each_of_its_parts(change: dict[str, object], code: str) -> None:
    found = gaps(replace(AT_STAGE_2, **change), STAGE_2, RULES)  # type: ignore[arg-type]
    assert code in {gap.code for gap in blocking(found)}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"what": ""}, "agreement_what"),
        ({"agreed_by": " "}, "agreement_who"),
        ({"agreed_on": None}, "agreement_when"),
        ({"how": ""}, "agreement_how"),
    ],
)
def test_resolved_needs_the_whole_agreement(change: dict[str, object], code: str) -> None:
    answer = replace(RESOLVED, agreement=replace(AGREED, **change))  # type: ignore[arg-type]
    assert codes(answer, STAGE_1) == {code}


def test_resolved_without_any_agreement_lacks_all_of_it() -> None:
    assert len(blocking(gaps(replace(RESOLVED, agreement=None), STAGE_1, RULES))) == 4


def test_resolved_has_no_findings() -> None:
    assert codes(replace(RESOLVED, points=(PointFinding("Late", UPHELD, "x"),)), STAGE_1) == {"finding_on_resolved"}


def test_stage_1_says_why_and_names_stage_2_and_not_yet_the_ombudsman() -> None:
    assert codes(replace(AT_STAGE_1, reasons=""), STAGE_1) == {"reasons"}
    assert codes(replace(AT_STAGE_1, signposts_stage_2=False), STAGE_1) == {"stage_2"}
    early = gaps(replace(AT_STAGE_1, signposts_ombudsman=True), STAGE_1, RULES)
    assert [(gap.code, gap.blocks) for gap in early] == [("ombudsman_early", False)]


def test_answer_of_a_procedure_of_one_stage_names_the_ombudsman() -> None:
    rules = ruleset("nhs-england", date(2024, 8, 1))
    found = gaps(replace(AT_STAGE_2, signposts_ombudsman=False), rules.stages[0], rules)
    assert [gap.code for gap in found] == ["ombudsman"]


def test_warnings_do_not_block() -> None:
    warned = replace(
        AT_STAGE_2,
        outcome=Outcome.UPHELD,
        apologises=False,
        remedies=(Remedy.REDRESS_DISTRESS,),
        open_actions=2,
    )
    found = gaps(warned, STAGE_2, RULES)
    assert {gap.code for gap in found} == {"outcome_follows", "apology", "remedy", "open_actions"}
    assert blocking(found) == []


def test_not_upheld_needs_no_apology() -> None:
    assert "apology" not in codes(replace(AT_STAGE_2, outcome=Outcome.NOT_UPHELD, apologises=False))


def test_outcome_that_the_procedure_does_not_use_is_refused() -> None:
    rules = ruleset("local-authority", date(2021, 3, 31))
    found = gaps(RESOLVED, rules.stages[0], rules)
    assert [(gap.code, gap.blocks) for gap in found] == [("outcome_unused", True)]


def test_whoever_decided_does_not_sign_unless_the_body_allows_it() -> None:
    assert sign_off_gaps("Ben", "Ailsa", authorised=True) == []
    assert [gap.code for gap in sign_off_gaps("Ben", "Ben", authorised=True)] == ["another_person"]
    assert sign_off_gaps("Ben", "Ben", authorised=True, another_person=False) == []
    assert [gap.code for gap in sign_off_gaps("Ailsa", "Ben", authorised=False)] == ["authority"]


def test_only_not_a_complaint_is_taken_out_of_received() -> None:
    assert [closure for closure in Closure if not closure.is_received] == [Closure.NOT_A_COMPLAINT]
    assert [closure for closure in Closure if closure.needs_manager] == [Closure.ANONYMOUS_NOT_PURSUED]
