"""The same person and the same matter are recognised however they are written."""

import pytest

from wellheard.rules.likeness import keys_of, most_alike, name_key, phone_key, postcode_key, rarest, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mrs Màiri MacLeod", "macleod, mairi"), ("Councillor Baird", "Cllr  BAIRD"), ("O'Neill, Sean", "Seán ONeill")],
)
def test_a_name_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


def test_different_names_are_different() -> None:
    assert name_key("Effie Bain") != name_key("Effie Blain")


@pytest.mark.parametrize("written", ["01632 960123", "+44 1632 960123", "(01632) 960-123", "0044 1632960123"])
def test_a_phone_number_is_the_same_with_and_without_its_country(written: str) -> None:
    assert phone_key(written) == "632960123"


def test_too_few_digits_are_no_phone_number() -> None:
    assert phone_key("ext. 4512") == ""


@pytest.mark.parametrize("address", ["3 Mill Lane, Strathmuir ZE2 9AB", "ze29ab", "Flat 2\nZE2  9ab"])
def test_a_postcode_is_found_in_an_address(address: str) -> None:
    assert postcode_key(address) == "ZE29AB"


def test_nothing_said_is_no_key() -> None:
    assert set(keys_of().values()) == {""}


DAMP = "There has been damp in the bedroom since October and nobody came"


def test_the_likest_comes_first_and_what_is_unlike_is_left_out() -> None:
    others = {
        "bins": words_of("The bins were missed on Tuesday"),
        "other room": words_of("Damp in the kitchen since October"),
        "same": words_of("Damp in the bedroom since October. Nobody came to look."),
    }
    found = most_alike(DAMP, others, least=0.3, most=5)
    assert [key for key, _ in found] == ["same", "other room"]
    assert found[0][1] > found[1][1]


def test_a_text_is_wholly_like_itself_and_two_words_are_like_nothing() -> None:
    assert most_alike(DAMP, {"itself": words_of(DAMP)}, least=0.3, most=5) == [("itself", pytest.approx(1))]
    assert most_alike("damp bedroom", {"itself": words_of("damp bedroom")}, least=0.1, most=5) == []


def test_no_more_are_given_than_asked_for() -> None:
    others = [(str(n), words_of(DAMP)) for n in range(9)]
    assert len(most_alike(DAMP, others, least=0.3, most=3)) == 3


def test_the_rarest_words_are_told_by_how_usual_they_are_and_how_much_their_forms_share() -> None:
    usual = [words_of("The bin is damp"), words_of("A damp wall"), words_of("A wall of bins")]
    assert rarest("The overflowing bins damp a wall, and a bin overflowed", usual, most=3) == ["overflo", "bins", "bin"]
    assert rarest("Overflowing drains", usual, most=9) == ["overflow", "drain"]
    assert rarest("The damp bin", [], most=9) == ["damp", "bin"]
