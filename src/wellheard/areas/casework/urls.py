from django.urls import path

from wellheard.areas.casework import views

app_name = "casework"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("export/", views.export, name="export"),
    path("new/", views.record, name="record"),
    path("new/similar/", views.similar, name="similar"),
    path("new/<uuid:draft_id>/", views.record, name="record-draft"),
    path("exchange/", views.exchange_file, name="exchange-file"),
    path("campaigns/", views.campaign_list, name="campaigns"),
    path("campaigns/<uuid:campaign_id>/", views.campaign, name="campaign"),
    path("campaigns/<uuid:campaign_id>/add/", views.add_to_campaign, name="campaign-add"),
    path("consents/", views.consents, name="consents"),
    path("voices/<slug:kind>/", views.voices, name="voices"),
    path("voices/<slug:kind>/export/", views.voices_export, name="voices-export"),
    path("voices/<slug:kind>/new/", views.add_voice, name="add-voice"),
    path("voices/praise/<uuid:praise_id>/", views.pass_on, name="pass-on-praise"),
    path("equality/", views.equality, name="equality"),
    path("equality/new/", views.equality_question, name="equality-add"),
    path("equality/<uuid:question_id>/", views.equality_question, name="equality-question"),
    path("imports/", views.imports, name="imports"),
    path("imports/<uuid:run_id>/", views.import_run, name="import"),
    path("imports/<uuid:run_id>/faults/", views.import_faults, name="import-faults"),
    path("imports/<uuid:run_id>/<slug:act>/", views.import_act, name="import-act"),
    path("<uuid:complaint_id>/", views.complaint, name="complaint"),
    path("<uuid:complaint_id>/related/", views.related, name="related"),
    path("<uuid:complaint_id>/monitoring/", views.ask_equality, name="ask-equality"),
    path("<uuid:complaint_id>/clock/<int:number>/", views.clock, name="clock"),
    path("<uuid:complaint_id>/findings/", views.findings, name="findings"),
    path("<uuid:complaint_id>/response/", views.response, name="response"),
    path("<uuid:complaint_id>/people/<uuid:person_id>/", views.person, name="person"),
    path("<uuid:complaint_id>/documents/<uuid:document_id>/", views.document, name="document"),
    path("<uuid:complaint_id>/<slug:slug>/", views.act, name="act"),
    path("<uuid:complaint_id>/<slug:slug>/<uuid:item_id>/", views.act, name="act-on"),
]
