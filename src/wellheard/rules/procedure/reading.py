"""From the settings of a rule file to a `RuleSet`, refusing what contradicts itself."""

from __future__ import annotations

from collections.abc import Mapping

from wellheard.rules.procedure.ruleset import (
    Approver,
    CountsFrom,
    ExtensionRules,
    PastLimit,
    Remedy,
    RuleSet,
    StageRules,
    TimeLimits,
)
from wellheard.rules.procedure.settings import Lines, Settings, listed

STAGES = ("stage1", "stage2")
OUTCOMES = ("resolved", "upheld", "partially_upheld", "not_upheld")


def ruleset_from(table: Mapping[str, object], name: str, lines: Lines) -> RuleSet:
    """One edition. Every setting is checked, and a setting that does not exist is refused."""
    settings = Settings(table, lines)
    starts = settings.day("effective_from")
    ends = settings.day("effective_to", required=False)
    year_starts = settings.whole("year_starts", "the month", 12)
    if starts is None or year_starts is None:
        raise settings.fault("year_starts", "is missing. Add the month the year of reports begins, 1 to 12.")
    if ends is not None and ends <= starts:
        raise settings.fault("effective_to", "is not after effective_from.")
    found = RuleSet(
        name=name,
        title=settings.text("title"),
        jurisdiction=settings.text("jurisdiction"),
        sector=settings.text("sector"),
        ombudsman=settings.text("ombudsman"),
        calendar=settings.text("calendar"),
        year_starts=year_starts,
        effective_from=starts,
        effective_to=ends,
        stages=_stages(settings),
        limits=_limits(settings),
        outcomes=_outcomes(settings),
        remedies=_remedies(settings),
        close_with_open_actions=settings.flag("close_with_open_actions"),
        consent_stops_clock=settings.flag("consent_stops_clock"),
        child_friendly=settings.flag("child_friendly"),
        investigator_outside_directorate=settings.flag("investigator_outside_directorate"),
        investigator_outside_line=settings.flag("investigator_outside_line"),
        exclusions=settings.texts("exclusions"),
        sources=settings.texts("sources"),
        unverified=settings.texts("unverified"),
        notes=settings.texts("notes"),
        settings=dict(table),
    )
    settings.finish()
    return found


def _stages(settings: Settings) -> tuple[StageRules, ...]:
    tables = settings.table("stages")
    if tables is None or "stage1" not in tables.keys():  # noqa: SIM118 - not a mapping
        raise settings.fault("stages", "has no stage1. A procedure has stage1, and may have stage2.")
    held = [(key, table) for key in STAGES if (table := tables.table(key, required=False))]
    found = [_stage(key, table) for key, table in held]
    tables.finish()
    if len(found) == 1 and found[0].past_limit is PastLimit.MOVES_ON:
        raise held[0][1].fault("past_limit", "is moves_to_stage2, and there is no stage2. Write stays_open.")
    return tuple(found)


def _stage(key: str, table: Settings) -> StageRules:
    stage = StageRules(
        key=key,
        label=table.text("label"),
        counts_from=table.choice("counts_from", CountsFrom),
        past_limit=table.choice("past_limit", PastLimit),
        acknowledge_within=table.whole("acknowledge_within", "working days"),
        respond_within=table.whole("respond_within", "working days"),
        extension=None,
        different_person=table.flag("different_person"),
        signed_off=table.flag("signed_off"),
        signpost_ombudsman=table.flag("signpost_ombudsman"),
        may_be_spoken=table.flag("may_be_spoken"),
        explain_after_months=table.whole("explain_after_months", "months", 60),
    )
    if stage.respond_within is None and stage.counts_from is not CountsFrom.AGREED:
        raise table.fault("respond_within", 'is missing. Add it, or set counts_from = "agreed".')
    if stage.respond_within is not None and stage.counts_from is CountsFrom.AGREED:
        raise table.fault("respond_within", "is set, though the limit is agreed with the customer. Keep one.")
    if stage.counts_from is CountsFrom.ACKNOWLEDGEMENT and stage.acknowledge_within is None:
        raise table.fault("acknowledge_within", "is missing, and the limit counts from it. Add it.")
    extension = _extension(table, stage.respond_within)
    table.finish()
    return StageRules(**{**vars(stage), "extension": extension})


def _extension(stage: Settings, respond_within: int | None) -> ExtensionRules | None:
    table = stage.table("extension", required=False)
    if table is None:
        return None
    found = ExtensionRules(
        approved_by=table.choice("approved_by", Approver),
        to=table.whole("to", "working days"),
        by=table.whole("by", "working days"),
        times=table.whole("times", "times", 99),
        contact_every=table.whole("contact_every", "working days"),
        longer_for_good_reason=table.flag("longer_for_good_reason"),
        signpost_ombudsman=table.flag("signpost_ombudsman"),
    )
    table.finish()
    if found.to is not None and found.by is not None:
        raise table.fault("by", "and to are both set. Keep one: working days added, or working days in all.")
    if found.to is not None and respond_within is not None and found.to <= respond_within:
        raise table.fault("to", f"is {found.to}, which does not extend a limit of {respond_within}.")
    return found


def _limits(settings: Settings) -> TimeLimits:
    table = settings.table("limits")
    assert table is not None
    found = TimeLimits(
        from_knowing=table.whole("from_knowing", "months", 120),
        from_event=table.whole("from_event", "months", 120),
        stage2_from_stage1=table.whole("stage2_from_stage1", "months", 120),
        ombudsman=table.whole("ombudsman", "months", 120),
    )
    table.finish()
    return found


def _outcomes(settings: Settings) -> Mapping[str, str]:
    table = settings.table("outcomes")
    assert table is not None
    labels = {key: table.text(key) for key in OUTCOMES if key in table.keys()}  # noqa: SIM118
    table.finish()
    missing = set(OUTCOMES[1:]) - labels.keys()
    if missing:
        raise table.fault("", f"lacks {listed(missing)}. Give each a label.")
    return labels


def _remedies(settings: Settings) -> frozenset[Remedy]:
    written = settings.texts("remedies")
    for remedy in written:
        if remedy not in {known.value for known in Remedy}:
            raise settings.fault("remedies", f"has {remedy!r}. It must be among {listed(Remedy)}.")
    return frozenset(Remedy(remedy) for remedy in written)
