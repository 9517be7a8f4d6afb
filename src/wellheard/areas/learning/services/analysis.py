"""A root cause analysis: whys with branches, contributory factors, a conclusion that may not end at a person."""

from datetime import datetime

from django.db import transaction

from wellheard.areas.casework.models import Complaint, Response
from wellheard.areas.casework.services import UnableToProceed, save_draft
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.learning.models import Analysis, Cause, ContributoryFactor, WhyAnswer
from wellheard.areas.learning.selectors.factors import factors_of, gaps_of_analysis
from wellheard.areas.learning.selectors.summary import summary_of, with_summary
from wellheard.areas.learning.services.causes import ask_analysis
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember


@transaction.atomic
def choose_analysis(*, complaint: Complaint, lead: StaffMember | None = None, by: Actor, at: datetime) -> Analysis:
    """Ask for an analysis of a complaint that needs none by rule; or give the one there is to somebody to lead."""
    analysis = ask_analysis(complaint, Analysis.Why.CHOSEN, local_day(at))
    if lead is not None:
        analysis.lead = lead
        analysis.save(update_fields=["lead"])
    values = {"lead": analysis.lead_id, "due_on": analysis.due_on}
    record("learning.ask_analysis", analysis, by=by, at=at, about=complaint.pk, values=values)
    return analysis


def begun(complaint: Complaint) -> Analysis:
    """The analysis of a complaint, held to be worked on. Raises UnableToProceed where there is none, or it is done."""
    analysis: Analysis | None = Analysis.objects.select_for_update(of=("self",)).filter(complaint=complaint).first()
    if analysis is None:
        raise UnableToProceed("No root cause analysis is asked for here. Ask for one first.")
    if analysis.state == Analysis.State.DONE:
        raise UnableToProceed("This analysis is done. Open it again to change it.")
    if analysis.state == Analysis.State.ASKED:
        analysis.state = Analysis.State.BEGUN
        analysis.save(update_fields=["state"])
    return analysis


@transaction.atomic
def state_problem(*, complaint: Complaint, problem: str, by: Actor, at: datetime) -> Analysis:
    """Say in a sentence what went wrong: the head of the chain of whys."""
    analysis = begun(complaint)
    if not problem.strip():
        raise UnableToProceed("Say what went wrong.")
    analysis.problem = problem
    analysis.save(update_fields=["problem"])
    record("learning.state_problem", analysis, by=by, at=at, about=complaint.pk, values={"problem": problem})
    return analysis


@transaction.atomic
def answer_why(
    *,
    complaint: Complaint,
    why: WhyAnswer | None = None,
    under: str = "",
    words: str,
    evidence: str = "",
    certainty: str = "",
    factor: str = "",
    by: Actor,
    at: datetime,
) -> WhyAnswer:
    """Answer a why, under another answer (its number) or at the head; or change an answer."""
    analysis = begun(complaint)
    if not words.strip():
        raise UnableToProceed("Say why.")
    if factor and factors_of(complaint).named(factor) is None:
        raise UnableToProceed("Choose a condition from the list.")
    above = analysis.whys.filter(number=int(under)).first() if under else None
    if under and above is None:
        raise UnableToProceed("The answer that this one is under is gone. Choose another.")
    if why is None:
        last = analysis.whys.order_by("-number").first()
        why = WhyAnswer(analysis=analysis, number=last.number + 1 if last else 1)
    elif above is not None and why.number in _line_to_head(above):
        raise UnableToProceed("An answer cannot stand under itself.")
    why.under, why.words, why.evidence = above, words, evidence
    why.certainty, why.factor = certainty, factor
    why.save()
    values = {"number": why.number, "under": under, "words": words, "evidence": evidence, "factor": factor}
    record("learning.answer_why", why, by=by, at=at, about=complaint.pk, values=values)
    return why


def _line_to_head(why: WhyAnswer) -> set[int]:
    """The numbers of an answer and of those above it."""
    line: set[int] = set()
    at: WhyAnswer | None = why
    while at is not None and at.number not in line:
        line.add(at.number)
        at = at.under
    return line


@transaction.atomic
def take_out_why(*, complaint: Complaint, why: WhyAnswer, by: Actor, at: datetime) -> None:
    """Take an answer out of an analysis that is not done, with the answers under it. The journal keeps the words."""
    analysis = begun(complaint)
    rows = list(analysis.whys.all())
    gone = {why.pk}
    for row in sorted(rows, key=lambda one: len(_line_to_head(one))):
        if row.under_id in gone:
            gone.add(row.pk)
    values = {"number": why.number, "words": why.words}
    record("learning.take_out_why", why, by=by, at=at, about=complaint.pk, values=values)
    WhyAnswer.objects.filter(pk__in=gone)._raw_delete("default")


