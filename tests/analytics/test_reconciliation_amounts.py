"""What a printed value says, how it is rounded, and which period a table names."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellheard.analytics.reconciliation.amounts import Span, State, half_up, read_amount
from wellheard.analytics.reconciliation.bases import bases_of, fits, percentage, printed_by
from wellheard.analytics.reconciliation.ledger import latest_year
from wellheard.analytics.reconciliation.periods import Period, read_period
from wellheard.analytics.reconciliation.vocabulary import group_word, measure_word


@pytest.mark.parametrize(
    ("text", "number", "decimals"),
    [
        ("17", "17", 0),
        ("20.0", "20.0", 1),
        ("1,087", "1087", 0),
        ("1 087", "1087", 0),
        ("367\u00a0260", "367260", 0),
        ("17%", "17", 0),
        ("75.5 %", "75.5", 1),
        ("8.1 working days", "8.1", 1),
        ("(13)", "13", 0),
        ("12*", "12", 0),
        ("12 [1]", "12", 0),
        ("\u22123", "-3", 0),
        (".5", "0.5", 1),
        ("nil", "0", 0),
        ("20.833333333333332", "20.833333", 6),
        ("66.70000000000000284", "66.7", 1),
    ],
)
def test_number_is_read_as_printed(text, number, decimals):
    amount = read_amount(text)
    assert (amount.state, amount.number, amount.decimals) == (State.NUMBER, Decimal(number), decimals)


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—"])
def test_blank_and_dash_are_not_printed(text):
    assert read_amount(text).state is State.BLANK


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("*", Span(0, math.inf)),
        ("n/a", Span(0, math.inf)),
        ("[c]", Span(0, math.inf)),
        ("not available", Span(0, math.inf)),
        ("about 50", Span(0, math.inf)),
        ("<5", Span(0, 4)),
        ("fewer than 5", Span(0, 4)),
        ("≤5", Span(0, 5)),
        ("1-4", Span(1, 4)),
        (">10", Span(10, math.inf)),
    ],
)
def test_withheld_value_is_known_only_within_its_bounds(text, span):
    amount = read_amount(text)
    assert (amount.state, amount.span()) == (State.WITHHELD, span)


@pytest.mark.parametrize("text", ["twenty", "12O", "1.2.3", "1,08", "17,5", "=SUM(A1:A3)"])
def test_text_that_is_no_number_and_no_mark_is_unreadable(text):
    assert read_amount(text).state is State.UNREADABLE


def test_letter_r_marks_a_revised_figure():
    assert read_amount("12r").revised
    assert not read_amount("12").revised


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (Fraction(25, 2), 0, "13"),
        (Fraction(1249, 100), 0, "12"),
        (Fraction(500, 24), 1, "20.8"),
        (Fraction(1385, 1000), 2, "1.39"),
        (Fraction(-25, 2), 0, "-13"),
    ],
)
def test_half_goes_up(value, decimals, rounded):
    assert half_up(value, decimals) == Decimal(rounded)


@given(st.integers(1, 5000), st.data(), st.integers(0, 2))
def test_a_share_rounded_half_up_fits_its_own_count_and_base(base, data, decimals):
    count = data.draw(st.integers(0, base))
    share = read_amount(f"{percentage(count, base, decimals):.{decimals}f}")
    assert fits(share, [Span(count, count)], base)
    assert printed_by(share, base).low <= count <= printed_by(share, base).high
    assert bases_of(share, count).low <= base <= bases_of(share, count).high


@given(st.integers(1, 400), st.integers(0, 400), st.integers(0, 100))
def test_a_share_fits_only_if_it_is_the_rounded_percentage(base, count, printed):
    rounded = percentage(count, base, 0) == printed
    assert fits(read_amount(str(printed)), [Span(count, count)], base) == rounded


def test_a_share_may_be_printed_as_a_fraction():
    assert fits(read_amount("0.17"), [Span(31, 31)], 181)
    assert not fits(read_amount("0.17%"), [Span(31, 31)], 181)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2016/17", Period(2016 * 12 + 3, 12)),
        ("2016-17", Period(2016 * 12 + 3, 12)),
        ("2016/2017", Period(2016 * 12 + 3, 12)),
        ("2016-04/2017-03", Period(2016 * 12 + 3, 12)),
        ("2024-04/2024-06", Period(2024 * 12 + 3, 3)),
        ("2015-04/06", Period(2015 * 12 + 3, 3)),
        ("Q1 2015/16", Period(2015 * 12 + 3, 3)),
        ("2019-20 Quarter 4", Period(2019 * 12 + 12, 3)),
        ("2019-07", Period(2019 * 12 + 6, 1)),
    ],
)
def test_period_is_its_months(text, period):
    assert read_period(text, "Strath Council") == period


@pytest.mark.parametrize("text", ["2016", "2011-12", "2016/18", "2016/19", "Spring", "2024-06/2024-04", "2016-13"])
def test_period_that_is_not_certain_stays_itself(text):
    assert not isinstance(read_period(text, "Strath Council"), Period)


def test_academic_year_is_not_taken_for_a_financial_one():
    assert read_period("2016/17", "Strath University") == read_period("2016-2017", "Strath University")
    assert read_period("2016/17", "Strath University") != read_period("2016-04/2017-03", "Strath University")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("all", "all"),
        ("Total", "all"),
        ("Stage 1", "stage1"),
        ("stage_2_escalated", "stage2_escalated"),
        ("Service: Housing and  Technical", "service:housing and technical"),
        ("boards", "boards"),
    ],
)
def test_group_is_known_by_its_word(text, word):
    assert group_word(text) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("not_upheld", "not_upheld"),
        ("Not upheld %", "not_upheld_pct"),
        ("Upheld percent", "upheld_pct"),
        ("upheld_pct", "upheld_pct"),
        ("Average days", "average_days"),
    ],
)
def test_measure_is_known_by_its_word(text, word):
    assert measure_word(text) == word


@pytest.mark.parametrize(
    ("source", "year"),
    [
        ("Annual report 2020 to 2021", 2021),
        ("Annual report 2021/22", 2022),
        ("Our performance", None),
    ],
)
def test_source_names_the_year_of_its_publication(source, year):
    assert latest_year(source) == year
