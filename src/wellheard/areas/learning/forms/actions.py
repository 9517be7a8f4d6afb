"""What is typed for an improvement action, from its proposal to its verdict."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.learning.forms.causes import WithFactors
from wellheard.areas.learning.labels import MEANS
from wellheard.areas.learning.models import ActionPlan, ImprovementAction, ServiceAnswer
from wellheard.areas.learning.services.telling import WAYS
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import ManagerChoice, OneOfTheBody, ServiceChoice, StaffChoice
from wellheard.foundation.organisations.models import Service

AIMS = [
    ("0.50", _("Half as many")),
    ("0.60", _("Two fifths fewer")),
    ("0.70", _("Three tenths fewer")),
    ("0.80", _("A fifth fewer")),
]


class PlanChoice(OneOfTheBody):
    def choosable(self) -> Any:
        return ActionPlan.objects.filter(ended_on=None).order_by("name")


class ActionForm(WithFactors):
    no_factor = _("Not coded")

    title = forms.CharField(
        label=_("What is to change, in a line"),
        max_length=200,
        help_text=_("Written so that anybody could read it."),
    )
    text = LongText(label=_("More about it"), required=False, rows=4)
    changes = forms.ChoiceField(
        label=_("What it changes"), choices=ImprovementAction.Changes.choices, widget=forms.RadioSelect
    )
    means = forms.ChoiceField(
        label=_("By what means"),
        choices=[("", _("Choose"))] + [(means.value, words) for means, words in MEANS.items()],
        help_text=_("The strongest first: what changes the system outlasts what reminds people."),
    )
    service = ServiceChoice(label=_("Of which service"), required=False, empty_label=_("The whole body"))
    category = forms.CharField(label=_("Category of complaint"), max_length=120, required=False)
    factor = forms.ChoiceField(label=_("Which cause it acts on"), required=False)
    plan = PlanChoice(label=_("Action plan"), required=False, empty_label=_("None"))
    owner = StaffChoice(label=_("Its one owner"), required=False, empty_label=_("A team, named below"))
    owner_team = forms.CharField(label=_("Or a team"), max_length=120, required=False)
    due_on = forms.DateField(label=_("Done by"))
    evidence_needed = LongText(label=_("What will show that it was done"), required=False, rows=2)
    meanwhile = LongText(
        label=_("What is done in the meantime"),
        required=False,
        rows=2,
        help_text=_("Where the full change takes long. The person who complained is told of it too."),
    )
    publishable = LongText(
        label=_("In words for those who are told"),
        required=False,
        rows=2,
        help_text=_("What you would tell the person who complained, and other services. Nothing about anybody."),
    )
    training_audience = forms.CharField(label=_("If it is training: for whom"), max_length=300, required=False)
    training_on = forms.DateField(label=_("If it is training: planned for"), required=False)

    def clean_due_on(self) -> date:
        on: date = self.cleaned_data["due_on"]
        return on


class MeasureForm(WithFactors):
    """How it will be known that it worked: declared before it starts."""

    no_factor = _("Any cause")

    measured = forms.BooleanField(
        label=_("Count complaints before and after"),
        required=False,
        help_text=_("Untick it where nothing can be counted, and say why."),
    )
    measured_service = ServiceChoice(label=_("Complaints about"), required=False, empty_label=_("The whole body"))
    measured_category = forms.CharField(label=_("Of the category"), max_length=120, required=False)
    measured_factor = forms.ChoiceField(label=_("With the cause"), required=False)
    exposure = forms.CharField(
        label=_("For each"),
        max_length=80,
        required=False,
        help_text=_("A size that the service states, such as tenancies. Leave it empty to compare the numbers alone."),
    )
    compared_with = ServiceChoice(
        label=_("Compared with a service that does not change"), required=False, empty_label=_("None")
    )
    aim = forms.ChoiceField(label=_("It has worked when there are"), choices=AIMS)
    baseline_months = forms.IntegerField(label=_("Months before to compare with"), min_value=6, max_value=60)
    transition_months = forms.IntegerField(
        label=_("Months after that it needs to settle"), min_value=0, max_value=12, help_text=_("They are not counted.")
    )
    not_measured_why = LongText(label=_("If nothing can be counted: why"), required=False, rows=2)


class WhyForm(DesignForm):
    """A reason and nothing else."""

    why = LongText(label=_("Why"), rows=3)


class StartForm(DesignForm):
    started_on = forms.DateField(label=_("Day work on it began"))


class EvidenceForm(DesignForm):
    words = LongText(label=_("What shows that it was done"), rows=3)
    of_on = forms.DateField(label=_("Of which day"))
    upload = forms.FileField(label=_("A file"), required=False)


class DoneForm(DesignForm):
    implemented_on = forms.DateField(label=_("Day it was done"), help_text=_("From this day people met the change."))


class NewDateForm(DesignForm):
    to_on = forms.DateField(label=_("New date"))
    reason = LongText(label=_("Why it needs longer"), rows=3)
    authorised_by = ManagerChoice(label=_("On whose authority"), empty_label=_("Choose a manager"))
    meanwhile = LongText(label=_("What is done in the meantime"), required=False, rows=2)


class EffectiveForm(DesignForm):
    words = LongText(label=_("In your words: what is better now?"), rows=3)


class WatchOnForm(DesignForm):
    until_on = forms.DateField(label=_("Look again on"))
    why = LongText(label=_("Why watch it further"), rows=3)


class TellForm(DesignForm):
    words = LongText(label=_("What they are told"), rows=7)
    how = forms.ChoiceField(label=_("How"), choices=list(WAYS.items()), widget=forms.RadioSelect)
    told_on = forms.DateField(label=_("Day they are told"))


class CannotTellForm(DesignForm):
    why_not = LongText(label=_("Why they cannot be told, and what was tried"), rows=3)


class TellBodyForm(DesignForm):
    body_name = forms.CharField(label=_("Which body"), max_length=200)
    words = LongText(label=_("What it was told"), rows=4, help_text=_("Nothing about any person."))
    how = forms.CharField(label=_("How"), max_length=200)
    told_on = forms.DateField(label=_("Day it was told"))


class InvolveForm(DesignForm):
    staff = StaffChoice(label=_("Who should be told"), empty_label=_("Choose a person"))


class AskServicesForm(DesignForm):
    services: Any = forms.ModelMultipleChoiceField(
        queryset=None, widget=forms.CheckboxSelectMultiple, label=_("Which services could the same cause touch?")
    )

    def __init__(self, *args: Any, action: ImprovementAction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = action.service_answers.values("service_id")
        rows = Service.objects.filter(closed_on=None).exclude(pk=action.service_id).exclude(pk__in=asked)
        self.fields["services"].queryset = rows.order_by("path")  # type: ignore[attr-defined]


class AnswerForm(DesignForm):
    answer = forms.ChoiceField(
        label=_("Does it apply to your service?"), choices=ServiceAnswer.Answer.choices, widget=forms.RadioSelect
    )
    words = LongText(label=_("Why not, or what was done"), required=False, rows=3)


class MakePlanForm(DesignForm):
    name = forms.CharField(label=_("Name of the plan"), max_length=160)
    why = LongText(label=_("What it is for"), required=False, rows=3)
    director = ManagerChoice(label=_("Director who owns it"), empty_label=_("Choose"))
    service = ServiceChoice(label=_("Of which service"), required=False, empty_label=_("The whole body"))
    carried_out_by = StaffChoice(label=_("Carried out by"), required=False, empty_label=_("The director"))


class EndPlanForm(DesignForm):
    ended_on = forms.DateField(label=_("Day it ended"))


class ThemeForm(WithFactors):
    no_factor = _("Any cause")

    name = forms.CharField(label=_("Name"), max_length=160)
    what = LongText(label=_("What do the complaints have in common?"), rows=4)
    service = ServiceChoice(label=_("Of which service"), required=False, empty_label=_("The whole body"))
    category = forms.CharField(label=_("Category of complaint"), max_length=120, required=False)
    factor = forms.ChoiceField(label=_("Cause"), required=False)


class AgreeForm(DesignForm):
    agreed = forms.TypedChoiceField(
        label=_("Is it a key theme?"),
        choices=[("yes", _("Yes: it gets improvement actions")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    why = LongText(label=_("If not: why"), required=False, rows=2)


class ActOnThemeForm(DesignForm):
    action: Any = forms.ModelChoiceField(queryset=None, label=_("Which action"), empty_label=_("Choose"))

    def __init__(self, *args: Any, actions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = actions  # type: ignore[attr-defined]
        self.fields["action"].label_from_instance = lambda row: f"{row}: {row.title}"  # type: ignore[attr-defined]


class EndThemeForm(DesignForm):
    what_became = LongText(label=_("What became of it"), rows=4)


class AcknowledgeForm(DesignForm):
    said = LongText(label=_("What you do about it"), rows=3)


class LinkForm(DesignForm):
    reference = forms.CharField(label=_("Reference of the complaint"), max_length=40)
