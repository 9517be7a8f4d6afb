"""Under one complaint; and, beside the complaints, what is asked of somebody and what is seen across them."""

from django.urls import path

from wellheard.areas.investigation import views

app_name = "investigation"
urlpatterns = [
    path("", views.part, name="part"),
    path("chronology/", views.chronology_page, name="chronology"),
    path("report/", views.report, name="report"),
    path("report/<int:number>/", views.report, name="report-version"),
    path("report/<int:number>/report.docx", views.report_file, name="report-file"),
    path("report/write/", views.write_report, name="write-report"),
    path("requests/<uuid:item_id>/", views.request_page, name="request"),
    path("contributions/<uuid:item_id>/", views.add_to_response, name="add-to-response"),
    path("<slug:slug>/", views.act, name="act"),
    path("<slug:slug>/<uuid:item_id>/", views.act, name="act-on"),
]
beside = [
    path("asked/", views.asked, name="asked"),
    path("asked/<uuid:request_id>/", views.answer, name="answer"),
    path("asked/<uuid:request_id>/more-time/", views.want_time, name="want-time"),
    path("asked/<uuid:request_id>/unfair/", views.say_unfair, name="say-unfair"),
    path("asked/taken/<uuid:escalation_id>/", views.taken, name="taken"),
    path("asked/work/<uuid:part_id>/", views.work_done, name="work-done"),
    path("asked/parts/<uuid:request_id>/", views.sign_part, name="sign-part"),
    path("asked/concerning/<uuid:concern_id>/", views.concern, name="concern"),
    path("returns/", views.returns, name="returns"),
    path("briefings/", views.briefings, name="briefings"),
    path("briefings/<uuid:briefing_id>/", views.read_briefing, name="briefing"),
]
