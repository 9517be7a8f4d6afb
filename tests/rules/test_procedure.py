"""Rule sets: what each sector's procedure sets, from when, and how a broken file is refused."""

import csv
from datetime import date
from pathlib import Path

import pytest

from wellheard.rules.procedure import (
    RULESETS,
    BrokenRuleSet,
    NoRuleSet,
    Remedy,
    RuleSet,
    derive,
    editions,
    in_force,
    load_ruleset,
    ruleset,
)
from wellheard.rules.working_days import SHIPPED

FOLDER = Path(__file__).parents[1] / "data" / "rules"
SECTORS = list(csv.DictReader((FOLDER / "sectors.csv").open(encoding="utf-8")))
BROKEN = sorted((FOLDER / "broken").glob("*.toml"))
TODAY = date(2024, 8, 1)


def told(rules: RuleSet) -> dict[str, str]:
    """What a rule set says, in the words of the table."""
    found: dict[str, object] = {
        "stages": len(rules.stages),
        "months_from_knowing": rules.limits.from_knowing,
        "months_from_event": rules.limits.from_event,
        "months_stage_2_after_answer": rules.limits.stage2_from_stage1,
        "months_ombudsman": rules.limits.ombudsman,
        "year_starts": rules.year_starts,
        "calendar": rules.calendar,
        "resolved_used": "yes" if rules.uses_resolved else "no",
        "closes_with_open_actions": "yes" if rules.close_with_open_actions else "no",
    }
    for number, stage in enumerate(rules.stages, 1):
        found |= {
            f"stage_{number}_acknowledge": stage.acknowledge_within,
            f"stage_{number}_respond": stage.respond_within,
            f"stage_{number}_in_all": stage.longest if stage.extension else None,
            f"stage_{number}_counts_from": stage.counts_from.value,
        }
    return {key: "" if value is None else str(value) for key, value in found.items()}


@pytest.mark.parametrize("row", SECTORS, ids=lambda row: f"{row['rule_set']} {row['on']}")
def test_rule_set_says_what_the_table_of_sectors_says(row: dict[str, str]) -> None:
    said = told(ruleset(row["rule_set"], date.fromisoformat(row["on"])))
    assert said == {key: row[key] for key in said}
    assert not any(row[key] for key in row.keys() - said.keys() - {"rule_set", "on"})


def test_the_table_has_every_rule_set() -> None:
    assert {row["rule_set"] for row in SECTORS} == set(RULESETS)


@pytest.mark.parametrize("name", RULESETS)
def test_every_edition_has_a_source_and_a_shipped_calendar_and_joins_the_next(name: str) -> None:
    found = editions(name)
    for edition in found:
        assert edition.sources
        assert edition.unverified
        assert edition.calendar in SHIPPED
    assert [edition.effective_to for edition in found[:-1]] == [edition.effective_from for edition in found[1:]]
    assert found[-1].effective_to is None


# In force


def test_a_complaint_has_the_edition_in_force_on_the_day_it_was_received() -> None:
    assert ruleset("local-authority", date(2024, 7, 15)).child_friendly is False
    assert ruleset("local-authority", date(2024, 7, 16)).child_friendly is True


def test_asking_before_the_first_date_raises() -> None:
    assert ruleset("nhs-scotland", date(2017, 4, 1)).name == "nhs-scotland"
    with pytest.raises(NoRuleSet, match="nhs-scotland begins on 1 April 2017: it says nothing of 31 March 2017"):
        ruleset("nhs-scotland", date(2017, 3, 31))


def test_asking_after_the_last_date_raises() -> None:
    ended = derive(ruleset("nhs-scotland", TODAY), {"effective_to": date(2025, 4, 1)})
    assert in_force((ended,), date(2025, 3, 31)) is ended
    with pytest.raises(NoRuleSet, match="ended on 31 March 2025"):
        in_force((ended,), date(2025, 4, 1))


def test_rule_set_that_is_not_shipped_is_named_with_those_that_are() -> None:
    with pytest.raises(NoRuleSet, match="There is no rule set 'prisons'. The shipped ones are local-authority"):
        ruleset("prisons", TODAY)


# What differs


def test_scottish_bodies_redress_a_quantified_loss_only() -> None:
    scottish = [name for name in RULESETS if name.endswith("scotland")]
    assert all(Remedy.REDRESS_DISTRESS not in ruleset(name, TODAY).remedies for name in scottish)
    assert Remedy.REDRESS_DISTRESS in ruleset("housing-england", TODAY).remedies


def test_stage_1_is_extended_once_by_a_manager_and_stage_2_anew_by_a_senior_one() -> None:
    stage1, stage2 = ruleset("local-authority", TODAY).stages
    assert stage1.extension is not None
    assert stage2.extension is not None
    assert (stage1.extension.times, stage1.extension.approved_by) == (1, "manager")
    assert (stage2.extension.times, stage2.extension.approved_by) == (None, "senior_manager")
    assert stage2.extension.contact_every == 20


def test_nhs_calls_its_stages_and_outcomes_by_its_own_names() -> None:
    rules = ruleset("nhs-scotland", TODAY)
    assert [stage.label for stage in rules.stages] == ["Early resolution", "Investigation"]
    assert rules.outcomes["upheld"] == "Fully upheld"


def test_academic_judgement_is_excluded_in_education_only() -> None:
    assert [name for name in RULESETS if ruleset(name, TODAY).exclusions] == ["education-scotland"]


def test_stage_2_in_england_is_for_a_different_person() -> None:
    assert ruleset("housing-england", TODAY).stage("stage2").different_person
    assert not ruleset("local-authority", TODAY).stage("stage2").different_person


def test_a_procedure_of_one_stage_has_no_stage_2() -> None:
    with pytest.raises(KeyError, match="nhs-england has no stage2"):
        ruleset("nhs-england", TODAY).stage("stage2")


# A body's own copy


def test_body_copies_a_rule_set_and_changes_only_what_it_says() -> None:
    original = ruleset("local-authority", TODAY)
    own = derive(original, {"effective_from": date(2025, 1, 1), "stages": {"stage1": {"respond_within": 7}}}, "ours")
    assert (own.name, own.effective_from, own.stage("stage1").respond_within) == ("ours", date(2025, 1, 1), 7)
    assert own.stage("stage2") == original.stage("stage2")
    assert original.stage("stage1").respond_within == 5
    back = {"effective_from": original.effective_from, "stages": {"stage1": {"respond_within": 5}}}
    assert derive(own, back, original.name) == original


def test_body_takes_a_setting_away() -> None:
    own = derive(ruleset("local-authority", TODAY), {"stages": {"stage1": {"extension": None}}})
    assert own.stage("stage1").extension is None


def test_copy_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(BrokenRuleSet, match="^ours: stages.stage1.extension.to is 10, which does not extend"):
        derive(ruleset("local-authority", TODAY), {"stages": {"stage1": {"respond_within": 10}}}, "ours")


# Broken files


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_broken_rule_file_is_refused_with_the_line_and_the_reason(file: Path) -> None:
    text = file.read_text("utf-8")
    expected = text.splitlines()[0].removeprefix("# expected: ")
    with pytest.raises(BrokenRuleSet) as refused:
        load_ruleset(text, file.stem)
    assert str(refused.value) == f"{file.stem}: {expected}"


def test_there_are_broken_files() -> None:
    assert len(BROKEN) >= 20
