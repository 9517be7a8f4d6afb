"""Advice on letters: apologies.csv and promises.csv of tests/data/rules, and what a writer is told of a text."""

import csv
from datetime import date
from pathlib import Path

import pytest

from wellheard.rules.plain_english import (
    OFFICIAL,
    Expected,
    advice,
    apologises,
    grade,
    non_apologies,
    past_promises,
    sentences,
)

TABLE = Path(__file__).parents[1] / "data" / "rules" / "apologies.csv"
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8")))
PROMISES = list(csv.DictReader((TABLE.parent / "promises.csv").open(encoding="utf-8")))
TODAY = date(2026, 11, 5)
PLAIN = "We came on Monday. The roof was wet. We have asked the roofer to mend it by Friday. Please ring us."


def codes(text: str, **expected: object) -> list[str]:
    return [one.code for one in advice(text, Expected(**expected))]  # type: ignore[arg-type]


@pytest.mark.parametrize("row", ROWS, ids=[row["sentence"] for row in ROWS])
def test_a_real_apology_is_told_from_one_that_is_none(row: dict[str, str]) -> None:
    assert apologises(row["sentence"]) is (row["apologises"] == "yes")


@pytest.mark.parametrize("row", PROMISES, ids=[row["sentence"] for row in PROMISES])
def test_a_promised_date_that_is_past_is_told_from_the_day_something_happened(row: dict[str, str]) -> None:
    assert [on.day for on, _said in past_promises(row["sentence"], TODAY)] == [3] * (row["past"] == "yes")


def test_a_past_promise_is_told_with_its_day_and_its_sentence() -> None:
    text = "We will write to you by 3 November 2026. Please ring us before then."
    (one,) = advice(text, Expected(today=TODAY))
    assert (one.code, one.quoted) == ("past_promise", "We will write to you by 3 November 2026.")
    assert "3 November 2026" in one.words
    assert advice(text) == advice(text, Expected(today=date(2026, 11, 3))) == []


def test_a_date_without_its_year_is_of_the_last_one_where_that_is_near() -> None:
    assert past_promises("We will write to you by 20 December.", date(2027, 1, 5)) == [
        (date(2026, 12, 20), "We will write to you by 20 December.")
    ]
    assert past_promises("We will write to you by 5 January.", date(2026, 12, 20)) == []


def test_a_plain_text_needs_no_advice() -> None:
    assert advice(PLAIN, Expected(says_how_to_go_on=True)) == []


@pytest.mark.parametrize(("count", "told"), [(28, []), (29, ["sentence"])])
def test_a_sentence_may_have_twenty_eight_words(count: int, told: list[str]) -> None:
    assert codes(" ".join(["we", *["can"] * (count - 1)]).capitalize() + ".") == told


@pytest.mark.parametrize(("count", "told"), [(11, []), (12, ["paragraph"])])
def test_a_paragraph_may_have_a_hundred_and_ten_words(count: int, told: list[str]) -> None:
    assert codes(" ".join(["We came to see the wet roof on that day."] * count)) == told


def test_an_official_word_is_told_with_the_plain_one_and_its_sentence() -> None:
    (one,) = advice("We came prior to the storm. It rained. We went prior to noon.")
    assert (one.code, one.quoted) == ("word", "We came prior to the storm.")
    assert "“before”" in one.words


def test_every_official_word_has_a_plain_one() -> None:
    assert all(plain and plain != official for official, plain in OFFICIAL.items())


def test_a_point_that_is_not_answered_is_named() -> None:
    points = ["There is damp in the bedroom.", "The repair visit on 3 May was missed."]
    (one,) = advice("You told us of damp in your bedroom. We found the damp, and it is bad.", Expected(points=points))
    assert (one.code, one.quoted) == ("point", points[1])


def test_a_point_is_answered_by_its_number_or_its_words() -> None:
    points = ["The repair visit on 3 May was missed."]
    assert codes("On point 1 we find for you.", points=points) == []
    assert codes("We missed the visit that was to repair it in May.", points=points) == []


def test_where_something_was_upheld_an_apology_is_looked_for() -> None:
    assert codes(PLAIN, upheld=True) == ["apology"]
    assert codes(PLAIN + " We are sorry that it took so long.", upheld=True) == []
    assert codes(PLAIN + " We are sorry if it was wet.", upheld=True) == ["non_apology", "apology"]


def test_a_letter_says_how_to_go_on() -> None:
    assert codes("We came on Monday. The roof was wet.", says_how_to_go_on=True) == ["go_on"]


def test_an_apology_that_is_none_is_quoted() -> None:
    assert non_apologies("We came. We are sorry if you were upset.") == ["We are sorry if you were upset."]


@pytest.mark.parametrize(
    ("text", "count"), [("Mr. Ross came. He left.", 2), ("1. Damp.\n2. Noise.", 2), ("It cost £4.50. Why?", 2)]
)
def test_sentences_are_found_among_abbreviations_lists_and_sums(text: str, count: int) -> None:
    found = sentences(text)
    assert len([one for one in found if any(letter.isalpha() for letter in one)]) == count


def test_a_hard_text_has_a_higher_grade_than_a_plain_one() -> None:
    hard = "The organisation's contractual responsibilities necessitated comprehensive administrative reconsideration."
    easy, difficult = grade(PLAIN), grade(hard)
    assert easy is not None
    assert difficult is not None
    assert easy < 4 < 12 < difficult
    assert grade("") is None
