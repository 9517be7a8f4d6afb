"""The coding of one complaint, made from its taxonomy: plain lists, in which a number key chooses."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from wellheard.areas.coding import labels
from wellheard.areas.coding.models import Coding
from wellheard.areas.coding.services import CodesGiven, ProblemGiven
from wellheard.foundation.design.forms import DesignForm, LongText, dress
from wellheard.foundation.organisations.choices import ModelMultipleChoiceField, ServiceChoice, StaffChoice
from wellheard.foundation.organisations.models import Service
from wellheard.rules.taxonomy import TAXONOMIES, ProblemCategory, Taxonomy, taxonomy

SEVERITIES = [
    ("0", _("0 None")), *((str(one.value), f"{one.value} {words}") for one, words in labels.SEVERITIES.items() if one)
]  # fmt: skip
HARMS = [("", _("Not coded")), *((str(value.value), f"{value.value} {words}") for value, words in labels.HARMS.items())]


@dataclass(frozen=True)
class Row:
    """One category on the screen: what it is, and its fields."""

    category: ProblemCategory
    severity: BoundField
    answer: BoundField | None
    subcategory: BoundField


class ServiceChoices(ModelMultipleChoiceField):
    """Several services of the body in scope."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, widget=forms.CheckboxSelectMultiple, **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        copied = forms.Field.__deepcopy__(self, memo)
        copied.queryset = Service.objects.filter(closed_on=None).order_by("path")
        return copied


