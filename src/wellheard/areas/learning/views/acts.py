"""The acts of learning in one complaint's file, each with its form."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.views.pages import Page, acts_view, nothing, today, values_of
from wellheard.areas.learning import services
from wellheard.areas.learning.forms import actions as action_forms
from wellheard.areas.learning.forms import causes as forms
from wellheard.areas.learning.models import Analysis, Cause, ContributoryFactor, Recommendation, WhyAnswer
from wellheard.areas.learning.permissions import TABLE, Act
from wellheard.areas.learning.selectors.earlier import earlier_actions
from wellheard.areas.learning.selectors.factors import factors_of
from wellheard.foundation.design.forms import DesignForm
from wellheard.rules.improvement import Test

PART = "office:learning:part"
ANALYSIS = "office:learning:analysis"


def _complaint(subject: Any) -> Complaint:
    if isinstance(subject, Complaint):
        return subject
    if isinstance(subject, WhyAnswer):
        return subject.analysis.complaint
    complaint: Complaint = subject.analysis.complaint if hasattr(subject, "analysis_id") else subject.complaint
    return complaint


def _factors(subject: Any, on: date) -> dict[str, Any]:
    return {"factors": factors_of(_complaint(subject))}


def _cause(complaint: Complaint, on: date) -> dict[str, Any]:
    held = Cause.objects.filter(complaint=complaint).first()
    names = ("words", "factor", "scope", "certainty", "none_found_why", "remedial_action", "no_action_why")
    return {name: getattr(held, name) for name in names} if held else {}


def _analysis(complaint: Complaint) -> Analysis | None:
    found: Analysis | None = Analysis.objects.filter(complaint=complaint).first()
    return found


def _problem(complaint: Complaint, on: date) -> dict[str, Any]:
    held = _analysis(complaint)
    return {"problem": held.problem if held else complaint.description}


def _why_given(subject: Any, on: date) -> dict[str, Any]:
    complaint = _complaint(subject)
    held = _analysis(complaint)
    rows = list(held.whys.all()) if held else []
    if isinstance(subject, WhyAnswer):
        rows = [row for row in rows if row.pk != subject.pk]
    problem = held.problem if held else complaint.description
    return {"factors": factors_of(complaint), "whys": rows, "problem": problem}


def _why(why: WhyAnswer, on: date) -> dict[str, Any]:
    under = str(why.under.number) if why.under else ""
    return {
        "words": why.words,
        "under": under,
        "evidence": why.evidence,
        "certainty": why.certainty,
        "factor": why.factor,
    }


def _conclusion(complaint: Complaint, on: date) -> dict[str, Any]:
    """What the ends of the branches say: the first is proposed."""
    held = _analysis(complaint)
    ends = list(held.whys.exclude(factor="")) if held else []
    cause = Cause.objects.filter(complaint=complaint).first()
    begun = {"conclusion": held.conclusion or (ends[0].words if ends else "")} if held else {}
    begun["factor"] = ends[0].factor if ends else ""
    return begun | ({"scope": cause.scope, "certainty": cause.certainty} if cause else {})


def _recommendation(row: Recommendation, on: date) -> dict[str, Any]:
    names = ("kind", "text", "source", "service", "factor", "serious", "earlier", "earlier_words")
    tests = {f"test_{test.value}": row.tests.get(test.value, "") for test in Test}
    return {name: getattr(row, name) for name in names} | tests


def _begin_recommendation(complaint: Complaint, on: date) -> dict[str, Any]:
    cause = Cause.objects.filter(complaint=complaint).first()
    begun = {"kind": "learning", "source": "complaint", "service": complaint.service_id}
    return begun | {"factor": cause.factor if cause else ""}


def _earlier(subject: Any, on: date) -> dict[str, Any]:
    """What was tried before on the same cause, service and category."""
    complaint = _complaint(subject)
    cause = Cause.objects.filter(complaint=complaint).first()
    factor = subject.factor if isinstance(subject, Recommendation) else cause.factor if cause else ""
    return {"earlier": earlier_actions(complaint.service, factor, complaint.category), "complaint": complaint}


def recommend(
    *, complaint: Complaint, by: Any, at: Any, recommendation: Recommendation | None = None, **said: Any
) -> Any:
    """The seven answers of the form, as one."""
    tests = {test.value: said.pop(f"test_{test.value}", "") for test in Test}
    return services.recommend(complaint=complaint, recommendation=recommendation, tests=tests, by=by, at=at, **said)


def _promise(complaint: Complaint, on: date) -> dict[str, Any]:
    return {"owner": complaint.handler_id, "due_on": on + timedelta(days=28), "kind": "putting_right"}


def _recommendations(complaint: Complaint) -> Any:
    return complaint.recommendations.select_related("complaint")


def _whys(complaint: Complaint) -> Any:
    return WhyAnswer.objects.filter(analysis__complaint=complaint).select_related("analysis__complaint", "under")


def _factor_rows(complaint: Complaint) -> Any:
    rows = ContributoryFactor.objects.filter(analysis__complaint=complaint)
    return rows.select_related("analysis__complaint")


CAUSES: dict[str, Page] = {
    "record-cause": Page(
        Act.RECORD_CAUSE, forms.CauseForm, services.record_cause, _("Cause, and what was done"), _("Save"),
        _("The cause is recorded."), _("For every complaint, whatever its outcome. A line is enough."),
        _cause, given=_factors, back=PART,
    ),
    "ask-analysis": Page(
        Act.ANALYSE, forms.LeadForm, services.choose_analysis, _("Root cause analysis"), _("Ask for it"),
        _("The analysis is asked for."), _("Five whys and a cause-and-effect diagram, in about four weeks."), back=PART,
    ),
    "state-problem": Page(
        Act.ANALYSE, forms.ProblemForm, services.state_problem, _("What went wrong"), _("Save"), _("It is saved."),
        initial=_problem, back=ANALYSIS,
    ),
    "answer-why": Page(
        Act.ANALYSE, forms.WhyForm, services.answer_why, _("Ask why"), _("Save"), _("It is in the chain of whys."),
        _("Ask until the answer is something we can change. Branches are welcome."), given=_why_given,
        back=ANALYSIS, from_address=("under",),
    ),
    "change-why": Page(
        Act.ANALYSE, forms.WhyForm, services.answer_why, _("Change an answer"), _("Save"), _("It is changed."),
        initial=_why, given=_why_given, items=_whys, item_name="why", back=ANALYSIS,
    ),
    "take-out-why": Page(
        Act.ANALYSE, DesignForm, services.take_out_why, _("Take an answer out"), _("Take it out"),
        _("It is taken out, with the answers under it."), items=_whys, item_name="why",
        about=lambda why, on: {"lead": why.words}, back=ANALYSIS,
    ),
    "add-factor": Page(
        Act.ANALYSE, forms.FactorForm, services.add_factor, _("Contributory factor"), _("Add it"),
        _("It is on the diagram."), _("Anything that made it likelier, or worse."), given=_factors, back=ANALYSIS,
        from_address=("factor",),
    ),
    "take-out-factor": Page(
        Act.ANALYSE, DesignForm, services.take_out_factor, _("Take a factor out"), _("Take it out"),
        _("It is taken out."), items=_factor_rows, item_name="factor_row",
        about=lambda row, on: {"lead": row.words}, back=ANALYSIS,
    ),
    "finish-analysis": Page(
        Act.ANALYSE, forms.ConclusionForm, services.finish_analysis, _("Conclusion"), _("The analysis is done"),
        _("The analysis is done. The cause of the complaint is set from it."), initial=_conclusion, given=_factors,
        back=PART,
    ),
    "reopen-analysis": Page(
        Act.ANALYSE, action_forms.WhyForm, services.reopen_analysis, _("Open the analysis again"), _("Open it again"),
        _("The analysis is open again."), back=ANALYSIS,
    ),
}  # fmt: skip
RECOMMENDING: dict[str, Page] = {
    "recommend": Page(
        Act.RECOMMEND, forms.RecommendForm, recommend, _("Recommend something"), _("Save"),
        _("The recommendation is saved. Put it forward when each test has its answer."),
        initial=_begin_recommendation, given=_factors, about=_earlier, back=PART, template="learning/recommend.html",
    ),
    "change-recommendation": Page(
        Act.RECOMMEND, forms.RecommendForm, recommend, _("Recommendation"), _("Save"),
        _("The recommendation is saved."), initial=_recommendation, given=_factors, items=_recommendations,
        item_name="recommendation", about=_earlier, back=PART, template="learning/recommend.html",
    ),
    "put-forward": Page(
        Act.RECOMMEND, DesignForm, services.put_forward, _("Put it forward"), _("Put it forward"),
        _("It waits for somebody else to review it."), items=_recommendations, item_name="recommendation",
        about=lambda row, on: {"lead": row.text}, back=PART,
    ),
    "judge-recommendation": Page(
        Act.JUDGE_RECOMMENDATION, forms.JudgeForm, services.judge_recommendation, _("Review a recommendation"),
        _("Save"), _("Your review is on the file."), items=_recommendations, item_name="recommendation",
        about=lambda row, on: {"row": row}, back=PART, template="learning/review.html",
    ),
}  # fmt: skip
PROMISING: dict[str, Page] = {
    "promise": Page(
        Act.PROMISE, forms.PromiseForm, services.make_promise, _("Promise something to the person"), _("Save"),
        _("The promise is on the file, with its owner and its day."),
        _("What was agreed, or is given as redress. A payment restores a loss that can be counted."),
        _promise, back=PART,
    ),
    "keep-promise": Page(
        Act.PROMISE, forms.KeepForm, services.keep_promise, _("It was kept"), _("Save"), _("It is down as kept."),
        initial=today("delivered_on"), items=lambda complaint: complaint.promises.all(), item_name="promise",
        about=lambda row, on: {"lead": row.text}, back=PART,
    ),
    "cannot-keep": Page(
        Act.PROMISE, forms.CannotKeepForm, services.cannot_keep, _("It cannot be kept"), _("Save"),
        _("It is down as not kept. Tell the person, and what is done instead."),
        items=lambda complaint: complaint.promises.all(), item_name="promise",
        about=lambda row, on: {"lead": row.text}, back=PART,
    ),
    "change-promise": Page(
        Act.PROMISE, forms.ChangePromiseForm, services.change_promise, _("Another owner or day"), _("Save"),
        _("It is changed. The first day is kept."), initial=values_of("owner", "due_on"),
        items=lambda complaint: complaint.promises.all(), item_name="promise",
        about=lambda row, on: {"lead": row.text}, back=PART,
    ),
    "their-word": Page(
        Act.PROMISE, forms.WordForm, services.take_their_word, _("What the person says of it"), _("Save"),
        _("Their word is on the file."), initial=today("asked_on"),
        items=lambda complaint: complaint.promises.all(), item_name="promise",
        about=lambda row, on: {"lead": row.text}, back=PART,
    ),
    "refuse-to-hear": Page(
        Act.TELL, forms.RefusalForm, services.refuse_to_hear, _("They do not want to hear what changes"), _("Save"),
        _("It is noted. They will not be told."), initial=today("on"),
        given=lambda complaint, on: {"complaint": complaint}, back=PART,
    ),
    "hear-after-all": Page(
        Act.TELL, DesignForm, services.hear_after_all, _("They want to hear what changes after all"), _("Save"),
        _("It is noted. They will be told from now on."), items=lambda complaint: complaint.refusals.all(),
        item_name="refusal", about=lambda row, on: {"lead": row.person.name}, back=PART,
    ),
    "raise-failing": Page(
        Act.RAISE_FAILING, forms.FailingForm, services.raise_failing, _("A critical failing"), _("Raise it now"),
        _("It is raised. Those you named are told now."),
        _("Something that could do grave harm again, or runs through everything. It does not wait for the quarter."),
        nothing, back=PART,
    ),
}  # fmt: skip
PAGES: dict[str, Page] = {**CAUSES, **RECOMMENDING, **PROMISING}

act = acts_view(PAGES, TABLE)
