"""Coding twice: the samples drawn, drawing one, and how far coders agree."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.coding import forms, services
from wellheard.areas.coding.permissions import may_draw
from wellheard.areas.coding.selectors import samples
from wellheard.areas.coding.selectors.agreement import Reading, how_far
from wellheard.areas.coding.views.acts import REFUSALS
from wellheard.areas.coding.views.pictures import asked, presets
from wellheard.foundation.organisations.gates import OfficeRequest, holding, signed_in
from wellheard.foundation.organisations.typed import typed


@holding(*READERS)
def samples_page(request: OfficeRequest) -> HttpResponse:
    context = {"rows": samples(request.actor), "may_draw": may_draw(request.actor)}
    return render(request, "coding/samples.html", context)


READINGS = {
    Reading.TOO_FEW: gettext_lazy("Too few pairs to tell. Code more twice."),
    Reading.SELDOM: gettext_lazy("Seen too seldom to tell."),
    Reading.ALL_SAME: gettext_lazy("No difference so far, in few pairs. Code more twice."),
    Reading.NO_VARIATION: gettext_lazy("It cannot be told: the codes do not vary."),
    Reading.GOOD: gettext_lazy("Coders agree well: its figures can be relied on."),
    Reading.FAIR: gettext_lazy("Coders agree fairly. Talk the differences through."),
    Reading.POOR: gettext_lazy("Coders do not agree. Rely on no figure of it before you have trained together."),
    Reading.UNSURE: gettext_lazy("Not sure yet: it may be poor or good. Code more twice."),
}


@holding(*READERS)
def agreement_page(request: OfficeRequest) -> HttpResponse:
    """How far coders agree, in the complaints that two have coded."""
    today = timezone.localdate()
    form, wanted = asked(request, today)
    context: dict[str, Any] = {"form": form, "presets": presets(today), "readings": READINGS}
    if wanted is None:
        return render(request, "coding/agreement.html", context, status=422)
    context["found"] = how_far(request.actor, wanted)
    return render(request, "coding/agreement.html", context)


@signed_in
def draw(request: OfficeRequest) -> HttpResponse:
    if not may_draw(request.actor):
        raise PermissionDenied
    now = timezone.now()
    form = typed(request, forms.DrawForm, initial={"share": 10, "seed": f"{timezone.localdate(now):%-d %B %Y}"})
    if request.method == "POST" and form.is_valid():
        said = {"by": request.actor, "at": now, **form.cleaned_data}
        if carried_out(form, services.draw_sample, REFUSALS, **said):
            messages.success(request, _("The sample is drawn, and the second coder is asked."))
            return redirect("office:coding:samples")
    context = {
        "form": form,
        "heading": _("Draw a sample"),
        "lead": _("By chance, from the complaints that you both may see. Restricted ones stay out."),
        "submit": _("Draw it"),
        "back_url": reverse("office:coding:samples"),
        "label": _("Coded twice"),
    }
    return render(request, "design/form_page.html", context, status=422 if form.errors else 200)
