"""The words of a published table: groups, measures, and what each measure is a part of.

Source of the words: the measures that Scottish bodies publish under the indicators of the ombudsman (2013
and 2022), the nine of the NHS and the housing charter.
"""

import re
from functools import lru_cache

ALL = "all"
STAGE_1 = "stage1"
STAGE_2 = "stage2"
STAGE_2_DIRECT = "stage2_direct"
STAGE_2_ESCALATED = "stage2_escalated"
STAGES = (STAGE_1, STAGE_2, STAGE_2_DIRECT, STAGE_2_ESCALATED)

OUTCOMES = ("resolved", "upheld", "partially_upheld", "not_upheld")
APART = ("withdrawn", "anonymous_no_outcome", "no_consent", "anonymous_not_pursued")
"""Closings without an outcome: `closed` may or may not include them."""

TIMELY = ("within_limit", "within_extended_limit", "extended")
BALANCE = ("open_at_start", "reopened", "open_at_end")
COUNTS = ("received", "closed", *OUTCOMES, *APART, *TIMELY, *BALANCE, "total_days", "escalated")
"""Counts that may be added: whole numbers, never negative."""

FLOWS = ("received", "closed", *OUTCOMES, *APART, *TIMELY, "reopened")
"""Counts of what happened in the period, so that shorter periods add up to longer ones."""

DENOMINATORS = ("population", "tenancies", "homes", "patients", "students")

SHARES_OF_ALL = {"closed_share_pct": "closed", "received_share_pct": "received"}
OWN_SHARES = {f"{measure}_pct": measure for measure in (*OUTCOMES, *TIMELY)}
APART_SHARES = {f"{measure}_pct": measure for measure in APART}
PARTS_OF_A_WHOLE = frozenset([*SHARES_OF_ALL, *OWN_SHARES, *APART_SHARES])
"""Percentages that cannot be under 0 or over 100."""

_GROUP_WORDS = {
    "total": ALL, "overall": ALL, "all_complaints": ALL, "both_stages": ALL,
    "stage_1": STAGE_1, "stage_one": STAGE_1, "stageone": STAGE_1, "frontline": STAGE_1,
    "stage_2": STAGE_2, "stage_two": STAGE_2, "stagetwo": STAGE_2, "investigation": STAGE_2,
    "stage_2_direct": STAGE_2_DIRECT, "direct": STAGE_2_DIRECT,
    "stage_2_escalated": STAGE_2_ESCALATED, "escalated": STAGE_2_ESCALATED,
    "stage2_after_escalation": STAGE_2_ESCALATED, "after_escalation": STAGE_2_ESCALATED,
}  # fmt: skip
_MEASURE_WORDS = {"anonymous": "anonymous_no_outcome", "part_upheld": "partially_upheld"}


def squeeze(text: str) -> str:
    """The text with its runs of spaces made one and its case dropped: for comparing, not for showing."""
    return " ".join(text.split()).casefold()


@lru_cache(maxsize=1024)
def group_word(text: str) -> str:
    """The group that `text` names: `Stage 1` and `stage_1` are `stage1`; others stay themselves."""
    if ":" in text:
        kind, _, name = text.partition(":")
        return f"{squeeze(kind).rstrip()}:{squeeze(name)}"
    word = re.sub(r"[\s\-]+", "_", squeeze(text))
    return _GROUP_WORDS.get(word, word)


@lru_cache(maxsize=1024)
def measure_word(text: str) -> str:
    """The measure that `text` names: `Not upheld %` is `not_upheld_pct`."""
    word = re.sub(r"\s*(%|\bper ?cent\b|\bpercent(age)?\b)\s*$", "_pct", squeeze(text))
    word = re.sub(r"[\s\-]+", "_", word)
    word = re.sub(r"_+", "_", word).replace("_percent", "_pct")
    stem, pct = (word[:-4], "_pct") if word.endswith("_pct") else (word, "")
    return _MEASURE_WORDS.get(stem, stem) + pct


def kind_of(group: str) -> str:
    """The kind of a group: `service` for `service:Housing`; empty for a group without one."""
    return group.partition(":")[0] if ":" in group else ""


def in_words(measure: str) -> str:
    """The measure as a person says it: `partially upheld`, `upheld (%)`."""
    word = measure.removesuffix("_pct").replace("_", " ")
    word = word.replace("anonymous no outcome", "anonymous without outcome")
    return f"{word} (%)" if measure.endswith("_pct") else word