@transaction.atomic
def add_factor(
    *, complaint: Complaint, factor: str, words: str, evidence: str = "", certainty: str = "probable", by: Actor,
    at: datetime,
) -> ContributoryFactor:  # fmt: skip
    """Put a contributory factor on the diagram, in a few words and with what shows it."""
    analysis = begun(complaint)
    if factors_of(complaint).named(factor) is None:
        raise UnableToProceed("Choose a factor from the list.")
    row = ContributoryFactor(analysis=analysis, factor=factor, words=words, evidence=evidence, certainty=certainty)
    row.save()
    values = {"factor": factor, "words": words, "evidence": evidence, "certainty": certainty}
    record("learning.add_factor", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def take_out_factor(*, complaint: Complaint, factor_row: ContributoryFactor, by: Actor, at: datetime) -> None:
    begun(complaint)
    values = {"factor": factor_row.factor, "words": factor_row.words}
    record("learning.take_out_factor", factor_row, by=by, at=at, about=complaint.pk, values=values)
    ContributoryFactor.objects.filter(pk=factor_row.pk).delete()


@transaction.atomic
def finish_analysis(
    *, complaint: Complaint, conclusion: str, factor: str, scope: str, certainty: str, by: Actor, at: datetime
) -> Analysis:
    """End an analysis with its conclusion: the cause in a sentence, coded, how far it reaches, how sure it is.

    The cause of the complaint is set from it. Raises UnableToProceed while a branch ends at a person, at nothing
    coded, or without evidence.
    """
    analysis = begun(complaint)
    held = factors_of(complaint).named(factor)
    if held is None or held.about_a_person:
        raise UnableToProceed("Choose a condition that can be changed as the cause. A person is where the why goes on.")
    missing = gaps_of_analysis(analysis)
    if missing:
        raise UnableToProceed(" ".join(f"{gap.number or ''} {gap.words}".strip() for gap in missing))
    if not conclusion.strip():
        raise UnableToProceed("Say the cause in a sentence.")
    analysis.state, analysis.conclusion = Analysis.State.DONE, conclusion
    analysis.done_on, analysis.done_by_id = local_day(at), by.staff_id
    analysis.save()
    values = {"conclusion": conclusion, "factor": factor, "scope": scope, "certainty": certainty}
    _set_cause(complaint, values, by, at)
    record("learning.finish_analysis", analysis, by=by, at=at, about=complaint.pk, values=values)
    return analysis


def _set_cause(complaint: Complaint, said: dict[str, str], by: Actor, at: datetime) -> None:
    """The coded cause follows the analysis. What was done about it is still asked for where it is not said."""
    cause = Cause.objects.select_for_update(of=("self",)).filter(complaint=complaint).first()
    if cause is None:
        return
    cause.words, cause.factor, cause.none_found_why = said["conclusion"], said["factor"], ""
    cause.scope, cause.certainty = said["scope"], said["certainty"]
    if cause.remedial_action or cause.no_action_why:
        cause.state = Cause.State.RECORDED
    cause.recorded_by_id, cause.recorded_at = by.staff_id, at
    cause.save()


@transaction.atomic
def reopen_analysis(*, complaint: Complaint, why: str, by: Actor, at: datetime) -> Analysis:
    """Open an analysis again that was done, for a reason: something new has come to light."""
    analysis: Analysis | None = Analysis.objects.select_for_update(of=("self",)).filter(complaint=complaint).first()
    if analysis is None or analysis.state != Analysis.State.DONE:
        raise UnableToProceed("There is no finished analysis to open again.")
    if not why.strip():
        raise UnableToProceed("Say what has come to light.")
    analysis.state, analysis.done_on, analysis.done_by = Analysis.State.BEGUN, None, None
    analysis.save()
    record("learning.reopen_analysis", analysis, by=by, at=at, about=complaint.pk, values={"why": why})
    return analysis


def add_summary(*, complaint: Complaint, text: str, outcome: str, by: Actor, at: datetime) -> Response:
    """Put the learning summary of the records into the response as it is typed, in place of one that stands there,
    and keep it as a draft. Raises UnableToProceed where there is nothing to say yet.
    """
    summary = summary_of(complaint)
    if not summary:
        raise UnableToProceed("There is nothing to say yet: record a cause, a promise, or an authorised action first.")
    return save_draft(complaint=complaint, text=with_summary(text, summary), outcome=outcome, by=by, at=at)
