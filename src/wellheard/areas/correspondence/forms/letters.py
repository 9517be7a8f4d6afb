"""What is typed to write a letter and to send it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.selectors.people import NOT_YET
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.areas.correspondence.selectors import kinds_for
from wellheard.areas.correspondence.selectors.letters import body_of
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.letters.channels import in_use
from wellheard.foundation.letters.models import Message

NOBODY = "nobody"
MISSING_ADDRESS = {
    "address": _("Give the postal address that the letter goes to."),
    "email": _("Give the e-mail address that the letter goes to."),
}
BY_POST = (Message.Channel.PRINT, Message.Channel.NOTIFY_LETTER)


class BeginForm(DesignForm):
    """Which letter, to whom, in which language."""

    kind = forms.ChoiceField(label=_("Which letter?"))
    to = forms.ChoiceField(label=_("To whom?"), widget=forms.RadioSelect)
    child = forms.ChoiceField(
        label=_("A letter to a child: to which child?"),
        required=False,
        help_text=_("It is kept with the child's record, and read by those who may hear the child."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, complaint: Complaint, hears: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hears = hears
        self._offer_children(complaint)
        kinds = kinds_for(complaint)
        letters = [one for one in kinds if not one[0].startswith("not_a_complaint_")]
        routes = [one for one in kinds if one[0].startswith("not_a_complaint_")]
        self.people = {str(person.pk): person for person in complaint.people.order_by("part", "id")}
        kind, to = self.fields["kind"], self.fields["to"]
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(to, forms.ChoiceField)
        kind.choices = [(_("Letters"), letters), (_("Not a complaint"), routes)]
        to.choices = [
            *((key, _who(person)) for key, person in self.people.items()),
            (NOBODY, _("Somebody who is not in this file")),
        ]

    def _offer_children(self, complaint: Complaint) -> None:
        self.children = {str(child.pk): child for child in complaint.children.all()}
        child = self.fields["child"]
        assert isinstance(child, forms.ChoiceField)
        if not self.children or not self.hears:
            del self.fields["child"]
            return
        called = [(key, one.called or _("The child")) for key, one in self.children.items()]
        child.choices = called if len(called) == 1 else [("", _("Choose a child")), *called]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == "to_a_child" and self.children:
            if not self.hears:
                self.add_error("kind", _("This letter is written by somebody who may hear the child."))
            elif not cleaned.get("child"):
                self.add_error("child", _("Say which child the letter is to."))
        return cleaned

    def for_service(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        person: Person | None = self.people.get(cleaned["to"])
        child = self.children.get(cleaned.get("child", "")) if cleaned["kind"] == "to_a_child" else None
        return {"kind": cleaned["kind"], "language": cleaned["language"], "to_person": person, "child": child}


def _who(person: Person) -> str:
    part = str(person.get_part_display())
    name = f"{person.name}, {part.lower()}" if person.name else part
    if person.reply_to:
        name = _("%(name)s: the reply goes here") % {"name": name}
        if person.consent in NOT_YET:
            name = _("%(name)s once there is consent") % {"name": name}
    return f"{name} ({person.contact_preference})" if person.contact_preference else name


class LetterForm(DesignForm):
    """The words of a draft, paragraph by paragraph. What is fixed has no field."""

    subject = forms.CharField(label=_("Subject"), max_length=200)

    def __init__(self, *args: Any, letter: CaseLetter, **kwargs: Any) -> None:
        self.letter = letter
        self.base_fields = self.base_fields | _fields_for(letter)  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    @property
    def begins_with_greeting(self) -> bool:
        """What was signed may hold its own greeting; then it is greeted once."""
        return body_of(self.letter.paragraphs, self.letter.greeting) == body_of(self.letter.paragraphs, "")

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each paragraph with its fields, in order."""
        keys = [(one, f"on_{one['key']}", f"text_{one['key']}") for one in self.letter.paragraphs]
        return [
            {
                "paragraph": one,
                "on": self[on] if on in self.fields else None,
                "text": self[text] if text in self.fields else None,
            }
            for one, on, text in keys
        ]

    def for_service(self) -> dict[str, Any]:
        held = self.cleaned_data
        keys = [one["key"] for one in self.letter.paragraphs]
        return {
            "subject": held["subject"],
            "texts": {key: held[f"text_{key}"] for key in keys if f"text_{key}" in held},
            "on": {key: held[f"on_{key}"] for key in keys if f"on_{key}" in held},
        }


def _fields_for(letter: CaseLetter) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for number, one in enumerate(letter.paragraphs, 1):
        if one["fixed"]:
            continue
        label: Any = _("Paragraph %(number)d") % {"number": number}
        if one["key"] == "own":
            label = _("A paragraph of your own, if you want one")
        elif one["optional"]:
            found[f"on_{one['key']}"] = forms.BooleanField(
                label=_("Paragraph %(number)d is in the letter") % {"number": number},
                required=False,
                initial=one["on"],
            )
        rows = min(12, max(2, len(one["text"]) // 70 + one["text"].count("\n") + 1))
        found[f"text_{one['key']}"] = LongText(label=label, rows=rows, required=False, initial=one["text"])
    return found


class SendForm(DesignForm):
    """How a letter goes, and where: only the address that the chosen way needs is shown, and looked at."""

    shown_with = {"email": "email", "address": "post"}

    channel = forms.ChoiceField(label=_("How is it sent?"), widget=forms.RadioSelect)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    address = LongText(
        label=_("Postal address"), rows=4, required=False, help_text=_("Line by line, with the postcode.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [one for one in in_use() if one != Message.Channel.NOTIFY_TEXT]
        self.offer("channel", [(one.value, one.label) for one in ways])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        channel = cleaned.get("channel")
        needed = "address" if channel in BY_POST else "email" if channel else ""
        for name in self.shown_with:
            if name != needed:
                self.errors.pop(name, None)
        if needed and not cleaned.get(needed) and needed not in self.errors:
            self.add_error(needed, MISSING_ADDRESS[needed])
        cleaned["to"] = cleaned.get(needed, "")
        return cleaned


class PostedForm(DesignForm):
    posted_on = forms.DateField(label=_("Day they were posted"))


class DiscardForm(DesignForm):
    """Asks nothing: the page itself asks whether it is meant."""
