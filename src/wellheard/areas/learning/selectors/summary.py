"""The learning summary of a response: made from the records, and put in whole or not at all.

What we found, what we are changing, who does it, by when; what is done in the meantime. It stands at the end of a
stage 2 response that upholds anything (domain learning). A response in which it is missing, or says something else
than the records, has a gap.
"""

import re

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import waiting_response
from wellheard.areas.learning.models import ImprovementAction, Promise
from wellheard.areas.learning.selectors.actions import actions_of
from wellheard.rules.outcomes import Gap, Outcome

LINE = "• "
UPHELD = (Outcome.UPHELD, Outcome.PARTIALLY_UPHELD)
LEFT_OUT = (ImprovementAction.State.PROPOSED, ImprovementAction.State.NOT_AUTHORISED, ImprovementAction.State.STOPPED)


def heading() -> str:
    return _("What we have learned and what we are changing")


def summary_of(complaint: Complaint) -> str:
    """The summary as the records have it now; empty where nothing is found, promised or authorised yet.

    Unauthorised actions are not promised to anybody; nor is anybody but an owner's office named.
    """
    lines = []
    analysis = getattr(complaint, "analysis", None)
    found = analysis.conclusion if analysis else ""
    found = found or complaint.root_cause
    if found:
        lines.append(_("What we found: %(cause)s") % {"cause": _sentence(found)})
    for promise in complaint.promises.exclude(state=Promise.State.NOT_KEPT):
        if promise.state == Promise.State.KEPT:
            lines.append(_("For you, done: %(what)s") % {"what": _sentence(promise.text)})
        else:
            by = date_format(promise.due_on, "j F Y")
            lines.append(_("For you, by %(by)s: %(what)s") % {"by": by, "what": _sentence(promise.text)})
    for action in actions_of(complaint).exclude(state__in=LEFT_OUT):
        lines += _of_action(action)
    return "\n".join([heading(), *(LINE + " ".join(line.split()) for line in lines)]) if lines else ""


def _of_action(action: ImprovementAction) -> list[str]:
    who = action.owner.job_title if action.owner else action.owner_team
    values = {
        "what": _sentence(action.title),
        "who": who or _("the service"),
        "by": date_format(action.due_on, "j F Y"),
    }
    if action.implemented_on:
        values["by"] = date_format(action.implemented_on, "j F Y")
        lines = [_("Changed on %(by)s, by %(who)s: %(what)s") % values]
    else:
        lines = [_("To change by %(by)s, by %(who)s: %(what)s") % values]
    if action.meanwhile and not action.implemented_on:
        lines.append(_("In the meantime: %(what)s") % {"what": _sentence(action.meanwhile)})
    return lines


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."


def with_summary(text: str, summary: str) -> str:
    """The text of a response with the summary in it: in place of the one that stands there, or at its end."""
    without = re.sub(rf"\n*{re.escape(heading())}(\n{re.escape(LINE)}[^\n]*)*", "", text.replace("\r\n", "\n")).rstrip()
    return f"{without}\n\n{summary}\n" if summary else f"{without}\n"


def summary_in(text: str) -> str:
    """The summary that stands in a text; empty where there is none."""
    found = re.search(rf"{re.escape(heading())}(\n{re.escape(LINE)}[^\n]*)*", text.replace("\r\n", "\n"))
    return found.group(0) if found else ""


def summary_gaps(complaint: Complaint) -> list[Gap]:
    """What is wrong with the summary in the response that waits: missing, or not what the records say."""
    response = waiting_response(complaint)
    if response is None or response.outcome not in UPHELD:
        return []
    said, known = summary_in(response.text), summary_of(complaint)
    if said == known:
        return []
    if not said:
        words = _("The response has no learning summary: what was found, what changes, who does it, by when.")
    else:
        words = _("The learning summary in the response is not what the records say now. Put it in anew.")
    return [Gap("learning_summary", words)]
