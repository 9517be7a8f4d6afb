"""How long a service takes, in working days, day 1 being the day counted."""

from random import Random

STAGE_1 = {
    "quick": (16, 20, 20, 15, 20, 3, 2, 1, 1, 1, 0, 1),
    "steady": (6, 10, 14, 16, 27, 7, 4, 4, 3, 5, 2, 2, 1),
    "slow": (2, 4, 6, 8, 15, 9, 7, 7, 6, 15, 8, 6, 4, 3),
}
EXTENDED_AT_STAGE_1 = {"quick": 0.5, "steady": 0.55, "slow": 0.4}
STAGE_2 = {"quick": (15, 4), "steady": (18, 5), "slow": (26, 9)}
LONG_TAIL = {"quick": 0.05, "steady": 0.09, "slow": 0.2}


def days_at_stage_1(pace: str, rng: Random) -> int:
    shares = STAGE_1[pace]
    return rng.choices(range(1, len(shares) + 1), shares)[0]


def days_at_stage_2(pace: str, rng: Random) -> int:
    middle, spread = STAGE_2[pace]
    days = rng.gauss(middle, spread)
    if rng.random() < LONG_TAIL[pace]:
        days += rng.expovariate(1 / 22)
    return max(6, round(days))
