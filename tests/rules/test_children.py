"""What the children's path asks for: protection first, and nothing twice."""

from dataclasses import fields, replace

import pytest

from wellheard.rules.children import KnownOfChild, Trigger, child_gaps, figures

KEPT = KnownOfChild(
    trigger=Trigger.CHILD_COMPLAINS, age_known=True, service_to_child=True, concern=False, way_asked=True,
    adult_chosen=True, explained=True, consent="yes", consent_how=True, child_owns=True, capacity_view=True,
    capacity_by=True, capacity_basis=True, views_heard=True, views_influence=True, adults_considered=True,
    limits_explained=True, wanted=True, answered=True, child_response=True, understood=True, reassured=True,
    discussions=1,
)  # fmt: skip


def codes(known: KnownOfChild) -> list[str]:
    return [gap.code for gap in child_gaps(known)]


def test_a_path_that_was_kept_has_no_gap() -> None:
    assert child_gaps(KEPT) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"concern": None}, "child_safe"),
        ({"concern": True}, "child_referral"),
        ({"age_known": False}, "child_age"),
        ({"service_to_child": None}, "child_service"),
        ({"way_asked": False}, "child_way"),
        ({"adult_chosen": False}, "child_adult"),
        ({"alone_in_private": True}, "child_alone"),
        ({"explained": False}, "child_explained"),
        ({"reassured": False}, "child_reassured"),
        ({"child_owns": None}, "child_owner"),
        ({"capacity_basis": False}, "child_capacity"),
        ({"consent": ""}, "child_consent"),
        ({"consent_how": False}, "child_consent_how"),
        ({"overridden": True}, "child_best_interests"),
        ({"views_heard": False}, "child_views"),
        ({"views_influence": False}, "child_influence"),
        ({"adults_considered": False}, "child_adults"),
        ({"not_told_children": 1}, "child_not_told"),
        ({"limits_explained": False}, "child_limits"),
        ({"wanted": False}, "child_wanted"),
        ({"discussions": 0}, "child_notes"),
        ({"child_response": False}, "child_response"),
        ({"understood": None}, "child_understood"),
    ],
)
def test_each_thing_that_is_missing_is_one_gap(changed: dict[str, object], code: str) -> None:
    assert codes(replace(KEPT, **changed)) == [code]  # type: ignore[arg-type]


def test_protection_comes_first_and_blocks() -> None:
    gaps = child_gaps(KnownOfChild(trigger=Trigger.AFFECTS_CHILD, concern=True))
    assert (gaps[0].code, gaps[0].blocks) == ("child_referral", True)
    assert codes(replace(KEPT, concern=True, referred=True)) == []


def test_a_reason_why_views_were_not_sought_is_as_good_as_views() -> None:
    assert codes(replace(KEPT, views_heard=False, views_not_sought_why=True)) == []


def test_nothing_is_asked_of_the_answer_before_there_is_one() -> None:
    assert codes(replace(KEPT, answered=False, child_response=False, understood=None, views_influence=False)) == []


def test_the_answer_to_the_child_is_beside_that_to_the_adult() -> None:
    (gap,) = child_gaps(replace(KEPT, trigger=Trigger.AFFECTS_CHILD, adult_complained=True, child_response=False))
    assert "as well as to the adult" in gap.words


def test_every_field_is_asked_about_somewhere() -> None:
    """One that changed nothing would be recorded for nothing."""
    empty = KnownOfChild(trigger=Trigger.AFFECTS_CHILD, answered=True, adult_complained=True)
    assert len(codes(empty)) == 15
    assert {field.name for field in fields(KnownOfChild)} >= {"trigger", "overridden", "best_interests"}


def test_figures_of_fewer_than_five_children_are_not_shown() -> None:
    few = figures([KEPT] * 4)
    assert (few.children, few.views_sought, few.by_trigger[Trigger.CHILD_COMPLAINS]) == (None, None, None)
    some = figures([KEPT] * 6 + [replace(KEPT, views_heard=False, trigger=Trigger.AFFECTS_CHILD)] * 6)
    assert (some.children, some.views_sought, some.consent_recorded) == (12, 50.0, 100.0)
    assert some.by_trigger[Trigger.AFFECTS_CHILD] == 6


def test_one_small_trigger_cannot_be_worked_out_from_the_whole() -> None:
    found = figures([KEPT] * 20 + [replace(KEPT, trigger=Trigger.AFFECTS_CHILD)] * 2)
    assert found.by_trigger[Trigger.AFFECTS_CHILD] is None
    assert found.by_trigger[Trigger.CHILD_COMPLAINS] is None
