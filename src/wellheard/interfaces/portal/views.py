"""What anybody sees first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wellheard.foundation.organisations.gates import public


@public
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html")
