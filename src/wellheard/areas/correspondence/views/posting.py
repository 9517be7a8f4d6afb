"""Letters to post: what waits to be printed, one PDF of all of it, and the day it was posted."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.views.opening import listed
from wellheard.areas.correspondence import services
from wellheard.areas.correspondence.forms import PostedForm
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.areas.correspondence.selectors import as_letter, to_be_posted
from wellheard.foundation.letters.printing import as_pdf
from wellheard.foundation.organisations.gates import OfficeRequest, holding
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.typed import typed

officer = holding(Role.COMPLAINTS_OFFICER)


@officer
def posting(request: OfficeRequest) -> HttpResponse:
    now = timezone.now()
    waiting = to_be_posted(request.actor)
    form = typed(request, PostedForm, initial={"posted_on": timezone.localdate(now)})
    if request.method == "POST" and form.is_valid():
        try:
            count = services.mark_posted(
                letters=_chosen(request, waiting), by=request.actor, at=now, **form.cleaned_data
            )
        except UnableToProceed as refusal:
            form.add_error(None, str(refusal))
        else:
            words = ngettext("%(n)d letter is marked as posted.", "%(n)d letters are marked as posted.", count)
            messages.success(request, words % {"n": count})
            return redirect(request.path)
    listed(request, [letter.complaint for letter in waiting])
    context = {"letters": waiting, "form": form, "heading": _("Letters to post")}
    return render(request, "correspondence/posting.html", context, status=422 if form.errors else 200)


@officer
def to_post(request: OfficeRequest) -> HttpResponse:
    """One PDF of every letter that waits."""
    waiting = to_be_posted(request.actor)
    if not waiting:
        raise Http404
    listed(request, [letter.complaint for letter in waiting])
    answer = HttpResponse(as_pdf([as_letter(letter) for letter in waiting]), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="letters-to-post.pdf"'
    return answer


def _chosen(request: OfficeRequest, waiting: list[CaseLetter]) -> list[CaseLetter]:
    asked = set(request.POST.getlist("letter"))
    return [letter for letter in waiting if str(letter.pk) in asked]
