"""What is typed for each act on a complaint. Field names are those of the service that is called with them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework import labels
from wellheard.areas.casework.models import PointOfComplaint
from wellheard.foundation.design.forms import DesignForm, LongText, YesNo
from wellheard.foundation.organisations.choices import ManagerChoice, StaffChoice
from wellheard.rules.outcomes import Finding, Outcome
from wellheard.rules.remit import ROUTES, NotAComplaint

FINDINGS = [(f.value, labels.OUTCOMES[Outcome(f.value)]) for f in Finding]
CAUSE = _("However briefly: what lay behind it?")


class AnswerForm(DesignForm):
    outcome = forms.ChoiceField(label=_("Outcome"), choices=FINDINGS, widget=forms.RadioSelect)
    response_text = LongText(
        label=_("What was said"),
        rows=8,
        help_text=_("In full, also when it was said on the phone: the outcome, why, and an apology where one is due."),
    )
    response_given = forms.ChoiceField(label=_("How it was given"), choices=list(labels.GIVEN.items()))
    responded_on = forms.DateField(label=_("Day it was given"))
    told_of_stage_2 = forms.BooleanField(
        label=_("They were told that they can ask for stage 2, and how"), required=False
    )
    root_cause = LongText(label=_("Underlying cause"), required=False, rows=2, help_text=CAUSE)
    remedial_action = LongText(label=_("What was done about it"), required=False, rows=2)


class ResolveForm(DesignForm):
    resolution = LongText(label=_("What was agreed to put it right, in full and finally"))
    agreed_with = forms.CharField(label=_("Who agreed to it"), max_length=160)
    agreed_on = forms.DateField(label=_("Day it was agreed"))
    agreed_how = forms.CharField(label=_("How: by phone, in person, in writing"), max_length=200)
    told_of_stage_2 = forms.BooleanField(
        label=_("They were told that they can ask for stage 2, and how"), required=False
    )
    root_cause = LongText(label=_("Underlying cause"), required=False, rows=2, help_text=CAUSE)
    remedial_action = LongText(label=_("What was done about it"), required=False, rows=2)


class EscalateForm(DesignForm):
    asked_on = forms.DateField(
        label=_("Day they asked for stage 2"), help_text=_("Or said that they were still dissatisfied.")
    )
    why = LongText(label=_("Why they are still dissatisfied"), required=False, rows=3)
    special_circumstances = LongText(
        label=_("If it is asked for late: the special circumstances"), required=False, rows=2
    )


class MoveForm(DesignForm):
    moved_on = forms.DateField(label=_("Day it moves to stage 2"))
    why = LongText(label=_("Why"), rows=3)


class ExtendForm(DesignForm):
    to_on = forms.DateField(label=_("New date"))
    reason = LongText(label=_("Reason"), rows=3)
    authorised_by = ManagerChoice(label=_("Authorised by"), empty_label=_("Choose a manager"))
    customer_told_on = forms.DateField(label=_("Day the customer was told the reason and the new date"), required=False)
    staff_told_on = forms.DateField(label=_("Day the staff complained about were told"), required=False)


class AskExtensionForm(DesignForm):
    to_on = forms.DateField(label=_("Until when"))
    reason = LongText(
        label=_("Why"), rows=3, help_text=_("The customer will be told this, with the new date, once it is granted.")
    )


class DecideExtensionForm(DesignForm):
    granted = YesNo(label=_("Do you grant it?"))
    answer = LongText(label=_("If not: why, and what they should do instead"), required=False, rows=3)


class TellExtensionForm(DesignForm):
    customer_told_on = forms.DateField(label=_("Day the customer was told the reason and the new date"), required=False)
    staff_told_on = forms.DateField(label=_("Day the staff complained about were told"), required=False)


class WaitForm(DesignForm):
    on = forms.ChoiceField(
        label=_("On whom do we wait?"),
        choices=[(on.value, words) for on, words in labels.WAITING_FOR.items()],
        widget=forms.RadioSelect,
        help_text=_("The clock runs on. Waiting on ourselves counts as our own delay; the others are justified."),
    )
    what = forms.CharField(label=_("For what"), max_length=300)
    since = forms.DateField(label=_("Since"))


class EndWaitForm(DesignForm):
    until = forms.DateField(label=_("Last day of waiting"))


class ExplainForm(DesignForm):
    why = LongText(label=_("Why it was not done"), rows=3)


class AgreeResponseForm(DesignForm):
    comment = LongText(label=_("Anything you want the next to know"), required=False, rows=3)


class DelegateForm(DesignForm):
    to = StaffChoice(label=_("Who acts for you"), empty_label=_("Choose a person"))
    why = LongText(label=_("Why"), rows=2)


class CommentForm(DesignForm):
    words = forms.CharField(
        label=_("Which words"), max_length=500, required=False, help_text=_("Copied from the response, if you like.")
    )
    text = LongText(label=_("Your comment"), rows=3)


class AcknowledgeForm(DesignForm):
    acknowledged_on = forms.DateField(label=_("Day it was acknowledged"))


class AgreePointsForm(DesignForm):
    agreed_on = forms.DateField(label=_("Day the points were agreed"))
    agreed_how = forms.CharField(label=_("How: by phone, in person, in writing"), max_length=200)
    agreed_by = forms.DateField(
        label=_("Date agreed for the answer"),
        required=False,
        help_text=_("Only where the procedure sets no limit of its own."),
    )


class FindingsForm(DesignForm):
    """A finding and its reasons for each point of complaint."""

    def __init__(self, *args: Any, points: list[PointOfComplaint], **kwargs: Any) -> None:
        self.points = points
        self.base_fields = self.base_fields | fields_for(points)  # type: ignore[misc]
        super().__init__(*args, **kwargs)


def fields_for(points: list[PointOfComplaint]) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for point in points:
        number = {"number": point.number}
        found[f"finding_{point.pk}"] = forms.ChoiceField(
            label=_("Finding on point %(number)d") % number,
            choices=FINDINGS,
            widget=forms.RadioSelect,
            required=False,
            initial=point.finding,
        )
        found[f"reasons_{point.pk}"] = LongText(
            label=_("Reasons for point %(number)d") % number,
            required=False,
            rows=4,
            help_text=_("What happened, what should have happened, and what you base it on."),
            initial=point.reasons,
        )
    return found


class ResponseForm(DesignForm):
    outcome = forms.ChoiceField(
        label=_("Outcome of the complaint"), choices=FINDINGS, widget=forms.RadioSelect, required=False
    )
    text = LongText(label=_("Response"), rows=18, required=False)
    first = StaffChoice(
        label=_("First agreed by"),
        required=False,
        empty_label=_("Nobody"),
        help_text=_("Leave all three empty and any manager of the service may sign."),
    )
    then = StaffChoice(label=_("Then agreed by"), required=False, empty_label=_("Nobody"))
    signed_by = ManagerChoice(label=_("Signed by"), required=False, empty_label=_("Any manager of the service"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (cleaned.get("first") or cleaned.get("then")) and not cleaned.get("signed_by"):
            self.add_error("signed_by", _("Choose who signs, once the others have agreed."))
        return cleaned

    def chain(self) -> list[Any]:
        """Who agrees and who signs, in their order."""
        named = (self.cleaned_data[name] for name in ("first", "then", "signed_by"))
        return [staff for staff in named if staff]


class SendBackForm(DesignForm):
    comment = LongText(label=_("What should be changed"))


class SignForm(DesignForm):
    responded_on = forms.DateField(label=_("Day the response is sent"))
    root_cause = LongText(label=_("Underlying cause"), required=False, rows=2, help_text=CAUSE)
    remedial_action = LongText(label=_("What was done about it"), required=False, rows=2)
    same_person_reason = LongText(
        label=_("Why you sign what you drafted yourself"),
        required=False,
        rows=2,
        help_text=_("The body lets you do both. The reason is kept, and shown when conformance is reported."),
    )
    complete = forms.BooleanField(label=_("The investigation is complete, and every point is answered"))

    explanation = LongText(
        label=_("Why what is marked “Not yet” or “Not kept” was not done"),
        rows=3,
        help_text=_("Put it right first where you can. What you write is kept with each of them."),
    )
    field_order = ("responded_on", "root_cause", "remedial_action", "same_person_reason", "explanation", "complete")

    def __init__(self, *args: Any, alone: bool = False, explain: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, wanted in (("same_person_reason", alone), ("explanation", explain)):
            if not wanted:
                del self.fields[name]


class CloseForm(DesignForm):
    shown_with = {"not_a_complaint_reason": "not-a-complaint"}

    def __init__(self, *args: Any, reasons: Sequence[NotAComplaint] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(reason.value, f"{labels.NOT_A_COMPLAINT[reason]}. {ROUTES[reason].instead}") for reason in reasons]
        self.offer("not_a_complaint_reason", [("", _("Choose one")), *found])

    closure = forms.ChoiceField(
        label=_("Why it closes"),
        choices=[(c.value, w) for c, w in labels.CLOSURES.items()],
        widget=forms.RadioSelect,
    )
    not_a_complaint_reason = forms.ChoiceField(
        label=_("Why it is not a complaint, and where it goes instead"),
        required=False,
        help_text=_("A letter with the right route is due."),
    )
    reason = LongText(label=_("Reason"), rows=3)
    closed_on = forms.DateField(label=_("Day it closes"))
