"""By which taxonomy the body codes its complaints, from which day, and what it calls things."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.coding import services
from wellheard.areas.coding.forms import TaxonomyForm
from wellheard.areas.coding.selectors import Taxonomies, taxonomy_choices
from wellheard.foundation.organisations.gates import OfficeRequest, holding
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.typed import typed
from wellheard.rules.taxonomy import TAXONOMIES, taxonomy

administrator = holding(Role.ADMINISTRATOR)


@administrator
def taxonomies(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "choices": [(row, taxonomy(row.taxonomy)) for row in taxonomy_choices()],
        "usual": Taxonomies().of(None, today),
        "shipped": [taxonomy(name) for name in TAXONOMIES],
    }
    return render(request, "office/administration/taxonomies.html", context)


@administrator
def choose(request: OfficeRequest) -> HttpResponse:
    now = timezone.now()
    form = typed(request, TaxonomyForm)
    if request.method == "POST" and form.is_valid():
        said = {"by": request.actor, "at": now, **form.cleaned_data}
        if carried_out(form, services.choose_taxonomy, (services.UnableToCode,), **said):
            messages.success(request, _("The taxonomy is chosen. What was coded before stays as it was coded."))
            return redirect("office:taxonomies")
    context = {
        "form": form,
        "heading": _("Choose a taxonomy"),
        "submit": _("Choose"),
        "back_url": reverse("office:taxonomies"),
        "label": _("Coding"),
    }
    return render(request, "design/form_page.html", context, status=422 if form.errors else 200)
