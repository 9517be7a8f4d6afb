"""With a child: one question on a page, in plain words, saved at every step. The child can stop at any time."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wellheard.areas.casework import services as casework
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.children import forms, services
from wellheard.areas.children.models import Talk
from wellheard.areas.children.permissions import may_talk
from wellheard.areas.children.selectors import my_talks, readers_for, talk_for
from wellheard.foundation.organisations.gates import OfficeRequest, signed_in
from wellheard.foundation.organisations.typed import typed

QUESTIONS: dict[str, tuple[Any, Any, Any]] = {
    "you": (forms.CalledForm, gettext_lazy("Hello"), gettext_lazy(
        "You can tell us if something is wrong. You are not in trouble for telling us. "
        "You can leave out any question, and you can stop whenever you like.")),
    "happened": (forms.HappenedForm, gettext_lazy("Tell us about it"), gettext_lazy(
        "Tell it your own way. You can type it, or say it and we type it for you.")),
    "feeling": (forms.FeelingForm, gettext_lazy("How you feel"), gettext_lazy(
        "Pick as many as you like. There is no wrong answer.")),
    "safe": (forms.FeelSafeForm, gettext_lazy("Feeling safe"), gettext_lazy(
        "If somebody hurts you or scares you, we have to tell somebody whose job is to keep you safe. "
        "We will tell you before we do.")),
    "better": (forms.BetterForm, gettext_lazy("What would help"), gettext_lazy(
        "We cannot promise it will happen. We do promise to listen, and to tell you what we did.")),
    "who": (forms.WhoForm, gettext_lazy("Who gets to know"), gettext_lazy("You have a say in this.")),
    "help": (forms.HelpForm, gettext_lazy("How we talk to you"), gettext_lazy(
        "Somebody will come back to you and tell you what we found out.")),
    "go-on": (forms.GoOnForm, gettext_lazy("Shall we go on?"), gettext_lazy(
        "If you say yes, somebody looks into it and tells you what they found. It can take a few weeks. "
        "You can change your mind. If you say no, that is all right too.")),
}  # fmt: skip
ORDER = list(QUESTIONS)


def _for_talkers(request: OfficeRequest) -> None:
    if not may_talk(request.actor):
        raise PermissionDenied


@signed_in
def start(request: OfficeRequest) -> HttpResponse:
    """For the grown-up: what to do and not to do, and talks that wait to be gone on with."""
    _for_talkers(request)
    if request.method == "POST":
        talk = services.begin_talk(by=request.actor, at=timezone.now())
        return redirect("office:with-a-child:question", talk_id=talk.pk, name=ORDER[0])
    return render(
        request,
        "children/start.html",
        {"talks": my_talks(request.actor)[:20], "may_count": request.actor.holds(*READERS)},
    )


@signed_in
def question(request: OfficeRequest, talk_id: UUID, name: str) -> HttpResponse:
    _for_talkers(request)
    talk = talk_for(request.actor, talk_id)
    if name not in QUESTIONS:
        raise Http404
    form_class, heading, words = QUESTIONS[name]
    form = typed(request, form_class, initial=talk.answers)
    if request.method == "POST" and form.is_valid():
        services.answer(talk=talk, answers=forms.in_words(form.cleaned_data), at=timezone.now())
        return redirect(_after(talk, name, form.cleaned_data, request))
    number = ORDER.index(name) + 1
    context = {
        "talk": talk, "form": form, "heading": heading, "words": words, "number": number, "of": len(ORDER),
        "before": ORDER[number - 2] if number > 1 else "", "name": name,
    }  # fmt: skip
    return render(request, "children/question.html", context, status=422 if form.errors else 200)


def _after(talk: Talk, name: str, answers: dict[str, Any], request: OfficeRequest) -> str:
    """The next page: the end where somebody is not safe, or where the child says no; else the next question."""
    if "pause" in request.POST:
        return reverse("office:with-a-child:stop", args=[talk.pk])
    if answers.get("safe") == "no":
        return reverse("office:with-a-child:not-safe", args=[talk.pk])
    if answers.get("go_on") == "no":
        return reverse("office:with-a-child:stop", args=[talk.pk])
    place = ORDER.index(name) + 1
    if place == len(ORDER) or "check" in request.POST:
        return reverse("office:with-a-child:check", args=[talk.pk])
    return reverse("office:with-a-child:question", args=[talk.pk, ORDER[place]])


@signed_in
def check(request: OfficeRequest, talk_id: UUID) -> HttpResponse:
    """Read it together: is this right? Then send it."""
    _for_talkers(request)
    talk = talk_for(request.actor, talk_id)
    form = forms.ForTheAdultForm(request.POST) if request.method == "POST" else forms.ForTheAdultForm()
    valid = request.method == "POST" and form.is_valid()
    if valid and (sent := _finished(request, talk, form, None)) is not None:
        return sent
    context = {"talk": talk, "form": form, "said": talk.answers, "of": len(ORDER)}
    return render(request, "children/check.html", context, status=422 if form.errors else 200)


@signed_in
def not_safe(request: OfficeRequest, talk_id: UUID) -> HttpResponse:
    """Somebody is not safe: what to do now. Recording whom one told ends the talk and keeps what was said."""
    _for_talkers(request)
    talk = talk_for(request.actor, talk_id)
    now = timezone.localtime()
    initial = {
        "concern": talk.answers.get("happened", ""),
        "referred_on": now.date(),
        "referred_time": now.time().replace(second=0, microsecond=0),
    }
    form = forms.NotSafeForm(request.POST) if request.method == "POST" else forms.NotSafeForm(initial=initial)
    if request.method == "POST" and form.is_valid():
        names = ("concern", "referred_to", "referred_on", "referred_time", "advice")
        referral = {name: form.cleaned_data.pop(name) for name in names}
        if (sent := _finished(request, talk, form, referral)) is not None:
            return sent
    return render(request, "children/not_safe.html", {"talk": talk, "form": form}, status=422 if form.errors else 200)


@signed_in
def stop(request: OfficeRequest, talk_id: UUID) -> HttpResponse:
    """The child wants to stop: keep it for another day, or throw it away."""
    _for_talkers(request)
    talk = talk_for(request.actor, talk_id)
    if request.method == "POST":
        if "throw_away" in request.POST:
            services.throw_away(talk=talk)
            messages.success(request, _("It is thrown away. Nothing is kept."))
        else:
            messages.success(request, _("It is kept for you both. You can go on another day, for 30 days."))
        return redirect("office:with-a-child:start")
    return render(request, "children/stop.html", {"talk": talk})


def _finished(request: OfficeRequest, talk: Talk, form: Any, referral: dict[str, Any] | None) -> HttpResponse | None:
    given = form.cleaned_data
    try:
        complaint = services.finish_talk(
            talk=talk, by=request.actor, at=timezone.now(), referral=referral,
            readers=readers_for(given["service"]), **given,
        )  # fmt: skip
    except casework.REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, _("Thank you for telling us. The reference is %(one)s.") % {"one": complaint.reference})
    return redirect("office:children:part", complaint_id=complaint.pk)
