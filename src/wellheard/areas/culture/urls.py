"""Meetings, bulletins and the survey, beside the other pages of learning."""

from django.urls import path

from wellheard.areas.culture.views import bulletins, meetings, survey

app_name = "culture"
urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.plan, name="plan-meeting"),
    path("meetings/<uuid:meeting_id>/", meetings.meeting, name="meeting"),
    path("meetings/<uuid:meeting_id>/hold/", meetings.hold, name="hold-meeting"),
    path("meetings/<uuid:meeting_id>/minutes/", meetings.minute, name="write-minute"),
    path("meetings/<uuid:meeting_id>/decide/", meetings.decide, name="decide"),
    path("decisions/<uuid:decision_id>/act/", meetings.act_on, name="act-on-decision"),
    path("bulletins/", bulletins.bulletins, name="bulletins"),
    path("bulletins/new/", bulletins.begin, name="begin-bulletin"),
    path("bulletins/<uuid:bulletin_id>/", bulletins.bulletin, name="bulletin"),
    path("bulletins/<uuid:bulletin_id>/edit/", bulletins.edit, name="edit-bulletin"),
    path("bulletins/<uuid:bulletin_id>/approve/", bulletins.approve, name="approve-bulletin"),
    path("bulletins/<uuid:bulletin_id>/take-back/", bulletins.take_back, name="take-bulletin-back"),
    path("bulletins/<uuid:bulletin_id>/send/", bulletins.send, name="send-bulletin"),
    path("survey/", survey.survey, name="survey"),
    path("survey/to-ask/", survey.ring, name="ring"),
    path("survey/to-ask/<uuid:survey_id>/", survey.take, name="take"),
]
