"""Translated words for groups, outcomes and figures."""

from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

GROUPS = {
    "stage1": _("Stage 1"),
    "stage2_direct": _("Stage 2 direct"),
    "stage2_escalated": _("Stage 2 after escalation"),
}
OUTCOMES = {
    "resolved": _("Resolved"),
    "upheld": _("Upheld"),
    "partially_upheld": _("Partially upheld"),
    "not_upheld": _("Not upheld"),
}
WITHOUT_OUTCOME = {
    "withdrawn": _("Withdrawn"),
    "no_consent": _("No consent"),
    "anonymous_not_pursued": _("Anonymous, not pursued"),
    "not_a_complaint": _("Not a complaint after all"),
}
RECONCILIATION = {
    "open_at_start": _("Open at the start"),
    "received": _("Received"),
    "reopened": _("Reopened"),
    "closed": _("Closed"),
    "open_at_end": _("Open at the end"),
}
MEASURES = {
    "closed_in_full": _("Closed in full"),
    "within_limit": _("Within the standard limit"),
    "within_extended_limit": _("Within the standard or the extended limit"),
    "extended": _("Extended"),
}
FIGURES = {
    "received": _("Received"),
    "received_stage1": _("Received at stage 1"),
    "received_stage2_direct": _("Received directly at stage 2"),
    **{
        f"groups.{group}.{measure}": lazystr(f"{words}: {title}")
        for group, title in GROUPS.items()
        for measure, words in MEASURES.items()
    },
    **{
        f"groups.{group}.outcomes.{outcome}": lazystr(f"{words}: {title}")
        for group, title in GROUPS.items()
        for outcome, words in OUTCOMES.items()
    },
    **{f"closed_without_outcome.{name}": words for name, words in WITHOUT_OUTCOME.items()},
    **{f"reconciliation.{name}": words for name, words in RECONCILIATION.items()},
}
