from django.urls import path

from wellheard.areas.casework import views

app_name = "casework"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("export/", views.export, name="export"),
    path("new/", views.record, name="record"),
    path("exchange/", views.exchange_file, name="exchange-file"),
    path("imports/", views.imports, name="imports"),
    path("imports/<uuid:run_id>/", views.import_run, name="import"),
    path("imports/<uuid:run_id>/faults/", views.import_faults, name="import-faults"),
    path("imports/<uuid:run_id>/<slug:act>/", views.import_act, name="import-act"),
    path("<uuid:complaint_id>/", views.complaint, name="complaint"),
    path("<uuid:complaint_id>/clock/<int:number>/", views.clock, name="clock"),
    path("<uuid:complaint_id>/findings/", views.findings, name="findings"),
    path("<uuid:complaint_id>/response/", views.response, name="response"),
    path("<uuid:complaint_id>/people/<uuid:person_id>/", views.person, name="person"),
    path("<uuid:complaint_id>/documents/<uuid:document_id>/", views.document, name="document"),
    path("<uuid:complaint_id>/<slug:slug>/", views.act, name="act"),
    path("<uuid:complaint_id>/<slug:slug>/<uuid:item_id>/", views.act, name="act-on"),
]
