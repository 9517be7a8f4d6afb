"""Learning, the evening before: what is watched is judged, what is late is taken up, what was found is agreed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wellheard.areas.learning import services
from wellheard.areas.learning.models import Analysis, ImprovementAction
from wellheard.areas.learning.selectors.factors import factors_of
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.afterwards import Evening


def learning(body: Founded, lives: Sequence[Life], evening: "Evening") -> None:
    """Judge by the real figures; close what worked; ask other services; agree a theme; notices for what is late."""
    services.judge_due(evening.at())
    officer = evening.by(body.cast.holding(Role.COMPLAINTS_OFFICER)[0])
    chief = evening.by(body.cast.holding(Role.CHIEF_EXECUTIVE)[0])
    for action in ImprovementAction.objects.filter(state="monitored", verdict="improved").order_by("number"):
        words = "The figures and the crews say the same: what was missed is found on the round, not by phone."
        services.close_effective(action=action, words=words, by=chief, at=evening.at())
        others = [service for service in body.services.values() if service.parent_id == action.service.parent_id]
        asked = [service for service in others if service.pk != action.service_id][:2]
        if asked:
            services.ask_services(action=action, services=asked, by=officer, at=evening.at())
    _theme(body, evening)
    _analysed(body, evening)
    services.raise_notices(evening.at())


WHYS = (
    ("1", "", "The visit was made, and nothing was mended: it takes two trades, and only one came.", "Job log", ""),
    ("2", "1", "The second trade was never booked.", "No second job in the system", ""),
    ("3", "2", "The joiner thought that the office books it.", "His own account", "individual"),
    ("4", "3", "Nothing says who books a second visit.", "The procedure of 2023, section 4", "responsibility"),
    ("5", "2", "The handheld closes a job after the first visit.", "Tried on two devices", "systems"),
)
FACTORS = (
    ("communication", "No note from the first visit reaches the planner", "Ten jobs of one week", "established"),
    ("systems", "A job has room for one visit", "Screen of the handheld", "established"),
    ("workload", "One planner for nine trades since March", "Staff list", "established"),
    ("policy", "The procedure is from before the handhelds", "Its date", "probable"),
    ("contracts", "Contractors are paid for each visit closed", "The agreement, schedule 2", "probable"),
    ("service_user", "The tenant works shifts and cannot phone by day", "Her letter", "established"),
    ("supervision", "Open jobs are looked at monthly", "Minutes", "possible"),
)


def _analysed(body: Founded, evening: "Evening") -> None:
    """Of the newest analyses that are asked for: one whole, with its diagram, and one just begun."""
    asked = Analysis.objects.filter(state=Analysis.State.ASKED, complaint__restricted=False).order_by("-asked_on", "id")
    officer = evening.by(body.cast.holding(Role.COMPLAINTS_OFFICER)[0])
    for analysis, whole in zip(asked.select_related("complaint__procedure")[:2], (True, False), strict=False):
        said: dict[str, Any] = {"complaint": analysis.complaint, "by": officer}
        held = factors_of(analysis.complaint)
        for _number, under, words, evidence, factor in WHYS if whole else WHYS[:2]:
            services.answer_why(under=under, words=words, evidence=evidence, factor=factor, at=evening.at(), **said)
        for factor, words, evidence, sure in FACTORS:
            if held.named(factor) and whole:
                given: dict[str, Any] = {"factor": factor, "words": words, "evidence": evidence, "certainty": sure}
                services.add_factor(**given, at=evening.at(), **said)
        if whole:
            coded: dict[str, Any] = {"factor": "responsibility", "scope": "unit", "certainty": "established"}
            words = "Nothing says who books a second visit, and the handheld cannot."
            services.finish_analysis(conclusion=words, **coded, at=evening.at(), **said)
            done = "The second visit is booked and made."
            services.record_cause(words=words, remedial_action=done, **coded, at=evening.at(), **said)


def _theme(body: Founded, evening: "Evening") -> None:
    """One key theme that is agreed, with its actions, and one that waits for the senior managers."""
    officer = evening.by(body.cast.holding(Role.COMPLAINTS_OFFICER)[0])
    chief = evening.by(body.cast.holding(Role.CHIEF_EXECUTIVE)[0])
    theme = services.propose_theme(
        name="Nobody told me", what="People learn late, or not at all, that a visit, a letter or a date has changed.",
        factor="communication", by=officer, at=evening.at(),
    )  # fmt: skip
    services.agree_theme(theme=theme, agreed=True, by=chief, at=evening.at())
    for action in ImprovementAction.objects.filter(factor="communication").order_by("number"):
        services.act_on_theme(theme=theme, action=action, by=officer, at=evening.at())
    services.propose_theme(
        name="Second visits", what="A job that needs two visits waits because nobody books the second.",
        factor="scheduling", by=officer, at=evening.at(),
    )  # fmt: skip
