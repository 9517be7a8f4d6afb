"""What is typed about views, tasks and acts on many complaints."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.workload import services
from wellheard.areas.workload.models import BulkRun, SavedView
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.letters.texts import shipped
from wellheard.foundation.organisations.choices import ManagerChoice, StaffChoice


class ViewForm(DesignForm):
    name = forms.CharField(label=_("Name of the view"), max_length=80)
    shared = forms.BooleanField(
        label=_("Let everybody in the body use it"),
        required=False,
        help_text=_("Each sees in it only the complaints they may see."),
    )
    digest = forms.ChoiceField(
        label=_("Send me what it holds"), choices=SavedView.Digest.choices, widget=forms.RadioSelect, initial="never"
    )
    threshold = forms.IntegerField(
        label=_("Tell me when it holds more than"),
        required=False,
        min_value=0,
        help_text=_("A number of complaints. Leave it empty for no alert."),
    )


class TaskForm(DesignForm):
    text = forms.CharField(label=_("What is to be done"), max_length=500)
    given_to = StaffChoice(label=_("By whom"), empty_label=_("Choose a person"))
    due_on = forms.DateField(label=_("By when"), required=False)


class AllocateManyForm(DesignForm):
    handler = StaffChoice(label=_("Who handles them?"), required=False, empty_label=_("Nobody"))

    def said(self) -> dict[str, Any]:
        handler = self.cleaned_data["handler"]
        return {"handler": str(handler.pk) if handler else None}


class TagManyForm(DesignForm):
    word = forms.CharField(label=_("Tag"), max_length=40, help_text=_("A word or two to find them by."))

    def said(self) -> dict[str, Any]:
        return {"word": self.cleaned_data["word"]}


class ExtendManyForm(DesignForm):
    to_on = forms.DateField(label=_("New date for all of them"))
    reason = LongText(label=_("Reason"), rows=3, help_text=_("Each customer will be told this."))
    authorised_by = ManagerChoice(label=_("Authorised by"), empty_label=_("Choose a manager"))

    def said(self) -> dict[str, Any]:
        return {
            "to_on": self.cleaned_data["to_on"].isoformat(),
            "reason": self.cleaned_data["reason"],
            "authorised_by": str(self.cleaned_data["authorised_by"].pk),
        }


class WithdrawManyForm(DesignForm):
    reason = LongText(
        label=_("Why they are withdrawn"), rows=3, help_text=_("Those that nobody has opened are left out.")
    )

    def said(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class LetterManyForm(DesignForm):
    kind = forms.ChoiceField(
        label=_("Which letter"),
        help_text=_(
            "By e-mail to those who gave one, else printed and posted. A letter that has a gap to be filled in is "
            "left out. A stage 1 answer is sent to many only in a campaign that was answered once."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("kind", [(kind, text.title) for kind, text in shipped().items() if kind in TO_MANY])

    def said(self) -> dict[str, Any]:
        return {"kind": self.cleaned_data["kind"]}


class LookForm(DesignForm):
    def said(self) -> dict[str, Any]:
        return {}


TO_MANY = ("acknowledgement", "extension", "withdrawal", services.ANSWERS_A_CAMPAIGN)
"""Letters that say the same to everybody; an answer is written to one person, but for a campaign's."""
BULK: dict[str, type[Any]] = {
    BulkRun.Act.ALLOCATE: AllocateManyForm,
    BulkRun.Act.TAG: TagManyForm,
    BulkRun.Act.EXTEND: ExtendManyForm,
    BulkRun.Act.WITHDRAW: WithdrawManyForm,
    BulkRun.Act.LETTER: LetterManyForm,
    BulkRun.Act.PRINT: LookForm,
    BulkRun.Act.EXPORT: LookForm,
}
