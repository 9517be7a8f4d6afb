"""What an administrator types: people, duties, services, calendars, procedures."""

import tomllib
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.models import CalendarDay, Service, StaffMember
from wellheard.foundation.organisations.roles import Role
from wellheard.rules.procedure import RULESETS, editions


class ChoosesFromBody(DesignForm):
    """A form that lets one choose among the body's own services and people."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                people = field.label_suffix == "people"
                field.queryset = (
                    StaffMember.objects.filter(left_on=None).order_by("name", "id")
                    if people
                    else Service.objects.filter(closed_on=None).order_by("path")
                )


def _person(label: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(None, label=label, label_suffix="people", empty_label=_("Choose a person"))


def _service(label: Any, empty: Any, required: bool = False) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(None, label=label, required=required, empty_label=empty)


class PersonForm(DesignForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    job_title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("They choose a password with “Forgotten password” and then set up their second step."),
    )


class DutyForm(ChoosesFromBody):
    staff = _person(_("Person"))
    role = forms.ChoiceField(label=_("Duty"), choices=Role.choices)
    service = _service(_("For which part of the body"), _("The whole body"))
    from_on = forms.DateField(label=_("From"))


class DeputyForm(ChoosesFromBody):
    absent = _person(_("Who is away"))
    deputy = _person(_("Who stands in"))
    from_on = forms.DateField(label=_("First day"))
    until_on = forms.DateField(label=_("First day back"))


class ServiceForm(ChoosesFromBody):
    name = forms.CharField(label=_("Name"), max_length=120)
    parent = _service(_("Part of"), _("Nothing: it is a directorate"))


class ExposureForm(ChoosesFromBody):
    service = _service(_("Service"), _("Choose a service"), required=True)
    measure = forms.CharField(label=_("What is counted"), max_length=80, help_text=_("For example, tenancies."))
    figure = forms.IntegerField(label=_("How many"), min_value=0)
    as_at_on = forms.DateField(label=_("As at"))
    source = forms.CharField(label=_("Where the figure comes from"), max_length=200)


class ContractorForm(ChoosesFromBody):
    name = forms.CharField(label=_("Name"), max_length=160)
    service = _service(_("Works for"), _("The whole body"))


class CalendarFileForm(ChoosesFromBody):
    name = forms.CharField(label=_("Name of the calendar"), max_length=120)
    upload = forms.FileField(
        label=_("File of the days off"), help_text=_("A .csv with a column “date”, or an .ics calendar.")
    )
    service = _service(_("For which service"), _("The whole body"))
    cut_off = forms.TimeField(
        label=_("Cut-off time"),
        required=False,
        help_text=_("What arrives later counts from the next working day. For example, 17:00"),
    )
    announced_on = forms.DateField(label=_("Announced on"), required=False)


class CalendarDayForm(ChoosesFromBody):
    on = forms.DateField(label=_("Day"))
    name = forms.CharField(label=_("What it is"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=CalendarDay.Kind.choices)
    closes_at = forms.TimeField(label=_("Closes at"), required=False, help_text=_("Only for a half day. For example, 12:30"))
    service = _service(_("For which service"), _("The whole body"))
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
