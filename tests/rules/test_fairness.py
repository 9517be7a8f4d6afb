"""Who may look into what, and how urgent it is: tables."""

from uuid import UUID, uuid4

import pytest

from wellheard.rules.fairness import Standing, impartiality_gaps, line_of, load_gaps, may_answer_bias
from wellheard.rules.triage import Priority, Risk, Urgency, needs_action, priority_of

ISLA, GREGOR, HAZEL, BEN = (UUID(int=number) for number in range(1, 5))
HOUSING, ROADS = UUID(int=10), UUID(int=11)


def isla(grade: int | None = 5, line: tuple[UUID, ...] = (), *directorates: UUID) -> Standing:
    return Standing(ISLA, "Isla", grade, line, frozenset(directorates))


def gregor(grade: int | None = 4, line: tuple[UUID, ...] = ()) -> Standing:
    return Standing(GREGOR, "Gregor", grade, line)


@pytest.mark.parametrize(
    ("investigator", "about", "codes"),
    [
        (isla(), gregor(), []),
        (isla(5), gregor(5), []),
        (isla(4), gregor(5), ["junior"]),
        (isla(None), gregor(5), []),
        (isla(4), gregor(None), []),
        (isla(5, (HAZEL, BEN)), gregor(), []),
        (isla(5, (GREGOR,)), gregor(), ["managed_by"]),
        (isla(4, (HAZEL, GREGOR)), gregor(5), ["managed_by", "junior"]),
        (isla(6), gregor(4, (HAZEL, ISLA)), ["manages"]),
        (isla(), Standing(ISLA, "Isla"), ["themselves"]),
    ],
)
def test_somebody_junior_to_or_in_the_line_of_the_one_complained_about_is_pointed_out(
    investigator: Standing, about: Standing, codes: list[str]
) -> None:
    assert [gap.code for gap in impartiality_gaps(investigator, [about], HOUSING)] == codes


def test_only_oneself_is_ruled_out_unless_the_rule_set_says_more() -> None:
    said = (isla(3, (GREGOR,)), [gregor()], HOUSING)
    assert [gap.blocks for gap in impartiality_gaps(*said)] == [False, False]
    assert [gap.blocks for gap in impartiality_gaps(*said, line_blocks=True)] == [True, True]
    assert [gap.blocks for gap in impartiality_gaps(isla(), [Standing(ISLA, "Isla")], None)] == [True]


@pytest.mark.parametrize(
    ("inside", "directorate", "required", "blocks"),
    [
        (HOUSING, HOUSING, True, [True]),
        (HOUSING, HOUSING, False, []),
        (ROADS, HOUSING, True, []),
        (HOUSING, None, True, []),
    ],
)
def test_somebody_from_outside_the_directorate_is_required_only_where_it_is_said(
    inside: UUID, directorate: UUID | None, required: bool, blocks: list[bool]
) -> None:
    found = impartiality_gaps(isla(5, (), inside), [], directorate, outside_required=required)
    assert [gap.blocks for gap in found] == blocks


@pytest.mark.parametrize(
    ("open_now", "limit", "stands_in", "codes"),
    [
        (9, 10, None, []), (10, 10, None, ["load"]), (11, 10, None, ["load"]), (40, None, None, []),
        (0, 10, "Mhairi", ["away"]), (10, 10, "Mhairi", ["load", "away"]),
    ],
)  # fmt: skip
def test_a_full_desk_or_an_absence_warns_and_never_blocks(
    open_now: int, limit: int | None, stands_in: str | None, codes: list[str]
) -> None:
    found = load_gaps("Isla", open_now, limit, stands_in)
    assert [gap.code for gap in found] == codes
    assert not any(gap.blocks for gap in found)


def test_a_line_is_followed_upwards_and_a_circle_ends() -> None:
    assert line_of(GREGOR, {GREGOR: HAZEL, HAZEL: BEN, BEN: None}) == (HAZEL, BEN)
    assert line_of(GREGOR, {GREGOR: HAZEL, HAZEL: BEN, BEN: GREGOR}) == (HAZEL, BEN)
    assert line_of(GREGOR, {GREGOR: GREGOR}) == ()


def test_a_bias_is_answered_by_somebody_who_is_not_in_it() -> None:
    assert may_answer_bias(uuid4(), {ISLA})
    assert not may_answer_bias(ISLA, {ISLA, BEN})


@pytest.mark.parametrize(
    ("risk", "urgency", "vulnerable", "priority"),
    [
        ("negligible", "routine", False, Priority.ROUTINE), ("minor", "routine", False, Priority.ROUTINE),
        ("moderate", "routine", False, Priority.RAISED), ("major", "routine", False, Priority.HIGH),
        ("extreme", "routine", False, Priority.TOP), ("minor", "soon", False, Priority.RAISED),
        ("minor", "routine", True, Priority.RAISED), ("minor", "soon", True, Priority.HIGH),
        ("major", "soon", True, Priority.TOP), ("negligible", "at_once", False, Priority.TOP),
    ],
)  # fmt: skip
def test_risk_sets_the_priority_and_urgency_or_vulnerability_raises_it(
    risk: str, urgency: str, vulnerable: bool, priority: Priority
) -> None:
    assert priority_of(Risk(risk), Urgency(urgency), vulnerable) is priority


def test_nothing_lowers_a_priority() -> None:
    for risk in Risk:
        plain = list(Priority).index(priority_of(risk, Urgency.ROUTINE, False))
        for urgency in Urgency:
            for vulnerable in (False, True):
                assert list(Priority).index(priority_of(risk, urgency, vulnerable)) >= plain


def test_what_cannot_wait_is_acted_on_at_once() -> None:
    assert needs_action(Risk.EXTREME, Urgency.ROUTINE)
    assert needs_action(Risk.MINOR, Urgency.AT_ONCE)
    assert not needs_action(Risk.MAJOR, Urgency.SOON)
