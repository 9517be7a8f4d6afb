"""Meetings, bulletins and the survey, beside the other pages of learning."""

from django.urls import path

from wellheard.areas.culture.views import survey

app_name = "culture"
urlpatterns = [
    path("survey/", survey.survey, name="survey"),
    path("survey/to-ask/", survey.ring, name="ring"),
    path("survey/to-ask/<uuid:survey_id>/", survey.take, name="take"),
]
