"""Promises in a letter: the dates by or on which something is still to happen, told from dates of what happened.

Careful rather than complete: a date counts where its own sentence speaks of what is to come ("we will write to
you by …"), and nothing between says that it happened ("what we agreed on …").
"""

import re
from datetime import date, timedelta

from wellheard.rules.dates import MONTHS, WEEKDAYS
from wellheard.rules.plain_english.measures import sentences

NEAR = timedelta(days=92)
"""How far back a date without its year is looked for: one from longer ago is of the year to come."""
LONGEST_SUBJECT = 60
"""How many characters may stand between a date that begins a sentence and its "will"."""
_MONTH = "|".join([*MONTHS, *(name[:3] for name in MONTHS), "Sept"])
_DATE = re.compile(
    r"\b(?P<how>on or before|no later than|not later than|by|before|until|till|on)\s+(?:the\s+)?(?:end of\s+)?"
    rf"(?:(?:{'|'.join(WEEKDAYS)}),?\s+)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})\b\.?(?:,?\s+(?P<year>\d{{4}})\b)?"
    r"|(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4}))",
    re.I,
)
_TO_COME = re.compile(
    r"\b(?:will|shall|going to|plan to|expect to|aim to|hope to|intend to|please|must(?! have)|need to|can|"
    r"(?:have|has) (?:asked|arranged|agreed|booked|told|ordered)\b[^.?!]{0,60}?\bto|(?:is|are) (?:due|to))\b|[’']ll\b",
    re.I,
)
_STILL_TO_BE_DONE = re.compile(r"^\s*have\s+(?:been\s+)?\w+|\b(?:be|been|get)\s+(?:\w+ly\s+)?\w+", re.I)
_HAPPENED = re.compile(
    r"\b(?:\w+[^\We]ed|agreed|was|were|had|did|done|came|went|made|wrote|sent|said|told|took|gave|got|held|met|rang|"
    r"spoke|began|fell|broke|paid|saw|found|heard|left|felt|thought|would|should|could)\b",
    re.I,
)
_LOOKS_BACK = re.compile(
    r"\b(?:look|investigate|consider|examine|review|check|discuss|explain|apologise|find|ask|learn|read|study|refund|"
    r"repay|credit)\b|\b(?:incident|accident|event|complaint|call|e-?mail|decision)s?\s*$",
    re.I,
)
_NOT_KEPT = re.compile(r"\b(?:did not|didn[’']t|was not|wasn[’']t|were not|failed|said|promised)\b", re.I)


def past_promises(text: str, today: date) -> list[tuple[date, str]]:
    """Each promised date before `today`, once, with its sentence. A promise for today itself is not past."""
    found: dict[date, str] = {}
    for said in sentences(text):
        for match in [] if _NOT_KEPT.search(said) else _DATE.finditer(said):
            on = _past_day(match, today)
            if on is not None and (_ends_a_promise(said, match) or _begins_a_promise(said, match)):
                found.setdefault(on, said)
    return list(found.items())


def _ends_a_promise(said: str, date_: re.Match[str]) -> bool:
    """ "We will write to you by …": what stands before the date is to come, up to the date itself."""
    before = said[: date_.start()]
    coming = list(_TO_COME.finditer(before))
    if not coming:
        return False
    between = _STILL_TO_BE_DONE.sub("", before[coming[-1].end() :])
    looks_back = "by" not in date_["how"].lower() and _LOOKS_BACK.search(between)
    return not looks_back and not _HAPPENED.search(between)


def _begins_a_promise(said: str, date_: re.Match[str]) -> bool:
    """ "By … we will write to you": the date begins the sentence, and what follows it is to come."""
    coming = _TO_COME.search(said, date_.end(), date_.end() + LONGEST_SUBJECT)
    if coming is None or said[: date_.start()].strip():
        return False
    return not _HAPPENED.search(said[date_.end() : coming.start()])


def _past_day(match: re.Match[str], today: date) -> date | None:
    """The day that is written, where it lies before today; None too for one that no calendar has."""
    try:
        on = date(int(match["y"]), int(match["m"]), int(match["d"])) if match["y"] else _in_its_year(match, today)
    except ValueError:
        return None
    return on if on < today else None


def _in_its_year(match: re.Match[str], today: date) -> date:
    day, name = int(match["day"]), match["month"][:3].lower()
    month = next(number for number, month in enumerate(MONTHS, 1) if month[:3].lower() == name)
    if match["year"]:
        return date(int(match["year"]), month, day)
    this_year = date(today.year, month, day)
    last = this_year if this_year <= today else date(today.year - 1, month, day)
    return last if today - last <= NEAR else date(last.year + 1, month, day)
