"""The clock of a stage: when it is due, whether it is late, and what an extension does."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellheard.rules.clock import (
    Clock,
    Extension,
    Pause,
    StageDates,
    UnableToExtend,
    Wait,
    WaitingFor,
    check_extension,
    clock,
    contact_due_on,
    must_move_on,
    next_look_on,
    waited,
)
from wellheard.rules.procedure import Approver, derive, ruleset
from wellheard.rules.working_days import LeftOut, shipped_calendar

SCOTLAND = shipped_calendar("scotland")
ENGLAND = shipped_calendar("england-wales")
RULES = ruleset("local-authority", date(2024, 8, 1))
HOUSING = ruleset("housing-england", date(2024, 8, 1))
NHS_ENGLAND = ruleset("nhs-england", date(2024, 8, 1))
RECEIVED = date(2024, 3, 28)  # day 3 is 2 April, day 5 the 4th, day 10 the 11th, day 20 the 25th
MANAGER, SENIOR = Approver.MANAGER, Approver.SENIOR_MANAGER


def stage_1(**dates: object) -> Clock:
    return clock(StageDates(RECEIVED, **dates), "stage1", RULES, SCOTLAND)  # type: ignore[arg-type]


def stage_2(**dates: object) -> Clock:
    return clock(StageDates(RECEIVED, **dates), "stage2", RULES, SCOTLAND)  # type: ignore[arg-type]


def to(until: date, reason: str = "The engineer is away until Tuesday.", by: str = "Ben") -> Extension:
    return Extension(until, date(2024, 4, 4), by, reason)


# Due, used, left, late


def test_each_stage_is_due_by_its_own_limit() -> None:
    assert (stage_1().acknowledge_due_on, stage_1().due_on) == (None, date(2024, 4, 4))
    assert (stage_2().acknowledge_due_on, stage_2().due_on) == (date(2024, 4, 2), date(2024, 4, 25))


@pytest.mark.parametrize(
    ("on", "used", "left", "late"),
    [
        (date(2024, 3, 28), 1, 4, False),
        (date(2024, 3, 29), 1, 4, False),
        (date(2024, 4, 3), 4, 1, False),
        (date(2024, 4, 4), 5, 0, False),
        (date(2024, 4, 5), 6, -1, True),
        (date(2024, 4, 8), 7, -2, True),
    ],
)
def test_days_used_and_left_are_working_days(on: date, used: int, left: int, late: bool) -> None:
    assert (stage_1().working_days_used(on), stage_1().days_left(on), stage_1().is_late(on)) == (
        used,
        left,
        late,
    )


def test_answered_stage_has_used_its_days_for_good() -> None:
    answered = stage_1(responded_on=date(2024, 4, 4))
    assert answered.working_days_used(date(2024, 12, 1)) == 5
    assert answered.days_left(date(2024, 12, 1)) is None
    assert not answered.is_late(date(2024, 12, 1))


@pytest.mark.parametrize(
    ("responded", "within", "extended"),
    [
        (date(2024, 4, 4), True, True),
        (date(2024, 4, 5), False, True),
        (date(2024, 4, 11), False, True),
        (date(2024, 4, 12), False, False),
    ],
)
def test_extension_never_turns_a_late_response_into_one_within_5_days(
    responded: date, within: bool, extended: bool
) -> None:
    answered = stage_1(responded_on=responded, extensions=(to(date(2024, 4, 11)),))
    assert (answered.within_limit, answered.within_extended_limit) == (within, extended)


def test_without_an_extension_both_limits_are_the_standard_one() -> None:
    late = stage_1(responded_on=date(2024, 4, 5))
    assert (late.within_limit, late.within_extended_limit) == (False, False)
    assert (stage_1().within_limit, stage_1().within_extended_limit) == (None, None)


def test_extension_shorter_than_the_limit_does_not_shorten_it() -> None:
    assert stage_1(extensions=(to(date(2024, 4, 2)),)).due_on == date(2024, 4, 4)


def test_acknowledgement_is_late_the_day_after_day_3() -> None:
    assert not stage_2().acknowledged_late(date(2024, 4, 2))
    assert stage_2().acknowledged_late(date(2024, 4, 3))
    assert not stage_2(acknowledged_on=date(2024, 4, 2)).acknowledged_late(date(2024, 12, 1))


def test_time_of_arrival_counts() -> None:
    arrived = StageDates(datetime.combine(RECEIVED, time(17, 1)))
    late = clock(arrived, "stage1", RULES, SCOTLAND.with_cut_off(time(17)))
    assert (late.counted_on, late.due_on) == (date(2024, 4, 1), date(2024, 4, 5))


# England: from the acknowledgement, or by agreement


def test_limit_counts_from_the_acknowledgement() -> None:
    running = clock(StageDates(date(2024, 6, 3), date(2024, 6, 5)), "stage1", HOUSING, ENGLAND)
    assert running.acknowledge_due_on == date(2024, 6, 7)
    assert (running.limit_counted_on, running.respond_due_on) == (date(2024, 6, 5), date(2024, 6, 18))
    assert running.longest_due_on == date(2024, 7, 2)
    assert running.working_days_used(date(2024, 6, 5)) == 3


def test_body_that_never_acknowledges_is_late_all_the_same() -> None:
    silent = clock(StageDates(date(2024, 6, 3)), "stage1", HOUSING, ENGLAND)
    assert (silent.respond_due_on, silent.due_on) == (None, date(2024, 6, 20))
    assert silent.is_late(date(2024, 6, 21))
    answered = replace(silent, dates=replace(silent.dates, responded_on=date(2024, 6, 12)))
    assert answered.within_limit is None


def test_date_agreed_is_the_limit() -> None:
    agreed = clock(StageDates(date(2024, 6, 3), agreed_by=date(2024, 7, 31)), "stage1", NHS_ENGLAND, ENGLAND)
    assert (agreed.acknowledge_due_on, agreed.due_on) == (date(2024, 6, 5), date(2024, 7, 31))
    assert agreed.explain_due_on == date(2024, 12, 3)
    assert clock(StageDates(date(2024, 6, 3)), "stage1", NHS_ENGLAND, ENGLAND).due_on is None


# Extensions


def test_stage_1_is_extended_once_to_day_10_in_all() -> None:
    check_extension(stage_1(), to(date(2024, 4, 11)), MANAGER)
    with pytest.raises(UnableToExtend, match=r"extended to 11 April 2024 at most. .*move it to stage 2"):
        check_extension(stage_1(), to(date(2024, 4, 12)), MANAGER)
    after = replace(to(date(2024, 4, 15)), approved_on=date(2024, 4, 12))
    with pytest.raises(UnableToExtend, match="could be extended to 11 April 2024 at most: that day has passed. Answer"):
        check_extension(stage_1(), after, MANAGER)
    with pytest.raises(UnableToExtend, match="It can be extended once, and has been."):
        check_extension(stage_1(extensions=(to(date(2024, 4, 8)),)), to(date(2024, 4, 11)), MANAGER)


def test_stage_2_is_extended_any_number_of_times_by_a_senior_manager() -> None:
    often = stage_2(extensions=(to(date(2024, 5, 10)), to(date(2024, 6, 7)), to(date(2024, 7, 5))))
    check_extension(often, to(date(2024, 12, 20)), SENIOR)
    with pytest.raises(UnableToExtend, match="is extended by a senior manager"):
        check_extension(often, to(date(2024, 12, 20)), MANAGER)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (to(date(2024, 4, 8), reason=" "), "Say why it is extended"),
        (to(date(2024, 4, 8), by=""), "Say who approved"),
        (to(date(2024, 4, 4)), "It is due on 4 April 2024 already. Choose a later date."),
        (to(date(2024, 4, 6)), "Saturday 6 April 2024 is not a working day."),
    ],
)
def test_extension_that_lacks_something_is_refused_with_the_reason(asked: Extension, words: str) -> None:
    with pytest.raises(UnableToExtend, match=words):
        check_extension(stage_1(), asked, MANAGER)


def test_what_is_answered_is_not_extended() -> None:
    with pytest.raises(UnableToExtend, match="It has been answered"):
        check_extension(stage_1(responded_on=date(2024, 4, 2)), to(date(2024, 4, 8)), MANAGER)


def test_stage_without_extensions_is_not_extended() -> None:
    rules = derive(RULES, {"stages": {"stage1": {"extension": None}}})
    with pytest.raises(UnableToExtend, match="cannot be extended under this procedure"):
        check_extension(clock(StageDates(RECEIVED), "stage1", rules, SCOTLAND), to(date(2024, 4, 8)), MANAGER)


def test_longer_extension_in_england_needs_a_good_reason() -> None:
    running = clock(StageDates(date(2024, 6, 3), date(2024, 6, 5)), "stage1", HOUSING, ENGLAND)
    check_extension(running, to(date(2024, 7, 2)), MANAGER)
    with pytest.raises(UnableToExtend, match="Past 2 July 2024 it can be extended only for a good reason"):
        check_extension(running, to(date(2024, 7, 3)), MANAGER)
    check_extension(running, to(date(2024, 7, 3)), MANAGER, good_reason=True)


def test_without_a_limit_there_is_nothing_to_extend() -> None:
    waiting = clock(StageDates(date(2024, 6, 3)), "stage1", NHS_ENGLAND, ENGLAND)
    with pytest.raises(UnableToExtend, match="has not begun to count"):
        check_extension(waiting, to(date(2024, 7, 3)), MANAGER)


def test_stage_1_past_day_10_is_pointed_to_stage_2() -> None:
    assert not must_move_on(stage_1(), date(2024, 4, 11))
    assert must_move_on(stage_1(), date(2024, 4, 12))
    assert not must_move_on(stage_1(responded_on=date(2024, 4, 12)), date(2024, 4, 15))
    assert not must_move_on(stage_2(), date(2024, 12, 1))


# When to look


def test_next_look_is_the_first_of_what_is_to_be_done() -> None:
    assert next_look_on(stage_2()) == date(2024, 4, 2)
    assert next_look_on(stage_2(acknowledged_on=date(2024, 4, 2))) == date(2024, 4, 25)
    assert next_look_on(stage_2(responded_on=date(2024, 4, 25))) is None
    assert next_look_on(clock(StageDates(date(2024, 6, 3), date(2024, 6, 5)), "stage1", NHS_ENGLAND, ENGLAND)) == date(
        2024, 12, 3
    )


def test_customer_hears_every_20_working_days_while_stage_2_is_extended() -> None:
    extended = stage_2(acknowledged_on=date(2024, 4, 2), extensions=(to(date(2024, 7, 5)),))
    assert contact_due_on(extended, None) == date(2024, 5, 2)  # 20 working days after 4 April
    assert contact_due_on(extended, date(2024, 4, 30)) == date(2024, 5, 30)  # May Day and 27 May are off
    assert next_look_on(extended, date(2024, 4, 30)) == date(2024, 5, 30)
    assert contact_due_on(stage_2(), date(2024, 4, 30)) is None


# Ledger, marks, waits, pauses


def test_marks_name_the_limits_and_who_extended_them() -> None:
    assert stage_1(extensions=(to(date(2024, 4, 9)),)).marks() == (
        (date(2024, 4, 4), "last day to respond"),
        (date(2024, 4, 9), "last day as extended, approved by Ben: The engineer is away until Tuesday."),
    )


def test_ledger_runs_to_the_extended_date() -> None:
    days = stage_1(extensions=(to(date(2024, 4, 9)),)).ledger()
    assert (days[0].on, days[-1].on, days[-1].number) == (RECEIVED, date(2024, 4, 9), 8)


def test_justified_delay_is_told_apart_from_the_bodys_own() -> None:
    waits = [
        Wait(WaitingFor.CUSTOMER, date(2024, 3, 28), date(2024, 4, 1)),
        Wait(WaitingFor.INTERNAL, date(2024, 4, 1), date(2024, 4, 3)),
        Wait(WaitingFor.INTERNAL, date(2024, 4, 3), date(2024, 4, 3)),
    ]
    found = waited(waits, SCOTLAND)
    assert (found.justified, found.own) == (2, 2)


def test_clock_does_not_pause_unless_the_rule_set_says_so() -> None:
    dates = StageDates(RECEIVED, pauses=(Pause(date(2024, 4, 1), date(2024, 4, 2)),))
    assert clock(dates, "stage1", RULES, SCOTLAND).due_on == date(2024, 4, 4)
    pausing = clock(dates, "stage1", derive(RULES, {"consent_stops_clock": True}), SCOTLAND)
    assert pausing.due_on == date(2024, 4, 8)
    shown = [day for day in pausing.ledger() if day.left_out is LeftOut.PAUSE]
    assert [day.on for day in shown] == [date(2024, 4, 1), date(2024, 4, 2)]
    assert shown[0].words == "consent awaited (pause)"


# Whatever happens


@given(
    st.dates(date(2023, 1, 1), date(2024, 12, 31)),
    st.integers(0, 60),
    st.none() | st.integers(0, 40),
    st.sampled_from(["stage1", "stage2"]),
)
def test_late_is_less_than_no_days_left_and_more_than_the_limit(
    received: date, later: int, extended: int | None, key: str
) -> None:
    extensions = () if extended is None else (to(received + timedelta(days=extended)),)
    running = clock(StageDates(received, extensions=extensions), key, RULES, SCOTLAND)
    on = running.counted_on + timedelta(days=later)
    left = running.days_left(on)
    assert left is not None
    assert running.due_on is not None
    assert left >= 0 or running.is_late(on)
    assert running.is_late(on) == (on > running.due_on)
    if not extensions:
        assert running.is_late(on) <= (running.working_days_used(on) >= (running.stage.respond_within or 0))


@given(
    st.dates(date(2023, 1, 1), date(2024, 12, 31)),
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from(["stage1", "stage2"]),
)
def test_within_the_limit_means_within_so_many_days_and_within_the_extended_one_too(
    received: date, answered: int, extended: int, key: str
) -> None:
    dates = StageDates(
        received,
        responded_on=received + timedelta(days=answered),
        extensions=(to(received + timedelta(days=extended)),),
    )
    running = clock(dates, key, RULES, SCOTLAND)
    taken = running.working_days_used(received)
    limit = running.stage.respond_within
    assert limit is not None
    assert not running.within_limit or taken <= limit
    assert running.within_limit or taken >= limit
    assert running.within_extended_limit or not running.within_limit
    assert not running.within_limit or not running.is_late(received)
