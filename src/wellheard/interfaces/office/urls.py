from django.urls import include, path

from wellheard.interfaces.office import views
from wellheard.interfaces.office.administration import views as administration
from wellheard.interfaces.office.journal import journal

app_name = "office"
urlpatterns = [
    path("", views.home, name="home"),
    path("complaints/", include("wellheard.areas.casework.urls")),
    path("indicators/", include("wellheard.areas.reporting.urls")),
    path("journal/", journal, name="journal"),
    path("administration/people/", administration.people, name="people"),
    path("administration/body/", administration.body, name="body"),
    path("administration/calendars/", administration.calendars, name="calendars"),
    path("administration/procedures/", administration.procedures, name="procedures"),
    path("administration/duties/<uuid:holding_id>/end/", administration.end_duty, name="end-duty"),
    path("administration/<slug:slug>/", administration.act, name="administer"),
]
