"""The steps of a child's part in a complaint, each with its form."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.views.pages import Page, acts_view, nothing, today, values_of
from wellheard.areas.children import forms, services
from wellheard.areas.children.models import ChildDiscussion, ChildInvolvement, ChildWords, Telling
from wellheard.areas.children.permissions import TABLE, Act
from wellheard.areas.children.selectors import recipients
from wellheard.foundation.design.forms import DesignForm

PART = "office:children:part"


def _children(complaint: Complaint) -> Any:
    return complaint.children.all()


def _words(complaint: Complaint) -> Any:
    return ChildWords.objects.filter(child__complaint=complaint)


def _told(complaint: Complaint) -> Any:
    return Telling.objects.filter(child__complaint=complaint, told=True)


def _talks(complaint: Complaint) -> Any:
    return ChildDiscussion.objects.filter(child__complaint=complaint)


def _adults(subject: Any, on: date) -> dict[str, Any]:
    """The adults whom a child may let have what was said: those who are told, or are in the complaint."""
    child = subject if isinstance(subject, ChildInvolvement) else subject.child
    return {"adults": [(one.id, str(one)) for one in recipients(child.complaint, child) if not one.not_told]}


def _shared(items: Any, heading: Any) -> Page:
    return Page(
        Act.HEAR_CHILD, forms.SharedForm, services.share, heading, _("Save"), _("It is saved."),
        _("As the child says, and no wider."), values_of("confidential", "may_have"), items=items, item_name="said",
        given=_adults, back=PART,
    )  # fmt: skip


def _as_they_stand(form: type[DesignForm], *days: str) -> Any:
    """A step begins with what stands, and its day with today; what is answered by yes or no, with that."""

    def initial(child: Any, on: date) -> dict[str, Any]:
        held = {name: getattr(child, name) for name in form.base_fields}
        held |= {name: held[name] or on for name in days}
        said = {True: "yes", False: "no"}
        return {name: said[value] if isinstance(value, bool) else value for name, value in held.items()}

    return initial


def _step(form: type[DesignForm], heading: Any, done: Any, lead: Any = "", *days: str) -> Page:
    return Page(
        Act.WORK_WITH_CHILD, form, services.change_child, heading, _("Save"), done, lead, _as_they_stand(form, *days),
        items=_children, item_name="child", back=PART,
    )  # fmt: skip


def _row(
    form: type[DesignForm], service: Any, heading: Any, done: Any, *days: str, lead: Any = "", given: Any = nothing,
    **begin: Any,
) -> Page:  # fmt: skip
    return Page(
        Act.WORK_WITH_CHILD, form, service, heading, _("Save"), done, lead,
        lambda child, on: {**dict.fromkeys(days, on), **begin}, items=_children, item_name="child", given=given,
        back=PART,
    )  # fmt: skip


PAGES: dict[str, Page] = {
    "begin": Page(
        Act.WORK_WITH_CHILD, forms.BeginForm, services.involve, _("A child is involved"), _("Save"),
        _("The child has a part of their own in this file."),
        _("For everybody under 18: who complains, asks an adult to, or is affected by what an adult complains of."),
        back=PART,
    ),
    "who": _step(forms.BeginForm, _("The child"), _("It is saved.")),
    "safe": _step(
        forms.SafeForm, _("Is the child safe?"), _("It is saved."),
        _("Before anything else. A concern is passed on at once, and leaves this procedure for the protection route."),
    ),
    "way": _step(
        forms.WayForm, _("How the child wants to talk"), _("It is saved."),
        _("The child chooses whom to talk to. Never meet a child alone in a private space."),
    ),
    "explain": _step(
        forms.ExplainForm, _("What was explained to the child"), _("It is saved."),
        _("What happens at each stage, in words that fit them; then ask whether to go on."), "explained_on",
    ),
    "agree": _step(
        forms.AgreeForm, _("Whether the child agrees"), _("It is saved."),
        _("Ask once it was explained. A child who owns the complaint and understands it decides."), "consent_on",
    ),
    "understanding": _step(
        forms.UnderstandingForm, _("What the child understands"), _("The view is recorded."),
        _("The organisation takes this view, through whoever is best placed, and looks at it again."),
        "capacity_on",
    ),
    "asked": _step(
        forms.AskedForm, _("When the child was asked"), _("It is saved."),
        _("Asking counts, also where the child would rather say nothing. What they say is written down apart."),
        "views_sought_on",
    ),
    "not-sought": _step(forms.NotSoughtForm, _("Why the child was not asked"), _("The reason is recorded.")),
    "influence": _step(forms.InfluenceForm, _("What the child's views changed"), _("It is saved.")),
    "response": _step(
        forms.ResponseForm, _("The answer to the child"), _("It is recorded how the child was answered."),
        _("Where an adult complained there are two answers: one to the adult, and one made for the child."),
        "response_on",
    ),
    "words": Page(
        Act.HEAR_CHILD, forms.WordsForm, services.hear, _("What the child said"), _("Save their words"),
        _("The child's words are kept."), _("As they said it. Do not put it better than they did."),
        lambda child, on: {"said_on": on, "confidential": True}, items=_children, item_name="child", given=_adults,
        back=PART,
    ),
    "share": _shared(_words, _("Who may read these words")),
    "share-talk": _shared(_talks, _("Who may read this note of a talk")),
    "talk": _row(
        forms.DiscussionForm, services.note_talk, _("A talk with the child"), _("The note is kept."), "on",
        lead=_("A note of every talk: where, and who was there."), given=_adults, confidential=True,
    ),
    "interests": _row(
        forms.InterestsForm, services.weigh_interests, _("What is best for the child"),
        _("The decision is recorded."), "decided_on",
    ),
    "tell": _row(
        forms.TellForm, services.tell, _("Who is told, and who is not"), _("It is recorded."), "told_on",
        lead=_("One person at a time: a parent, a teacher, a social worker. Each with the reason."),
    ),
    "told": Page(
        Act.WORK_WITH_CHILD, forms.ToldForm, services.give_telling_its_day, _("The day they were told"), _("Save"),
        _("The day is recorded."), initial=lambda telling, on: {"told_on": telling.told_on or on},
        about=lambda telling, on: {"lead": telling.who}, items=_told, item_name="telling", back=PART,
    ),
    "stop": Page(
        Act.WORK_WITH_CHILD, forms.StopForm, services.withdraw, _("The child wants to stop"), _("Record it"),
        _("It is recorded. Close the complaint, or record why it is best for the child that it goes on."),
        _("A child who owns the complaint and understands it decides whether it goes on."), today("withdrawn_on"),
        items=_children, item_name="child", back=PART,
    ),
}  # fmt: skip

act = acts_view(PAGES, TABLE)