class CodingForm(DesignForm):
    """Severities first, then stage, harm and the rest. Our answer is asked about only where there is one."""

    stages = forms.MultipleChoiceField(label=_("Stages"), widget=forms.CheckboxSelectMultiple)
    harm = forms.TypedChoiceField(label=_("Harm"), choices=HARMS, coerce=int, empty_value=None, required=False)
    harm_shown_by = LongText(
        label=_("What shows the harm"), required=False, rows=2,
        help_text=_("Asked for major and catastrophic harm: the words or the record that show it."),
    )  # fmt: skip
    answer_harm = forms.TypedChoiceField(
        label=_("Harm, as our answer sees it"), choices=HARMS, coerce=int, empty_value=None, required=False
    )
    near_miss = forms.BooleanField(label=_("A near miss: harm was averted"), required=False)
    recovered_by = forms.ChoiceField(
        label=_("Who caught it"), choices=[("", _("Nobody, or not said")), *Coding.RecoveredBy.choices], required=False
    )
    omission = forms.BooleanField(label=_("Something was left undone"), required=False)
    who_complains = forms.ChoiceField(
        label=_("Who complains"), choices=[("", _("Not said")), *Coding.WhoComplains.choices], required=False
    )
    staff_group = forms.ChoiceField(label=_("Staff it is about"), required=False)
    services = ServiceChoices(label=_("Other services it reaches into"), required=False)
    answer_coded = forms.BooleanField(
        label=_("I have coded our answer as well"), required=False,
        help_text=_("Then a problem left at 0 is one that our answer does not see."),
    )  # fmt: skip
    remark = LongText(label=_("Remark"), required=False, rows=2)

    def __init__(self, *args: Any, terms: Taxonomy, has_answer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms, self.has_answer = terms, has_answer
        self.offer("stages", [(one.code, one.name) for one in terms.stages])
        groups = [("", _("Not said")), *((one.code, one.name) for one in terms.staff_groups)]
        self.offer("staff_group", groups)
        for category in terms.categories:
            self._add(category)
        if not has_answer:
            del self.fields["answer_harm"], self.fields["answer_coded"]
        if not self.is_bound:
            self.fields[f"p_{terms.categories[0].code}"].widget.attrs["autofocus"] = True

    def _add(self, category: ProblemCategory) -> None:
        code, subs = category.code, [("", "–"), *((one.code, one.name) for one in category.subcategories)]
        in_it = _("%(name)s: severity in the complaint") % {"name": category.name}
        self.fields[f"p_{code}"] = _severity(in_it)
        if self.has_answer:
            self.fields[f"a_{code}"] = _severity(_("%(name)s: severity in our answer") % {"name": category.name})
        what = forms.ChoiceField(label=_("%(name)s: what") % {"name": category.name}, choices=subs, required=False)
        what.widget.attrs["aria-label"] = what.label
        dress(what)
        self.fields[f"s_{code}"] = what

    def rows(self) -> Iterator[Row]:
        for category in self.terms.categories:
            code = category.code
            answer = self[f"a_{code}"] if self.has_answer else None
            yield Row(category, self[f"p_{code}"], answer, self[f"s_{code}"])

    def given(self) -> CodesGiven:
        """The codes in the words of the services."""
        said = self.cleaned_data
        codes = [category.code for category in self.terms.categories]
        answers = {code: said.get(f"a_{code}") or 0 for code in codes}
        answered = bool(said.get("answer_coded") or said.get("answer_harm") is not None or any(answers.values()))
        problems = tuple(
            ProblemGiven(code, said[f"p_{code}"] or 0, answers[code] if answered else None, said[f"s_{code}"])
            for code in codes
        )
        names = ("harm", "harm_shown_by", "near_miss", "recovered_by", "omission", "who_complains", "staff_group")
        rest = {name: said[name] for name in (*names, "remark")}
        stages, services = tuple(said["stages"]), tuple(said["services"])
        return CodesGiven(problems, stages, answer_harm=said.get("answer_harm"), services=services, **rest)


def _severity(label: Any) -> forms.TypedChoiceField:
    """A list that a number key chooses from."""
    field = forms.TypedChoiceField(label=label, choices=SEVERITIES, coerce=int, required=False, empty_value=None)
    field.widget.attrs["aria-label"] = label
    dress(field)
    return field


def beginning(coding: Coding | None) -> dict[str, Any]:
    """What the form begins with: an earlier version, or nothing present."""
    if coding is None:
        return {}
    found: dict[str, Any] = {
        name: getattr(coding, name)
        for name in ("stages", "harm", "harm_shown_by", "answer_harm", "near_miss", "recovered_by", "omission",
                     "who_complains", "staff_group", "remark")
    }  # fmt: skip
    found["services"] = [one.service_id for one in coding.coded_services.all()]
    for problem in coding.problems.all():
        found[f"p_{problem.category}"] = problem.severity
        found[f"a_{problem.category}"] = problem.answer_severity or 0
        found[f"s_{problem.category}"] = problem.subcategory
        if problem.answer_severity is not None:
            found["answer_coded"] = True
    return found


class AskSecondForm(DesignForm):
    of = StaffChoice(label=_("Second coder"), empty_label=_("Choose a person"))


class NothingForm(DesignForm):
    autosave = False


class DrawForm(DesignForm):
    first_on = forms.DateField(label=_("Received from"))
    last_on = forms.DateField(label=_("To, that day included"))
    service = ServiceChoice(label=_("Service"), required=False, empty_label=_("All that I work for"))
    share = forms.IntegerField(label=_("Share, per cent"), min_value=1, max_value=100, initial=10)
    of = StaffChoice(label=_("Second coder"), empty_label=_("Choose a person"))
    seed = forms.CharField(
        label=_("Seed"),
        max_length=60,
        help_text=_("Any words. The same seed draws the same complaints, so that anybody can see that nobody chose."),
    )


class FiguresForm(DesignForm):
    """What may be asked of the pictures."""

    autosave = False
    first = forms.DateField(label=_("Received from"))
    last = forms.DateField(label=_("To, that day included"))
    service = ServiceChoice(label=_("Service"), required=False, empty_label=_("All that I may see"))
    taxonomy = forms.ChoiceField(label=_("Coded by"), required=False)

    def __init__(self, *args: Any, taxonomies: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("taxonomy", [(name, taxonomy(name).title) for name in taxonomies])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            self.add_error("last", _("The period would end before it begins."))
        return cleaned


class TaxonomyForm(DesignForm):
    name = forms.ChoiceField(label=_("Taxonomy"), choices=[(name, taxonomy(name).title) for name in TAXONOMIES])
    from_on = forms.DateField(label=_("For complaints received from"))
    service = ServiceChoice(label=_("For which part of the body"), required=False, empty_label=_("The whole body"))
    names = LongText(
        label=_("What you call things"),
        required=False,
        rows=6,
        help_text=_("One on each line, its code first. For example: providing = Carrying out the repair"),
    )

    def clean_names(self) -> dict[str, str]:
        found = {}
        for number, line in enumerate(self.cleaned_data["names"].splitlines(), 1):
            code, equals, name = (part.strip() for part in line.partition("="))
            if not line.strip():
                continue
            if not (code and equals and name) or len(name) > 120:
                raise forms.ValidationError(
                    _("Line %(number)d: write a code, =, and a name of at most 120 characters."),
                    params={"number": number},
                )
            found[code] = name
        return found
