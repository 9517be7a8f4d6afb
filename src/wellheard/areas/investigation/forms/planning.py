"""What is typed for the plan, a point weighed, the report and the time spent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.investigation.models import TimeSpent
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import StaffChoice


class PlanForm(DesignForm):
    issues = LongText(
        label=_("The issues, as agreed with the customer"),
        required=False,
        help_text=_("Which questions are you answering, and what has it meant for the person?"),
    )
    outcomes = LongText(label=_("What the customer wants to come of it"), required=False, rows=3)
    communication = LongText(
        label=_("How and when the customer hears from you"),
        required=False,
        rows=2,
        help_text=_("With the adjustments they need."),
    )
    risk = LongText(label=_("What is at risk, for them and for others"), required=False, rows=2)
    wider_interest = LongText(
        label=_("Does it reach further than this one person?"),
        required=False,
        rows=2,
        help_text=_("The same fault elsewhere, a practice, a contract, a public interest."),
    )
    specialist = LongText(
        label=_("Is a specialist's view needed? Whose?"),
        required=False,
        rows=2,
        help_text=_("Somebody qualified who was not involved."),
    )
    evidence_by = forms.DateField(label=_("Evidence gathered by"), required=False)
    provisional_views_by = forms.DateField(label=_("Provisional views shared by"), required=False)
    comments_by = forms.DateField(label=_("Comments on them by"), required=False)
    report_by = forms.DateField(label=_("Report written by"), required=False)
    sign_off_by = forms.DateField(label=_("Response signed by"), required=False)


class PartForm(DesignForm):
    what = LongText(label=_("What is to be done"), rows=2)
    who = StaffChoice(label=_("By whom"), empty_label=_("Choose a person"))
    due_on = forms.DateField(label=_("By which day"))


class DoneForm(DesignForm):
    done_on = forms.DateField(label=_("Day it was done"))


class WeighForm(DesignForm):
    shows_happened = LongText(
        label=_("Evidence that would show what happened"),
        required=False,
        rows=2,
        help_text=_("Planned before you look: records, accounts, a visit."),
    )
    shows_expected = LongText(
        label=_("Evidence that would show what should have happened"),
        required=False,
        rows=2,
        help_text=_("The policy, standard or promise in force at the time."),
    )
    happened = LongText(label=_("What happened"), required=False, help_text=_("With the differing views of it."))
    expected = LongText(label=_("What should have happened"), required=False, rows=4)
    gap = LongText(label=_("The gap between the two, and what it meant for the person"), required=False, rows=3)
    weighing = LongText(
        label=_("What outweighs what, on the balance of probabilities"),
        required=False,
        rows=4,
        help_text=_(
            "Which account is likelier, and why: who says so and how they know, what was written at the time, "
            "what bears it out, what is missing."
        ),
    )


class ReportForm(DesignForm):
    text = LongText(
        label=_("Report"), rows=28, help_text=_("A line that begins with # is a heading. Every save is a new version.")
    )


class TimeForm(DesignForm):
    work = forms.ChoiceField(label=_("What kind of work"), choices=TimeSpent.Work.choices, widget=forms.RadioSelect)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1)
    on = forms.DateField(label=_("Day"))
