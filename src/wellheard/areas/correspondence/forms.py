"""What is typed to write a letter and to send it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.areas.correspondence.selectors import kinds_for
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.letters.channels import in_use
from wellheard.foundation.letters.models import Message

NOBODY = "nobody"
BY_POST = (Message.Channel.PRINT, Message.Channel.NOTIFY_LETTER)


class BeginForm(DesignForm):
    """Which letter, to whom, in which language."""

    kind = forms.ChoiceField(label=_("Which letter?"))
    to = forms.ChoiceField(label=_("To whom?"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, complaint: Complaint, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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

    def for_service(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        person: Person | None = self.people.get(cleaned["to"])
        return {"kind": cleaned["kind"], "language": cleaned["language"], "to_person": person}


def _who(person: Person) -> str:
    part = str(person.get_part_display())
    name = f"{person.name}, {part.lower()}" if person.name else part
    return f"{name} ({person.contact_preference})" if person.contact_preference else name


class LetterForm(DesignForm):
    """The words of a draft, paragraph by paragraph. What is fixed has no field."""

    subject = forms.CharField(label=_("Subject"), max_length=200)

    def __init__(self, *args: Any, letter: CaseLetter, **kwargs: Any) -> None:
        self.letter = letter
        self.base_fields = self.base_fields | _fields_for(letter)  # type: ignore[misc]
        super().__init__(*args, **kwargs)

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
    """How a letter goes, and where."""

    channel = forms.ChoiceField(label=_("How is it sent?"), widget=forms.RadioSelect)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    address = LongText(
        label=_("Postal address"), rows=4, required=False, help_text=_("Line by line, with the postcode.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        channel = self.fields["channel"]
        assert isinstance(channel, forms.ChoiceField)
        channel.choices = [(one.value, one.label) for one in in_use() if one != Message.Channel.NOTIFY_TEXT]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        channel = cleaned.get("channel")
        if channel in BY_POST and not cleaned.get("address"):
            self.add_error("address", _("Give the address to post it to."))
        if channel and channel not in BY_POST and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("Give the address to send it to."))
        cleaned["to"] = cleaned.get("address") if channel in BY_POST else cleaned.get("email")
        return cleaned


class PostedForm(DesignForm):
    posted_on = forms.DateField(label=_("Day they were posted"))


class DiscardForm(DesignForm):
    """Asks nothing: the page itself asks whether it is meant."""
