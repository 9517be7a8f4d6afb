"""Who hears of what does not come, as a table."""

import pytest

from wellheard.rules.asking import Level, is_higher, level_due, next_level

HEAD, DIRECTOR, CHIEF = Level.HEAD_OF_SERVICE, Level.DIRECTOR, Level.CHIEF_EXECUTIVE


@pytest.mark.parametrize(
    ("days_late", "times_sent_back", "level"),
    [
        (0, 0, None), (1, 0, HEAD), (3, 0, HEAD), (4, 0, DIRECTOR), (6, 0, DIRECTOR), (7, 0, CHIEF), (90, 0, CHIEF),
        (0, 1, None), (0, 2, DIRECTOR), (0, 3, CHIEF), (1, 2, DIRECTOR), (7, 1, CHIEF), (1, 3, CHIEF),
    ],
)  # fmt: skip
def test_the_highest_who_should_have_heard(days_late: int, times_sent_back: int, level: Level | None) -> None:
    assert level_due(days_late, times_sent_back) == level


@pytest.mark.parametrize(
    ("held", "days_late", "times_sent_back", "level"),
    [
        (None, 0, 0, None), (None, 1, 0, HEAD), (HEAD, 1, 0, None), (HEAD, 3, 0, None), (HEAD, 4, 0, DIRECTOR),
        (None, 30, 0, HEAD), (HEAD, 30, 0, DIRECTOR), (DIRECTOR, 30, 0, CHIEF), (CHIEF, 30, 0, None),
        (None, 0, 1, None), (None, 0, 2, DIRECTOR), (HEAD, 0, 2, DIRECTOR), (DIRECTOR, 0, 2, None),
        (DIRECTOR, 0, 3, CHIEF), (None, 2, 2, DIRECTOR),
    ],
)  # fmt: skip
def test_it_goes_up_one_step_at_a_time_and_twice_sent_back_passes_over_the_head_of_service(
    held: Level | None, days_late: int, times_sent_back: int, level: Level | None
) -> None:
    assert next_level(held, days_late, times_sent_back) == level


def test_the_levels_are_in_order() -> None:
    assert is_higher(HEAD, None)
    assert is_higher(CHIEF, DIRECTOR)
    assert not is_higher(HEAD, HEAD)
