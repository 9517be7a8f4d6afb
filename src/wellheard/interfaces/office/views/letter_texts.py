"""The texts of letters: which are the body's own, changing one, a sample, and back to what is shipped."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wellheard.areas.correspondence.selectors import body_of
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.letters.fields import FIELDS, merged
from wellheard.foundation.letters.printing import Letter
from wellheard.foundation.letters.texts import (
    LetterText,
    Paragraph,
    UnableToChangeText,
    change_text,
    own_texts,
    restore_text,
    shipped,
    text_for,
)
from wellheard.foundation.organisations.gates import OfficeRequest, holding
from wellheard.foundation.organisations.models import Organisation
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.typed import typed

MORE = 2
"""Empty paragraphs offered after those there are."""
LANGUAGES = dict(settings.LANGUAGES)
SAMPLE = {
    "reference": "ABCD-2345",
    "name": _("Effie Bain"),
    "received_on": "28 March 2024",
    "due_on": "25 April 2024",
    "first_due_on": "4 April 2024",
    "new_date": "11 April 2024",
    "answered_on": "22 April 2024",
    "points": _("1. The bedroom has been damp since October.\n2. Nobody came on 3 May."),
    "contact": "Ailsa Grant",
    "director": "Ben Ross",
    "outcome": _("partially upheld"),
    "ombudsman": "Scottish Public Services Ombudsman",
    "ombudsman_months": _("12 months"),
}
administrator = holding(Role.ADMINISTRATOR)


class TextForm(DesignForm):
    """A subject, and each paragraph; one that is emptied is left out."""

    subject = forms.CharField(label=_("Subject"), max_length=200)

    def __init__(self, *args: Any, text: LetterText, **kwargs: Any) -> None:
        self.text = text
        self.base_fields = self.base_fields | _fields_for(text)  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    @property
    def paragraphs(self) -> list[Paragraph]:
        kept = [
            Paragraph(one.key, self.cleaned_data[f"text_{number}"], self.cleaned_data.get(f"optional_{number}", False),
                      one.ticked, one.fixed)
            for number, one in enumerate(_with_room(self.text))
        ]  # fmt: skip
        return [one for one in kept if one.text or one.fixed]


def _with_room(text: LetterText) -> list[Paragraph]:
    held = {one.key for one in text.paragraphs}
    new = [Paragraph(f"own_{number}", "") for number in range(1, 20) if f"own_{number}" not in held]
    return [*text.paragraphs, *new[:MORE]]


def _fields_for(text: LetterText) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for number, one in enumerate(_with_room(text)):
        label: Any = _("Paragraph %(number)d") % {"number": number + 1}
        help_text = _("It can be changed, and stays in the letter.") if one.fixed else ""
        found[f"text_{number}"] = LongText(
            label=label, rows=3, required=False, initial=one.text, help_text=help_text, max_length=5000
        )
        if not one.fixed:
            found[f"optional_{number}"] = forms.BooleanField(
                label=_("It can be left out when a letter is written"), required=False, initial=one.optional
            )
    return found


@administrator
def letter_texts(request: OfficeRequest) -> HttpResponse:
    own = own_texts()
    rows = [
        {
            "kind": kind,
            "title": text.title,
            "languages": [
                {"code": code, "name": name, "version": own.get((kind, code), 0)} for code, name in LANGUAGES.items()
            ],
        }
        for kind, text in shipped().items()
    ]
    return render(request, "office/administration/letters.html", {"rows": rows})


@administrator
def letter_text(request: OfficeRequest, kind: str, language: str) -> HttpResponse:
    """Change one text; look at it on a sample; put the shipped one back."""
    if kind not in shipped() or language not in LANGUAGES:
        raise Http404
    text = text_for(kind, language)
    if request.method == "POST" and "restore" in request.POST:
        restore_text(kind=kind, language=language, by=request.actor, at=timezone.now())
        messages.success(request, _("The shipped text is back. Your own is kept in the journal."))
        return redirect("office:letter-texts")
    form = typed(request, TextForm, text=text, initial={"subject": text.subject})
    shown = text
    if request.method == "POST" and form.is_valid():
        shown = LetterText(kind, text.title, form.cleaned_data["subject"], tuple(form.paragraphs), language)
        if "look" not in request.POST and _changed(request, form, kind, language):
            messages.success(request, _("The text is changed. New letters begin with it."))
            return redirect("office:letter-texts")
    context = {
        "form": form,
        "text": text,
        "language_name": LANGUAGES[language],
        "is_own": text.version > 0 and text.language == language,
        "fields": FIELDS.items(),
        "printed": _sample(shown, request),
        "heading": text.title,
        "back_url": reverse("office:letter-texts"),
        "label": _("Letters"),
    }
    return render(request, "office/administration/letter_text.html", context, status=422 if form.errors else 200)


def _changed(request: OfficeRequest, form: TextForm, kind: str, language: str) -> bool:
    said = {"kind": kind, "language": language, "subject": form.cleaned_data["subject"]}
    try:
        change_text(paragraphs=form.paragraphs, by=request.actor, at=timezone.now(), **said)
    except UnableToChangeText as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _sample(text: LetterText, request: OfficeRequest) -> Letter:
    organisation = Organisation.objects.only("name").get(pk=request.actor.organisation_id)
    values = {**{name: str(value) for name, value in SAMPLE.items()}, "organisation": organisation.name}
    paragraphs = [{"text": merged(one.text, values), "on": True} for one in text.paragraphs]
    return Letter(
        organisation=organisation.name,
        reference=str(SAMPLE["reference"]),
        to=str(SAMPLE["name"]),
        on=timezone.localdate(),
        subject=merged(text.subject, values),
        body=body_of(paragraphs, str(_("Dear %(name)s") % {"name": SAMPLE["name"]})),
        signed=str(_("Yours sincerely")),
        language=text.language,
    )
