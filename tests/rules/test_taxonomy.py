"""The taxonomies as they are shipped, and read from a broken file."""

import pytest

from wellheard.rules.taxonomy import TAXONOMIES, NoTaxonomy, called, read_taxonomy, taxonomy, usual_for


@pytest.mark.parametrize("name", TAXONOMIES)
def test_a_shipped_taxonomy_is_whole_and_says_what_was_not_checked(name: str) -> None:
    found = taxonomy(name)
    assert found.source
    assert found.unverified
    for category in found.categories:
        assert all(examples for examples in category.indicators), category.code
        assert category.subcategories[-1].name == "Other"
        assert len({sub.code for sub in category.subcategories}) == len(category.subcategories)
    assert set(found.edges) < {stage.code for stage in found.stages}
    assert found.stages[-1].code == "other_stage"


def test_hcat_has_its_three_domains_and_seven_categories() -> None:
    found = taxonomy("hcat")
    assert [(row.domain, row.name) for row in found.categories] == [
        ("clinical", "Quality"), ("clinical", "Safety"), ("management", "Environment"),
        ("management", "Institutional processes"), ("relationship", "Listening"), ("relationship", "Communication"),
        ("relationship", "Respect and patient rights"),
    ]  # fmt: skip
    practice = taxonomy("hcat-gp")
    assert practice.categories == found.categories
    assert [stage.code for stage in practice.stages][:2] == ["access", "practice"]


def test_the_usual_taxonomy_is_by_sector_and_a_body_may_call_things_its_own_way() -> None:
    assert (usual_for("nhs-scotland"), usual_for("housing-scotland")) == ("hcat", "general")
    ours = called(taxonomy("general"), {"providing": "The repair", "delay": "Lateness"})
    assert (ours.names()["providing"], ours.names()["delay"], ours.names()["asking"]) == (
        "The repair", "Lateness", "Asking and being let in",
    )  # fmt: skip


def test_a_taxonomy_that_names_nothing_or_one_thing_twice_is_refused() -> None:
    with pytest.raises(NoTaxonomy):
        taxonomy("nowhere")
    whole = {
        "title": "x", "source": "x", "edges": ["in"], "domains": [{"code": "d", "name": "D"}],
        "stages": [{"code": "in", "name": "In"}], "staff_groups": [],
        "categories": [{"code": "c", "name": "C", "domain": "d"}],
    }  # fmt: skip
    assert read_taxonomy("x", whole).category("c") is not None
    with pytest.raises(ValueError, match="stands there twice"):
        read_taxonomy("x", {**whole, "staff_groups": [{"code": "c", "name": "C"}]})
    with pytest.raises(ValueError, match="out is named and stands nowhere"):
        read_taxonomy("x", {**whole, "edges": ["out"]})
