"""Taking a complaint down while somebody speaks: one screen, and only two things on it must be filled."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework import labels
from wellheard.areas.casework.forms.categories import day_of, offer_categories
from wellheard.areas.casework.forms.intake import NOT_SAID
from wellheard.areas.casework.models import Person
from wellheard.areas.casework.services import Arrival
from wellheard.foundation.design.forms import DesignForm, LongText
from wellheard.foundation.organisations.choices import ServiceChoice
from wellheard.rules.remit import NotAComplaint

NOT_ASKED = ("", _("Not asked yet"))
ACTING = [
    ("", _("They complain for themselves")),
    (Person.Part.REPRESENTATIVE.value, _("Somebody acts for them")),
    (Person.Part.MEMBER.value, _("A councillor, MSP or MP asks for them")),
]


class RecordForm(DesignForm):
    """Taking a complaint down. Only the day and what it is about must be given: a person can decline the rest."""

    def __init__(self, *args: Any, today: date, reasons: Sequence[NotAComplaint] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(reason.value, labels.NOT_A_COMPLAINT[reason]) for reason in reasons]
        self.offer("not_a_complaint_reason", [("", _("It is a complaint")), *found])
        offer_categories(self, day_of(self, "received_on", today))
        if not self.is_bound:
            self.fields["description"].widget.attrs["autofocus"] = True

    received_on = forms.DateField(label=_("Day it was received"))
    received_time = forms.TimeField(
        label=_("Time"),
        required=False,
        help_text=_("For example, 14:30"),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S", "%I:%M%p", "%I%p"],
        widget=forms.TimeInput(format="%H:%M"),
    )
    event_on = forms.DateField(label=_("When did it happen?"), required=False)
    known_on = forms.DateField(label=_("When did they learn of it?"), required=False)
    late_reason = LongText(label=_("If it comes late: why it is heard all the same"), required=False, rows=2)
    description = LongText(label=_("What is it about?"), help_text=_("In the person's own words where you can."))
    outcome_sought = LongText(label=_("What would put it right for them?"), required=False, rows=2)
    channel = forms.ChoiceField(
        label=_("How did it come?"), choices=[NOT_SAID, *labels.CHANNELS.items()], required=False
    )
    service = ServiceChoice(label=_("Service"), required=False, empty_label=_("Not known yet"))
    category = forms.CharField(label=_("Category"), required=False)
    name = forms.CharField(label=_("Name"), max_length=160, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = LongText(label=_("Address"), required=False, rows=2, max_length=500)
    contact_channel = forms.ChoiceField(
        label=_("Best way to reach them"), choices=[NOT_ASKED, *Person.Channel.choices], required=False
    )
    contact_preference = forms.CharField(label=_("When, and anything else about it"), max_length=200, required=False)
    message_safe = forms.ChoiceField(
        label=_("Messages"), choices=[NOT_ASKED, *Person.MessageSafe.choices], required=False
    )
    adjustments_asked = forms.BooleanField(
        label=_("I asked whether they need anything done differently"), required=False
    )
    adjustments = LongText(
        label=_("What they need done differently"),
        required=False,
        rows=2,
        help_text=_("Large print, a call instead of a letter, more time. Leave it empty when they need nothing."),
    )
    language = forms.CharField(label=_("Language, if not English"), max_length=80, required=False)
    interpreter = forms.CharField(label=_("Interpreter"), max_length=160, required=False)
    written_format = forms.CharField(label=_("Format for letters"), max_length=160, required=False)
    advocate = forms.CharField(label=_("Advocate: who, and how to reach them"), max_length=200, required=False)
    under_18 = forms.BooleanField(label=_("They are under 18"), required=False)
    anonymous = forms.BooleanField(label=_("They want to stay anonymous"), required=False)
    acting = forms.ChoiceField(label=_("Who complains?"), choices=ACTING, required=False, widget=forms.RadioSelect)
    acting_name = forms.CharField(label=_("Name of who acts or asks"), max_length=160, required=False)
    acting_office = forms.CharField(
        label=_("Their office or relation"),
        max_length=160,
        required=False,
        help_text=_("Councillor for ward 4; her daughter; a solicitor."),
    )
    acting_phone = forms.CharField(label=_("Their phone"), max_length=60, required=False)
    acting_email = forms.EmailField(label=_("Their e-mail"), required=False)
    acting_consent = forms.ChoiceField(
        label=_("Consent of the person the complaint is about"),
        choices=[("", _("As usual: presumed for an elected member, else awaited")), *Person.Consent.choices],
        required=False,
    )
    second_name = forms.CharField(label=_("Another person complaining: name"), max_length=160, required=False)
    second_phone = forms.CharField(label=_("Another person complaining: phone"), max_length=60, required=False)
    straight_to_stage_2 = forms.BooleanField(
        label=_("Straight to stage 2"),
        required=False,
        help_text=_("For what is complex, serious or high-risk, or when they decline stage 1."),
    )
    why_stage_2 = forms.CharField(label=_("Why straight to stage 2"), max_length=500, required=False)
    not_a_complaint_reason = forms.ChoiceField(
        label=_("If it is not a complaint: why"),
        required=False,
        help_text=_("It is kept with its reason and the right route, and counted in no figure. A letter is due."),
    )

    PERSON = (
        "name", "phone", "email", "address", "contact_channel", "contact_preference", "message_safe", "adjustments",
        "language", "interpreter", "written_format", "advocate", "under_18",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("straight_to_stage_2") and not cleaned.get("why_stage_2"):
            self.add_error("why_stage_2", _("Say why it goes straight to stage 2."))
        return cleaned

    def for_service(self, on: date) -> dict[str, Any]:
        """The words of `record_complaint` for what was typed, on a day."""
        cleaned = dict(self.cleaned_data)
        arrival = Arrival(cleaned.pop("received_on"), cleaned.pop("received_time"))
        cleaned.pop("not_a_complaint_reason")
        person = {name: cleaned.pop(name) for name in self.PERSON}
        if cleaned.pop("adjustments_asked") or person["adjustments"]:
            person["adjustments_asked_on"] = on
        others = [one for one in (self._acting(person, cleaned), self._second(cleaned)) if one]
        rest = {n: v for n, v in cleaned.items() if not n.startswith(("acting", "second_"))}
        return {"arrival": arrival, "person": person, "others": others, **rest}

    def _acting(self, person: dict[str, Any], cleaned: dict[str, Any]) -> dict[str, Any]:
        """Whoever acts for the person; the person then is the one it is about, and the reply goes to who acts."""
        part = cleaned["acting"]
        if not part:
            return {}
        usual = Person.Consent.PRESUMED if part == Person.Part.MEMBER else Person.Consent.AWAITED
        person |= {"part": Person.Part.AFFECTED, "consent": cleaned["acting_consent"] or usual}
        found = {name: cleaned[f"acting_{name}"] for name in ("name", "office", "phone", "email")}
        return {"part": part, "reply_to": True, **found}

    def _second(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        if not (cleaned["second_name"] or cleaned["second_phone"]):
            return {}
        return {"part": Person.Part.COMPLAINANT, "name": cleaned["second_name"], "phone": cleaned["second_phone"]}
