"""What is typed for a cause, an analysis, a recommendation, a promise, a failing: in the file of one complaint."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.learning.labels import TESTS
from wellheard.areas.learning.models import Certainty, Promise, Recommendation, Scope, WhyAnswer
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import ServiceChoice, StaffChoice, StaffChoices
from wellheard.rules.improvement import FactorSet, Test

Choices = list[tuple[str, Any]]


def factor_choices(factors: FactorSet, empty: Any, people_too: bool = True) -> list[Any]:
    """The factors in their groups, as a list to choose from."""
    groups = [
        (ring, [(one.code, one.name) for one in held if people_too or not one.about_a_person])
        for ring, held in factors.by_ring()
    ]
    return [("", empty), *((ring, choices) for ring, choices in groups if choices)]


class WithFactors(DesignForm):
    """A form that lets one choose a contributory factor. `factors` is the set of the complaint's procedure."""

    people_too = True
    no_factor: Any = _("Choose")

    def __init__(self, *args: Any, factors: FactorSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("factor")
        if isinstance(field, forms.ChoiceField):
            field.choices = factor_choices(factors, self.no_factor, self.people_too)


class CauseForm(WithFactors):
    no_factor = _("None was found")

    words = LongText(
        label=_("Underlying cause, in a sentence"),
        required=False,
        rows=3,
        help_text=_("What made it possible, not who did it."),
    )
    factor = forms.ChoiceField(
        label=_("What kind of cause"), required=False, help_text=_("The nearest. Choose “None was found” if none was.")
    )
    scope = forms.ChoiceField(
        label=_("How far it reaches"), choices=[("", _("Choose")), *Scope.choices], required=False
    )
    certainty = forms.ChoiceField(
        label=_("How sure you are"), choices=[("", _("Choose")), *Certainty.choices], required=False
    )
    none_found_why = LongText(label=_("If none was found: why"), required=False, rows=2)
    remedial_action = LongText(
        label=_("What was done about it"),
        required=False,
        rows=3,
        help_text=_("However small, for anybody."),
    )
    no_action_why = LongText(label=_("If nothing was done: why"), required=False, rows=2)


class LeadForm(DesignForm):
    lead = StaffChoice(label=_("Who leads it"), empty_label=_("Whoever handles the complaint"), required=False)


class ProblemForm(DesignForm):
    problem = LongText(
        label=_("What went wrong, in a sentence"), rows=3, help_text=_("What happened, to whom, when. No cause yet.")
    )


class WhyForm(WithFactors):
    no_factor = _("The why goes on from here")

    words = LongText(label=_("Why?"), rows=3, help_text=_("Because…"))
    under = forms.ChoiceField(label=_("This answers"), required=False)
    evidence = LongText(label=_("How is this known?"), required=False, rows=2)
    certainty = forms.ChoiceField(
        label=_("How sure"), choices=[("", _("Not said")), *Certainty.choices], required=False
    )
    factor = forms.ChoiceField(
        label=_("If the why ends here: what kind of condition is it?"),
        required=False,
        help_text=_("A condition that can be changed. Where it is a person, ask why once more."),
    )

    def __init__(self, *args: Any, whys: Sequence[WhyAnswer], problem: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        head = _("What went wrong: %(problem)s") % {"problem": problem[:80]}
        choices: Choices = [("", head)]
        choices += [(str(why.number), f"{why.number}. {why.words[:80]}") for why in whys]
        self.offer("under", choices)


class FactorForm(WithFactors):
    factor = forms.ChoiceField(label=_("Contributory factor"))
    words = forms.CharField(label=_("In a few words"), max_length=120, help_text=_("As it stands on the diagram."))
    evidence = LongText(label=_("How is this known?"), required=False, rows=2)
    certainty = forms.ChoiceField(label=_("How sure"), choices=Certainty.choices, initial=Certainty.PROBABLE)


class ConclusionForm(WithFactors):
    people_too = False

    conclusion = LongText(label=_("The cause, in a sentence"), rows=3)
    factor = forms.ChoiceField(label=_("What kind of cause"))
    scope = forms.ChoiceField(label=_("How far it reaches"), choices=Scope.choices, widget=forms.RadioSelect)
    certainty = forms.ChoiceField(label=_("How sure"), choices=Certainty.choices, widget=forms.RadioSelect)


class RecommendForm(WithFactors):
    no_factor = _("Not coded")

    kind = forms.ChoiceField(label=_("For what"), choices=Recommendation.Kind.choices, widget=forms.RadioSelect)
    text = LongText(label=_("What you recommend"), rows=3)
    source = forms.ChoiceField(label=_("Where it comes from"), choices=Recommendation.Source.choices)
    service = ServiceChoice(label=_("Of which service"), required=False, empty_label=_("The service complained about"))
    factor = forms.ChoiceField(label=_("Which cause it acts on"), required=False)
    serious = forms.BooleanField(
        label=_("It is a serious matter"),
        required=False,
        help_text=_("Harm, or the risk of it; or it keeps coming back. Reminders and training alone will not do."),
    )
    earlier = forms.ChoiceField(
        label=_("What do earlier actions on this mean?"),
        choices=[("", _("Choose")), *Recommendation.Earlier.choices],
        required=False,
        help_text=_("Where there are any, they are shown beside this form."),
    )
    earlier_words = LongText(label=_("Why the earlier one did not work, or what it was about"), required=False, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        tests = {
            f"test_{test.value}": LongText(label=label, help_text=question, required=False, rows=2)
            for test, (label, question) in TESTS.items()
        }
        self.base_fields = self.base_fields | tests  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    @property
    def tests(self) -> dict[str, str]:
        return {test.value: self.cleaned_data.get(f"test_{test.value}", "") for test in Test}


class JudgeForm(DesignForm):
    judged = forms.ChoiceField(
        label=_("What do you say to it?"),
        choices=[
            (Recommendation.State.ACCEPTED, _("Accept it")),
            (Recommendation.State.SENT_BACK, _("Send it back to its writer")),
            (Recommendation.State.NOT_ACCEPTED, _("Do not accept it")),
        ],
        widget=forms.RadioSelect,
    )
    comment = LongText(label=_("Why"), required=False, rows=3, help_text=_("Not needed where you accept it."))


class PromiseForm(DesignForm):
    kind = forms.ChoiceField(label=_("What kind"), choices=Promise.Kind.choices, widget=forms.RadioSelect)
    text = LongText(label=_("What is promised"), rows=3)
    owner = StaffChoice(label=_("Who sees that it is done"), empty_label=_("Choose a person"))
    due_on = forms.DateField(label=_("By which day"))


class KeepForm(DesignForm):
    delivered_on = forms.DateField(label=_("Day it was done"))
    evidence = LongText(label=_("What shows that it was done"), rows=3)
    upload = forms.FileField(label=_("A file that shows it"), required=False)


class CannotKeepForm(DesignForm):
    not_kept_why = LongText(label=_("Why it cannot be kept"), rows=3)
    instead = LongText(label=_("What is done instead"), rows=3, help_text=_("The person is told of both."))


class ChangePromiseForm(DesignForm):
    owner = StaffChoice(label=_("Who sees that it is done"), empty_label=_("Choose a person"))
    due_on = forms.DateField(label=_("By which day"))
    why_later = LongText(label=_("If it is later: why"), required=False, rows=2)


class WordForm(DesignForm):
    their_word = forms.ChoiceField(label=_("What do they say?"), choices=Promise.Word.choices, widget=forms.RadioSelect)
    their_words = LongText(label=_("In their own words"), required=False, rows=3)
    asked_on = forms.DateField(label=_("Day you asked them"))


class FailingForm(DesignForm):
    what = LongText(label=_("What is the failing?"), rows=4, help_text=_("What could happen again, to whom, how soon."))
    at_once = LongText(label=_("What is done about it at once?"), rows=3)
    told = StaffChoices(label=_("Who must know now"), help_text=_("They are told by mail and must acknowledge it."))


class RefusalForm(DesignForm):
    person: Any = forms.ModelChoiceField(queryset=None, label=_("Who does not want to be told"), empty_label=None)
    on = forms.DateField(label=_("Day they said so"))
    how = forms.CharField(
        label=_("How they said it"), max_length=200, help_text=_("By phone, in their letter. Silence is no refusal.")
    )

    def __init__(self, *args: Any, complaint: Complaint, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = complaint.people.order_by("id")  # type: ignore[attr-defined]
