"""What is missing of learning in one complaint."""

from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.learning.models import Analysis, Cause, Promise
from wellheard.areas.learning.selectors.summary import summary_gaps
from wellheard.rules.outcomes import Gap


def procedure_gaps(complaint: Complaint) -> list[Gap]:
    """The summary of a response that waits; after closing, the coded cause, the analysis, and promises not kept."""
    found = summary_gaps(complaint)
    if Cause.objects.filter(complaint=complaint, state=Cause.State.ASKED).exists():
        found.append(Gap("coded_cause", _("The underlying cause is not coded yet.")))
    if Analysis.objects.filter(complaint=complaint).exclude(state=Analysis.State.DONE).exists():
        found.append(Gap("root_cause_analysis", _("The root cause analysis is not done yet.")))
    if complaint.promises.filter(state=Promise.State.MADE).exists():
        found.append(Gap("promises", _("Something that was promised to the person is not done yet.")))
    return found
