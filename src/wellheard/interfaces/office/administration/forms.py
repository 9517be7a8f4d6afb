"""What an administrator types: people, duties, services, calendars, procedures."""

import tomllib
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import ManagerChoice, ServiceChoice, StaffChoice
from wellheard.foundation.organisations.models import CalendarDay
from wellheard.foundation.organisations.roles import Role
from wellheard.rules.procedure import RULESETS, editions


class PersonForm(DesignForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    job_title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("They choose a password with “Forgotten password” and then set up their second step."),
    )


class PlaceForm(DesignForm):
    staff = StaffChoice(label=_("Person"), empty_label=_("Choose a person"))
    manager = StaffChoice(label=_("Managed by"), required=False, empty_label=_("Nobody, or not known"))
    grade = forms.IntegerField(
        label=_("Grade"), required=False, min_value=1, max_value=99, help_text=_("A number: higher is more senior.")
    )
    load_limit = forms.IntegerField(
        label=_("How many open complaints they can handle"), required=False, min_value=1, max_value=999
    )


class DutyForm(DesignForm):
    staff = StaffChoice(label=_("Person"), empty_label=_("Choose a person"))
    role = forms.ChoiceField(label=_("Duty"), choices=Role.choices)
    service = ServiceChoice(label=_("For which part of the body"), empty_label=_("The whole body"), required=False)
    from_on = forms.DateField(label=_("From"))


class DeputyForm(DesignForm):
    absent = StaffChoice(label=_("Who is away"), empty_label=_("Choose a person"))
    deputy = StaffChoice(label=_("Who stands in"), empty_label=_("Choose a person"))
    from_on = forms.DateField(label=_("First day"))
    until_on = forms.DateField(label=_("First day back"))


class ServiceForm(DesignForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    parent = ServiceChoice(label=_("Part of"), empty_label=_("Nothing: it is a directorate"), required=False)


class ExposureForm(DesignForm):
    service = ServiceChoice(label=_("Service"), empty_label=_("Choose a service"))
    measure = forms.CharField(label=_("What is counted"), max_length=80, help_text=_("For example, tenancies."))
    figure = forms.IntegerField(label=_("How many"), min_value=0)
    as_at_on = forms.DateField(label=_("As at"))
    source = forms.CharField(label=_("Where the figure comes from"), max_length=200)


class ContractorForm(DesignForm):
    name = forms.CharField(label=_("Name"), max_length=160)
    service = ServiceChoice(label=_("Works for"), empty_label=_("The whole body"), required=False)


class SignAloneForm(DesignForm):
    staff = ManagerChoice(label=_("Manager"), empty_label=_("Choose a manager"))
    why = LongText(label=_("Why the body allows it"), rows=3)
    from_on = forms.DateField(label=_("From"))
    until_on = forms.DateField(label=_("Until"), required=False)


class CalendarFileForm(DesignForm):
    name = forms.CharField(label=_("Name of the calendar"), max_length=120)
    upload = forms.FileField(
        label=_("File of the days off"), help_text=_("A .csv with a column “date”, or an .ics calendar.")
    )
    service = ServiceChoice(label=_("For which service"), empty_label=_("The whole body"), required=False)
    cut_off = forms.TimeField(
        label=_("Cut-off time"),
        required=False,
        help_text=_("What arrives later counts from the next working day. For example, 17:00"),
    )
    announced_on = forms.DateField(label=_("Announced on"), required=False)


class CalendarDayForm(DesignForm):
    on = forms.DateField(label=_("Day"))
    name = forms.CharField(label=_("What it is"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=CalendarDay.Kind.choices)
    closes_at = forms.TimeField(
        label=_("Closes at"), required=False, help_text=_("Only for a half day. For example, 12:30")
    )
    service = ServiceChoice(label=_("For which service"), empty_label=_("The whole body"), required=False)
    announced_on = forms.DateField(label=_("Announced on"))


class ProcedureForm(DesignForm):
    name = forms.ChoiceField(
        label=_("Rule set"), choices=[(name, f"{editions(name)[-1].title} ({name})") for name in RULESETS]
    )
    from_on = forms.DateField(label=_("For complaints received from"))
    changes = LongText(
        label=_("Changes of our own"),
        required=False,
        rows=6,
        help_text=_("As a rule file writes them, for example: stages.stage1.respond_within = 7"),
    )

    def clean_changes(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.cleaned_data["changes"])
        except tomllib.TOMLDecodeError as fault:
            raise forms.ValidationError(
                _("This is not written as a rule file writes it: %(fault)s"), params={"fault": fault}
            ) from fault
