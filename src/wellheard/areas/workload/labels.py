"""Translated words for alerts, acts and what a run does."""

from django.utils.translation import gettext_lazy as _

from wellheard.rules.alerts import Step

MARKS = {"respond": _("Answer"), "acknowledge": _("Acknowledge"), "contact": _("Be in touch")}
TOLD = {
    ("respond", Step.SOON): _("the answer is due soon, on"),
    ("respond", Step.TODAY): _("the answer is due today,"),
    ("respond", Step.LATE): _("the answer is late; it was due on"),
    ("respond", Step.FIVE_LATE): _("the answer is five working days late or more; it was due on"),
    ("respond", Step.TEN_LATE): _("the answer is ten working days late or more; it was due on"),
    ("acknowledge", Step.SOON): _("to be acknowledged by"),
    ("acknowledge", Step.TODAY): _("to be acknowledged today,"),
    ("acknowledge", Step.LATE): _("not acknowledged; that was due on"),
    ("acknowledge", Step.FIVE_LATE): _("not acknowledged for five working days or more; that was due on"),
    ("acknowledge", Step.TEN_LATE): _("not acknowledged for ten working days or more; that was due on"),
    ("contact", Step.SOON): _("the customer is to hear from us by"),
    ("contact", Step.TODAY): _("the customer is to hear from us today,"),
    ("contact", Step.LATE): _("the customer was to hear from us by"),
    ("contact", Step.FIVE_LATE): _("the customer was to hear from us, five working days ago or more, by"),
    ("contact", Step.TEN_LATE): _("the customer was to hear from us, ten working days ago or more, by"),
}
ACTS = {
    "task.give": _("Task given"),
    "task.finish": _("Task done"),
    "mention.read": _("Mention seen"),
    "alerts.raise": _("People alerted to dates"),
    "view.save": _("View saved"),
    "view.change": _("View changed"),
    "view.remove": _("View removed"),
    "bulk.preview": _("Act on many complaints prepared"),
    "bulk.start": _("Act on many complaints begun"),
    "bulk.undo": _("Act on many complaints taken back"),
    "feed.make": _("Calendar address made"),
    "feed.remove": _("Calendar address taken out of use"),
}
SAID = {
    "task.give": lambda values: values.get("text"),
    "task.finish": lambda values: values.get("text"),
}
SAID_IN_BULK = {
    "handler": _("To"),
    "word": _("Tag"),
    "kind": _("Letter"),
    "to_on": _("New date"),
    "reason": _("Reason"),
    "authorised_by": _("Authorised by"),
}
