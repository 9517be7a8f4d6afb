"""What is typed after the answer, and about how somebody is in touch with us."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.forms.acts import FINDINGS
from wellheard.areas.casework.models import Revision
from wellheard.areas.correspondence import labels
from wellheard.areas.correspondence.models import Repeat, Restriction, RestrictionReview
from wellheard.foundation.design.forms import DesignForm, LongText, YesNo

WAYS = [(way.value, labels.CHOICES[way]) for way, words in labels.WAYS.items()]


class ClarifyForm(DesignForm):
    asked_on = forms.DateField(label=_("Day they asked"))
    question = LongText(label=_("What they asked"), rows=4)
    answer = LongText(label=_("What we answer"), rows=8)


class RevisionForm(DesignForm):
    ground = forms.ChoiceField(
        label=_("Why is the answer changed?"), choices=Revision.Ground.choices, widget=forms.RadioSelect
    )
    reason = LongText(
        label=_("What was the error, or what is new?"),
        rows=4,
        help_text=_("In words for the person: it is in the letter."),
    )
    outcome = forms.ChoiceField(label=_("Outcome"), choices=FINDINGS, widget=forms.RadioSelect)
    text = LongText(label=_("The response as it is now"), rows=18)


class LeaveForm(DesignForm):
    comment = LongText(label=_("Why the answer stays as it was"), rows=4)


class ConfirmForm(DesignForm):
    """Asks nothing: what is to be signed is shown."""


class RepeatForm(DesignForm):
    came_on = forms.DateField(label=_("Day it came"))
    what = LongText(label=_("What they say"), rows=4)
    judged = forms.ChoiceField(
        label=_("Does it say anything new?"), choices=Repeat.Judged.choices, widget=forms.RadioSelect
    )
    why = LongText(label=_("How you judged that"), rows=3)


class IncidentForm(DesignForm):
    happened_on = forms.DateField(label=_("Day it happened"))
    what = LongText(label=_("What was said or done"), rows=4, help_text=_("In the words that were used."))
    evidence = LongText(label=_("What there is to show it"), required=False, rows=2)
    effect_on_staff = LongText(label=_("What it did to the people it happened to"), required=False, rows=2)
    support_given = LongText(label=_("How they were supported"), required=False, rows=2)


class WarnForm(DesignForm):
    """Describe, explain, suggest, consequences."""

    describe = LongText(label=_("Describe: what happened"), rows=3)
    explain = LongText(label=_("Explain: what it did"), rows=3)
    suggest = LongText(label=_("Suggest: what you ask of them"), rows=3)
    consequences = LongText(label=_("Consequences: what follows if it changes, and if it does not"), rows=3)


class RestrictionForm(DesignForm):
    stopped = forms.MultipleChoiceField(
        label=_("Which ways of contact are restricted?"), choices=WAYS, widget=forms.CheckboxSelectMultiple
    )
    kept = forms.MultipleChoiceField(
        label=_("Which stay open?"), choices=WAYS, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("One at least is always kept."),
    )  # fmt: skip
    how_kept = LongText(label=_("To whom, and how often"), required=False, rows=2)
    scope_of = LongText(
        label=_("What exactly is restricted"),
        required=False,
        rows=2,
        help_text=_("For example, only about this complaint."),
    )
    why = LongText(label=_("Why"), rows=3)
    persistence_alone = YesNo(
        label=_("Is it only that they write or ring often?"),
        help_text=_("Persistence alone is not unacceptable."),
    )
    adjustments_considered = LongText(
        label=_("Which adjustments were considered"),
        rows=3,
        help_text=_("A disability, an illness or a loss may lie behind it. What was asked, and offered?"),
    )
    why_no_warning = LongText(label=_("If they were not warned: why not"), required=False, rows=2)
    from_on = forms.DateField(label=_("From"))
    review_on = forms.DateField(label=_("Looked at again on"))


class ChallengeForm(DesignForm):
    challenged_on = forms.DateField(label=_("Day they asked for it to be changed"))
    grounds = LongText(label=_("What they say"), rows=4)


def _ways_open() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Ways that are open from now on"), choices=WAYS, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Those that are open now stay open. Tick what is opened again, if you change it."),
    )  # fmt: skip


class HearForm(DesignForm):
    verdict = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[
            (Restriction.Challenge.STANDS, _("The decision stands")),
            (Restriction.Challenge.CHANGED, _("Ways are opened again")),
            (Restriction.Challenge.ENDED, _("The restriction ends")),
        ],
        widget=forms.RadioSelect,
    )
    kept = _ways_open()
    reasons = LongText(label=_("Why"), rows=3)


class ReviewForm(DesignForm):
    verdict = forms.ChoiceField(
        label=_("What do you decide?"), choices=RestrictionReview.Verdict.choices, widget=forms.RadioSelect
    )
    kept = _ways_open()
    reasons = LongText(label=_("Why"), rows=3)
    next_review_on = forms.DateField(label=_("Looked at again on"), required=False)
