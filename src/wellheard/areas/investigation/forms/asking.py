"""What is typed when a colleague is asked, reminded, given time, answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.investigation.models import Reply, StaffRequest
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import ServiceChoice, StaffChoice


class AskForm(DesignForm):
    kind = forms.ChoiceField(
        label=_("What is asked for"),
        choices=[pair for pair in StaffRequest.Kind.choices if pair[0] != StaffRequest.Kind.FACTS],
        widget=forms.RadioSelect,
    )
    of = StaffChoice(label=_("Of whom"), empty_label=_("Choose a person"))
    service = ServiceChoice(label=_("For which service"), required=False, empty_label=_("The service complained about"))
    matter = LongText(
        label=_("What it is about, in words they may see"),
        rows=4,
        help_text=_(
            "They see this and your questions, and nothing else of the file. Leave out the customer's details."
        ),
    )
    questions = LongText(label=_("What you want to know"), required=False, rows=6)
    asked_on = forms.DateField(label=_("Day it is asked"))
    due_on = forms.DateField(
        label=_("Due by"), required=False, help_text=_("Five working days from then, if you leave this empty.")
    )


class ChaseForm(DesignForm):
    chased_on = forms.DateField(label=_("Day they were reminded"))


class MoreTimeForm(DesignForm):
    until_on = forms.DateField(label=_("New day"))
    reason = LongText(label=_("Why they have more time"), rows=2)


class WantTimeForm(DesignForm):
    """Whoever was asked says by when it comes, and why not before."""

    until_on = forms.DateField(label=_("By which day you can give it"))
    reason = LongText(label=_("Why you need more time"), rows=3)


class SendBackReplyForm(DesignForm):
    returned_for = forms.ChoiceField(
        label=_("What is the matter with it"), choices=Reply.Why.choices, widget=forms.RadioSelect
    )
    reason = LongText(
        label=_("What is missing, or should be different"), rows=5, help_text=_("They read this. Be plain and be fair.")
    )


class WithdrawForm(DesignForm):
    reason = LongText(label=_("Why it is no longer needed"), rows=2)


class ReplyForm(DesignForm):
    text = LongText(
        label=_("Your account"),
        rows=12,
        help_text=_("What you saw, did and know, in your own words; and what you do not know."),
    )
    prevention = LongText(label=_("What would prevent it happening again?"), required=False, rows=4)


class EscalationAnswerForm(DesignForm):
    answer = LongText(label=_("What will be done, and by when"), rows=4)


class PeriodForm(forms.Form):
    """The days a page asks for; anything else in its address is passed over."""

    first = forms.DateField(required=False)
    last = forms.DateField(required=False)
