"""Translated words for the acts of the children's path. No line tells what a child said: that stays with the words."""

from django.utils.translation import gettext_lazy as _

from wellheard.rules.children import Trigger

ACTS = {
    "child.involve": _("A child is involved"),
    "child.change": _("Record of the child changed"),
    "child.hear": _("The child's own words written down"),
    "child.share_words": _("Who may read the child's words changed"),
    "child.talk": _("Talk with the child"),
    "child.weigh_interests": _("Best interests of the child decided"),
    "child.tell": _("Who is told of the child's complaint"),
    "child.told": _("The day somebody was told of the child's complaint"),
    "childs_record.read": _("Child's record put together to be given"),
    "child.withdraw": _("The child stopped it"),
}
TRIGGERS = {
    Trigger.CHILD_COMPLAINS: _("A child complained"),
    Trigger.AT_CHILDS_REQUEST: _("An adult complained at a child's request"),
    Trigger.AFFECTS_CHILD: _("An adult complained of something that affects a child"),
}
FACES = (
    ("sad", "😢", _("Sad")),
    ("angry", "😠", _("Angry")),
    ("scared", "😨", _("Scared")),
    ("worried", "😟", _("Worried")),
    ("mixed", "😕", _("Mixed up")),
    ("fine", "😊", _("Fine")),
)
AGES = [
    ("under_5", _("4 or younger")),
    ("5_to_11", _("5 to 11")),
    ("12_to_15", _("12 to 15")),
    ("16_or_17", _("16 or 17")),
]
FEEL_SAFE = [("yes", _("Yes")), ("not_sure", _("I am not sure")), ("no", _("No"))]
BETTER = (
    ("sorry", _("Somebody says sorry")),
    ("fix", _("Somebody puts it right")),
    ("again", _("It does not happen again, to me or anybody else")),
    ("know", _("I just want somebody to know")),
)
WAYS = (
    ("in_person", _("Talk to me")),
    ("phone", _("Phone me")),
    ("message", _("Send me a message")),
    ("letter", _("Write me a letter")),
    ("drawing", _("Draw it with me, or use pictures")),
)
STEP_OF = {
    "child_safe": "safe",
    "child_age": "who",
    "child_service": "who",
    "child_owner": "who",
    "child_way": "way",
    "child_adult": "way",
    "child_explained": "explain",
    "child_reassured": "explain",
    "child_limits": "explain",
    "child_consent": "agree",
    "child_consent_how": "agree",
    "child_capacity": "understanding",
    "child_views": "asked",
    "child_wanted": "words",
    "child_influence": "influence",
    "child_adults": "tell",
    "child_not_told": "tell",
    "child_best_interests": "interests",
    "child_notes": "talk",
    "child_response": "response",
    "child_understood": "response",
}
"""Where each thing that is missing is recorded: the step's place in the address."""
