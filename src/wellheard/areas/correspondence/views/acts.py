"""The acts on one letter."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import changes_between
from wellheard.areas.casework.services import propose_revision, refuse_revision
from wellheard.areas.casework.views.pages import Page, acts_view, today
from wellheard.areas.correspondence import forms, services
from wellheard.areas.correspondence.permissions import TABLE, Act
from wellheard.areas.correspondence.selectors import advice_on_response
from wellheard.areas.correspondence.services import afterwards, engagement, sending

PART = "office:correspondence:letters"


def _letters(complaint: Complaint) -> Any:
    return complaint.letters.all()


def _as_before(letter: Any, on: date) -> dict[str, Any]:
    by_post = letter.channel in forms.BY_POST
    return {"channel": letter.channel, "address" if by_post else "email": letter.address}


AFTER = "office:correspondence:after"
CONDUCT = "office:correspondence:conduct"


def _as_answered(complaint: Complaint, on: date) -> dict[str, Any]:
    stage = complaint.stages.order_by("-number").first()
    return {"text": stage.response_text, "outcome": stage.outcome} if stage else {}


def _waiting(complaint: Complaint) -> Any:
    return complaint.revisions.filter(response__state="for_signature")


def _changed(revision: Any, on: date) -> dict[str, Any]:
    before, after = revision.response.stage.response_text, revision.response.text
    said = {"changes": changes_between(before, after), "advice": advice_on_response(revision.complaint, on)}
    return {"revision": revision, "complaint": revision.complaint, **said}


def _in_force(complaint: Complaint) -> Any:
    return complaint.restrictions.filter(ended_on=None)


def _kept(restriction: Any, on: date) -> dict[str, Any]:
    return {"kept": restriction.kept}


def _challenged(restriction: Any, on: date) -> dict[str, Any]:
    """What they say against it, for whoever hears it; nothing where they said nothing."""
    if restriction.challenged_on is None:
        return {}
    said = {"on": date_format(restriction.challenged_on, "j F Y"), "grounds": restriction.challenge_grounds}
    return {"lead": gettext("On %(on)s they said: %(grounds)s") % said}


def _decided(restriction: Any, on: date) -> dict[str, Any]:
    """Who restricted contact, since when and why, for whoever looks at it again."""
    said = {"who": restriction.decided_by.name, "why": restriction.why}
    said |= {"on": date_format(restriction.from_on, "j F Y")}
    return {"lead": gettext("%(who)s restricted contact from %(on)s: %(why)s") % said}


PAGES: dict[str, Page] = {
    "send-again": Page(
        Act.SEND_LETTER,
        forms.SendForm,
        sending.send_again_to,
        _("Send it again"),
        _("Send it again"),
        _("The letter is on its way again."),
        _("The words are those that were sent. Correct the address, or choose another way."),
        initial=_as_before,
        items=_letters,
        item_name="letter",
        back=PART,
        refusals=services.REFUSALS,
    ),
    "discard": Page(
        Act.WRITE_LETTER,
        forms.DiscardForm,
        services.discard_letter,
        _("Throw the draft away?"),
        _("Throw it away"),
        _("The draft is thrown away."),
        _("It has not been sent. What was written stays in the journal."),
        items=_letters,
        item_name="letter",
        back=PART,
    ),
}
PAGES |= {
    "clarify": Page(
        Act.CLARIFY, forms.ClarifyForm, afterwards.clarify, _("Answer a question about the answer"),
        _("Go on to the letter"), _("The question is answered. Its letter is begun: look at it and send it."),
        _("The answer and its date stay as they are."), today("asked_on"), back=PART,
    ),
    "revise": Page(
        Act.REVISE, forms.RevisionForm, propose_revision, _("Change the response"), _("Put forward for signature"),
        _("The changed response waits for a signature."),
        _("For a clear error or new evidence. Another person signs. The first response and its date are kept."),
        _as_answered, back=AFTER,
    ),
    "sign-revision": Page(
        Act.SIGN_REVISION, forms.ConfirmForm, afterwards.sign_revision, _("Sign the changed response"), _("Sign it"),
        _("The changed response is signed. Its letter is begun: look at it and send it."),
        items=_waiting, item_name="revision", about=_changed, back=PART, template="correspondence/revision.html",
    ),
    "leave-as-it-was": Page(
        Act.SIGN_REVISION, forms.LeaveForm, refuse_revision, _("Leave the answer as it was"), _("Leave it"),
        _("The answer stays as it was."), items=_waiting, item_name="revision", back=AFTER,
    ),
    "log-repeat": Page(
        Act.LOG_REPEAT, forms.RepeatForm, afterwards.log_and_answer, _("They have written again"), _("Log it"),
        _("It is logged. If it was the same again, the letter that our answer stands waits under Letters."),
        _("Look for anything that is new, or that shows a clear error. That would change the answer."),
        today("came_on"), back=AFTER,
    ),
    "log-conduct": Page(
        Act.LOG_CONDUCT, forms.IncidentForm, engagement.log_incident, _("Log what was said or done"), _("Log it"),
        _("It is logged."), initial=today("happened_on"), back=CONDUCT,
    ),
    "warn": Page(
        Act.WARN, forms.WarnForm, afterwards.warn, _("Warn them"), _("Go on to the letter"),
        _("The warning is recorded. Its letter is begun: look at it and send it."), back=PART,
    ),
    "restrict-contact": Page(
        Act.RESTRICT_CONTACT, forms.RestrictionForm, afterwards.restrict_contact, _("Restrict contact"),
        _("Decide, and go on to the letter"),
        _("The decision is recorded. Its letter is begun: it says why, what is kept, and how to challenge it."),
        initial=today("from_on"), back=PART, refusals=services.REFUSALS,
    ),
    "challenge": Page(
        Act.CHALLENGE, forms.ChallengeForm, engagement.challenge_restriction, _("They challenge the decision"),
        _("Record it"), _("The challenge is recorded. Another manager hears it."), initial=today("challenged_on"),
        items=_in_force, item_name="restriction", back=CONDUCT,
    ),
    "hear-challenge": Page(
        Act.RESTRICT_CONTACT, forms.HearForm, engagement.hear_challenge, _("Hear the challenge"), _("Decide"),
        _("The challenge is heard. Tell them what you decided."), initial=_kept, items=_in_force,
        item_name="restriction", about=_challenged, back=CONDUCT, refusals=services.REFUSALS,
    ),
    "review-contact": Page(
        Act.RESTRICT_CONTACT, forms.ReviewForm, engagement.review_restriction, _("Look at the restriction again"),
        _("Decide"), _("It has been looked at again. Tell them what you decided."), initial=_kept, items=_in_force,
        item_name="restriction", about=_decided, back=CONDUCT, refusals=services.REFUSALS,
    ),
}  # fmt: skip

act = acts_view(PAGES, TABLE)
