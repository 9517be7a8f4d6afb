"""Translated words for what the rules of improvement name, and for the entries of this area."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from wellheard.foundation.journal.sentences import Said
from wellheard.rules.improvement import Means, Strength, Test

MEANS = {
    Means.CANNOT_GO_WRONG: _("It can no longer go wrong: the system will not let it"),
    Means.SIMPLER_PROCESS: _("A simpler process, with fewer steps"),
    Means.SAME_EQUIPMENT: _("The same equipment or form everywhere"),
    Means.PLACE_OR_BUILDING: _("A change to the place or the building"),
    Means.LEADERSHIP: _("Leaders who are seen to do it"),
    Means.SOFTWARE: _("A change to software"),
    Means.CHECKLIST: _("A checklist, or an aid to memory at the place of work"),
    Means.SECOND_MEANS: _("A second means, should the first fail"),
    Means.LESS_LOAD: _("Less load, or fewer interruptions"),
    Means.STAFFING: _("More staff, or staff elsewhere"),
    Means.SIMULATION: _("Training by practising it for real"),
    Means.DOUBLE_CHECK: _("A second person checks"),
    Means.POLICY: _("A new or changed policy or procedure"),
    Means.TRAINING: _("Training"),
    Means.REMINDER: _("A reminder, a warning, a note to staff"),
}
STRENGTHS = {
    Strength.STRONGER: _("Stronger"),
    Strength.INTERMEDIATE: _("Intermediate"),
    Strength.WEAKER: _("Weaker"),
}
TESTS = {
    Test.SPECIFIC: (_("Specific"), _("What exactly is to change, and where?")),
    Test.MEASURABLE: (_("Measurable"), _("How can anybody see that it was done, and that it helped?")),
    Test.ACCOUNTABLE: (_("Accountable"), _("Who answers for it?")),
    Test.REASONABLE: (_("Reasonable"), _("Is it within our power, and in proportion to the matter?")),
    Test.TIMELY: (_("Timely"), _("By when, and why not sooner?")),
    Test.EFFECTIVE: (_("Effective"), _("Does it act on the cause, or only on the people who met it?")),
    Test.REVIEWABLE: (_("Reviewable"), _("When and by whom is it looked at again?")),
}
LIST_WORDS = {
    "open": _("Open"),
    "mine": _("Mine"),
    "late": _("Late"),
    "authority": _("Waiting for authority"),
    "evidence": _("Waiting for sign-off"),
    "worked": _("Did it work?"),
    "training": _("Training"),
    "ended": _("Ended"),
    "all": _("All"),
}
"""The lists of the board, by name."""
STEPS = {
    "upheld": _("upheld or partially upheld"),
    "cause": _("have a coded cause"),
    "action": _("led to an authorised action"),
    "done": _("have one that is done"),
    "worked": _("have one shown to work"),
    "told": _("were told what changed"),
}
REASONS = {
    "few_months_before": _("Only %(months)s whole months before it are known; it takes %(needed)s."),
    "few_months_after": _("Only %(months)s whole months have passed since; it takes %(needed)s."),
    "nothing_counted": _("Nothing was counted on either side."),
    "drift_excluded": _("A steady change that was under way before, and the time of year, do not explain it."),
    "drift_could_explain": _("A steady change that was under way before it could explain the difference."),
    "little_power": _("With so few complaints even a real change would often go unseen."),
    "baseline_too_small": _("There were %(have)s before it; about %(need)s would be needed to see the aim reached."),
    "overdispersed": _("The months scatter more than chance, which is allowed for (%(dispersion)s times)."),
    "trigger_left_out": _(
        "Months with the complaints that set it off are left out (%(months)s): they were chosen for being high."
    ),
    "control_confirms": _("The service that it is compared with did not change in the same way."),
    "control_moved_too": _("The service that it is compared with changed as well: something else may be at work."),
    "control_not_parallel": _("The service that it is compared with went its own way before, so it proves little."),
    "displaced": _("Sister categories went up: the complaints may only have gone elsewhere."),
    "not_displaced": _("Sister categories did not go up in its place."),
    "suppressed": _("Everything else in the service fell too: people may have stopped complaining."),
    "not_suppressed": _("The rest of the service's complaints kept coming: people still complain."),
    "sustained": _("%(longest)s months in a row were on the good side: it is sustained."),
    "not_yet_sustained": _(
        "%(longest)s months in a row were on the good side; it takes %(needed)s to call it sustained."
    ),
}
"""What is to be known beside a verdict, by the code of `wellheard.analytics.effect`."""
STRENGTH_COLOURS = {"stronger": "green", "intermediate": "blue", "weaker": "grey"}
STATE_COLOURS = {
    "proposed": "orange", "authorised": "blue", "in_progress": "blue", "implemented": "purple", "monitored": "teal",
    "effective": "green", "not_measured": "grey", "reopened": "red", "not_authorised": "grey", "stopped": "grey",
}  # fmt: skip
VERDICT_COLOURS = {"improved": "green", "no_change_yet": "orange", "worse": "red", "too_little": "grey"}

ACTS: dict[str, Any] = {
    "learning.record_cause": _("Underlying cause recorded"),
    "learning.ask_analysis": _("Root cause analysis asked for"),
    "learning.state_problem": _("What went wrong, stated"),
    "learning.answer_why": _("A why answered"),
    "learning.take_out_why": _("An answer taken out"),
    "learning.add_factor": _("A contributory factor added"),
    "learning.take_out_factor": _("A contributory factor taken out"),
    "learning.finish_analysis": _("Root cause analysis done"),
    "learning.reopen_analysis": _("Root cause analysis opened again"),
    "learning.recommend": _("Recommendation written"),
    "learning.put_forward": _("Recommendation put forward"),
    "learning.judge_recommendation": _("Recommendation reviewed"),
    "learning.notify": _("People told of dates to keep"),
    "action.propose": _("Improvement action proposed"),
    "action.change": _("Improvement action changed"),
    "action.link_complaint": _("Joined to an improvement action"),
    "action.authorise": _("Improvement action authorised"),
    "action.refuse": _("Improvement action not authorised"),
    "action.stop": _("Improvement action stopped"),
    "action.start": _("Improvement action begun"),
    "action.add_evidence": _("Evidence that it was done"),
    "action.implement": _("Improvement action done"),
    "action.send_back": _("Improvement action sent back"),
    "action.sign_off": _("Improvement action signed off"),
    "action.give_new_date": _("Improvement action given a later date"),
    "action.make_plan": _("Action plan begun"),
    "action.end_plan": _("Action plan ended"),
    "action.judge": _("Did it work? Looked at"),
    "action.close_effective": _("Closed: it worked"),
    "action.close_not_measured": _("Closed: it could not be measured"),
    "action.reopen": _("Improvement action reopened"),
    "action.watch_on": _("Watched further"),
    "action.ask_services": _("Other services asked"),
    "action.answer_for_service": _("A service answered"),
    "promise.make": _("Promise made"),
    "promise.keep": _("Promise kept"),
    "promise.cannot_keep": _("Promise that cannot be kept"),
    "promise.change": _("Promise given another owner or day"),
    "promise.take_their_word": _("The person's word on a promise"),
    "telling.tell": _("Told of what changed"),
    "telling.cannot": _("Cannot be told of what changed"),
    "telling.refuse": _("Asked not to be told of what changes"),
    "telling.hear_after_all": _("Wants to be told of what changes after all"),
    "telling.involve": _("Put down to be told"),
    "theme.propose": _("Key theme proposed"),
    "theme.agree": _("Key theme agreed, or not"),
    "theme.act_on": _("An action for a key theme"),
    "theme.end": _("Key theme ended"),
    "failing.raise": _("Critical failing raised"),
    "failing.acknowledge": _("Critical failing acknowledged"),
}


def _value(name: str) -> Said:
    return lambda values: values.get(name) or ""


SAID: Mapping[str, Said] = {
    "learning.record_cause": _value("words"),
    "learning.answer_why": _value("words"),
    "learning.finish_analysis": _value("conclusion"),
    "learning.reopen_analysis": _value("why"),
    "learning.recommend": _value("text"),
    "learning.judge_recommendation": _value("comment"),
    **{f"action.{name}": _value("title") for name in (
        "propose", "link_complaint", "authorise", "start", "implement", "sign_off", "judge", "close_effective",
    )},
    "action.refuse": _value("why"),
    "action.stop": _value("why"),
    "action.reopen": _value("why"),
    "action.give_new_date": _value("reason"),
    "promise.make": _value("text"),
    "promise.keep": _value("evidence"),
    "promise.cannot_keep": _value("why"),
    "promise.take_their_word": _value("their_words"),
    "telling.tell": _value("words"),
    "telling.cannot": _value("why_not"),
    "telling.refuse": _value("how"),
    "failing.raise": _value("what"),
    "failing.acknowledge": _value("said"),
}  # fmt: skip
