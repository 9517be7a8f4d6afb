"""Write docs/procedure/: one page a rule set, from src/wellheard/rules/rulesets/.

Run it from the project's folder: python scripts/make_procedure_pages.py
A test fails when a page is not what this would write.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from wellheard.rules.dates import MONTHS, in_words
from wellheard.rules.procedure import RULESETS, RuleSet, StageRules, editions

FOLDER = Path(__file__).parent.parent / "docs" / "procedure"
COUNTS_FROM = {
    "receipt": "the counted date of receipt, as day 1",
    "acknowledgement": "the day it was acknowledged, as day 1",
    "consent": "the day consent was received, as day 1",
    "agreed": "no fixed limit: the date agreed with the customer",
}
PAST_LIMIT = {
    "moves_to_stage2": "it goes to stage 2, by a person's act",
    "stays_open": "it stays open, late, and the customer is kept up to date",
}


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    found = {f"{name}.md": "\n".join(page(editions(name))) + "\n" for name in RULESETS}
    return {"README.md": "\n".join(contents()) + "\n"} | found


def contents() -> Iterator[str]:
    yield "# Rule sets"
    yield ""
    yield "What each sector's procedure sets. Written by `scripts/make_procedure_pages.py` from the rule"
    yield "files in `src/wellheard/rules/rulesets/`: change those, not these pages. A complaint keeps the"
    yield "edition in force on the day it was received."
    yield ""
    yield "| rule set | for | in force from | stages | limits in working days |"
    yield "|---|---|---|---|---|"
    for name in RULESETS:
        newest = editions(name)[-1]
        limits = ", ".join(str(stage.respond_within or "as agreed") for stage in newest.stages)
        yield (
            f"| [`{name}`]({name}.md) | {newest.title} | {in_words(editions(name)[0].effective_from)} "
            f"| {len(newest.stages)} | {limits} |"
        )


def page(found: tuple[RuleSet, ...]) -> Iterator[str]:
    newest = found[-1]
    yield f"# {newest.title}"
    yield ""
    yield f"Rule set `{newest.name}`: `wellheard due 2024-08-01 --ruleset {newest.name}`."
    yield ""
    yield from facts(newest)
    for stage in newest.stages:
        yield from stage_facts(stage, newest)
    yield from listed("Editions", [edition_words(edition) for edition in found])
    yield from listed("Notes", newest.notes)
    yield from listed("Sources", newest.sources)
    yield from listed("Not checked against the published text", newest.unverified)


def facts(rules: RuleSet) -> Iterator[str]:
    yield "| setting | value |"
    yield "|---|---|"
    yield f"| sector | {rules.sector} |"
    yield f"| jurisdiction | {rules.jurisdiction} |"
    yield f"| ombudsman | {rules.ombudsman} |"
    yield f"| calendar to start from | `{rules.calendar}` |"
    yield f"| year of reports begins in | {MONTHS[rules.year_starts - 1]} |"
    yield f"| months from the event, or from learning of it | {rules.limits.from_knowing or 'no limit'} |"
    yield f"| months from the event at most | {rules.limits.from_event or 'no limit'} |"
    stage_2 = rules.limits.stage2_from_stage1 or "no limit"
    yield f"| months from the stage 1 response to ask for stage 2 | {stage_2} |"
    yield f"| months to go to the ombudsman | {rules.limits.ombudsman or 'no limit'} |"
    yield f"| outcomes | {', '.join(rules.outcomes.values())} |"
    yield f"| remedies | {', '.join(sorted(remedy.value.replace('_', ' ') for remedy in rules.remedies))} |"
    yield f"| may close while actions are open | {said(rules.close_with_open_actions)} |"
    yield f"| consent stops the clock | {said(rules.consent_stops_clock)} |"
    yield f"| child-friendly principles | {said(rules.child_friendly)} |"
    if rules.exclusions:
        yield f"| also excluded | {', '.join(one.replace('_', ' ') for one in rules.exclusions)} |"


def stage_facts(stage: StageRules, rules: RuleSet) -> Iterator[str]:
    yield ""
    yield f"## {stage.label}"
    yield ""
    yield "| setting | value |"
    yield "|---|---|"
    yield f"| acknowledged within | {days(stage.acknowledge_within)} |"
    yield f"| answered within | {days(stage.respond_within) if stage.respond_within else 'the date agreed'} |"
    yield f"| counted from | {COUNTS_FROM[stage.counts_from]} |"
    yield f"| extension | {extension_words(stage)} |"
    yield f"| past the limit | {PAST_LIMIT[stage.past_limit]} |"
    yield f"| may be spoken | {said(stage.may_be_spoken)} |"
    yield f"| signed off by an authorised manager | {said(stage.signed_off)} |"
    yield f"| by a different person from the stage before | {said(stage.different_person)} |"
    yield f"| names the ombudsman | {said(stage.signpost_ombudsman)} |"
    if stage.explain_after_months:
        yield f"| delay explained after | {stage.explain_after_months} months |"


def extension_words(stage: StageRules) -> str:
    rules = stage.extension
    if rules is None:
        return "none"
    parts = [f"approved by a {rules.approved_by.value.replace('_', ' ')}"]
    if rules.to:
        parts.append(f"to {days(rules.to)} in all")
    elif rules.by:
        parts.append(f"by {days(rules.by)}")
    else:
        parts.append("to a date given")
    parts.append({None: "any number of times", 1: "once"}.get(rules.times, f"{rules.times} times"))
    if rules.longer_for_good_reason:
        parts.append("longer for a good reason")
    if rules.contact_every:
        parts.append(f"contact with the customer at least every {days(rules.contact_every)}")
    if rules.signpost_ombudsman:
        parts.append("the customer is told of the ombudsman")
    return "; ".join(parts)


def edition_words(edition: RuleSet) -> str:
    """Its dates, and its own source: the last one in its list."""
    until = edition.effective_to and edition.effective_to - timedelta(days=1)
    dates = f"From {in_words(edition.effective_from)}" + (f" to {in_words(until)}" if until else "")
    return f"{dates}: {edition.sources[-1]}"


def listed(title: str, items: tuple[str, ...] | list[str]) -> Iterator[str]:
    if items:
        yield ""
        yield f"## {title}"
        yield ""
        yield from (f"- {item}" for item in items)


def days(number: int | None) -> str:
    return f"{number} working days" if number else "not required"


def said(flag: bool) -> str:
    return "yes" if flag else "no"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
