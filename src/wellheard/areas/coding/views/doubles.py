"""Coding twice: the samples drawn, drawing one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.coding import forms, services
from wellheard.areas.coding.permissions import may_draw
from wellheard.areas.coding.selectors import samples
from wellheard.areas.coding.views.acts import REFUSALS
from wellheard.foundation.organisations.gates import OfficeRequest, holding, signed_in
from wellheard.foundation.organisations.typed import typed


@holding(*READERS)
def samples_page(request: OfficeRequest) -> HttpResponse:
    context = {"rows": samples(request.actor), "may_draw": may_draw(request.actor)}
    return render(request, "coding/samples.html", context)


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
