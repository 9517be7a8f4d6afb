"""Under one complaint; and, beside the complaints, the actions and all that is still to be learned."""

from django.urls import path

from wellheard.areas.learning import views

app_name = "learning"
urlpatterns = [
    path("", views.part, name="part"),
    path("analysis/", views.analysis, name="analysis"),
    path("summary/", views.add_summary, name="add-summary"),
    path("<slug:slug>/", views.act, name="act"),
    path("<slug:slug>/<uuid:item_id>/", views.act, name="act-on"),
]
beside = [
    path("", views.to_do, name="to-do"),
    path("to-do/<slug:which>/", views.to_do, name="to-do-list"),
    path("loop/", views.loop, name="loop"),
    path("loop/<slug:step>/", views.step, name="loop-step"),
    path("actions/", views.actions, name="actions"),
    path("actions/export/", views.export, name="export"),
    path("actions/new/", views.propose, name="propose"),
    path("actions/<uuid:action_id>/", views.action, name="action"),
    path("actions/<uuid:action_id>/files/<uuid:document_id>/", views.evidence_file, name="evidence-file"),
    path("actions/<uuid:action_id>/<slug:slug>/", views.action_act, name="action-act"),
    path("told/<uuid:telling_id>/", views.tell, name="tell"),
    path("told/<uuid:telling_id>/cannot/", views.cannot_tell, name="cannot-tell"),
    path("answers/<uuid:answer_id>/", views.answer, name="answer"),
    path("plans/", views.plans, name="plans"),
    path("plans/new/", views.make_plan, name="make-plan"),
    path("plans/<uuid:plan_id>/", views.plan, name="plan"),
    path("plans/<uuid:plan_id>/end/", views.end_plan, name="end-plan"),
    path("themes/", views.themes, name="themes"),
    path("themes/new/", views.propose_theme, name="propose-theme"),
    path("themes/<uuid:theme_id>/", views.theme, name="theme"),
    path("themes/<uuid:theme_id>/<slug:slug>/", views.theme_act, name="theme-act"),
    path("failings/", views.failings, name="failings"),
    path("failings/<uuid:failing_id>/", views.failing, name="failing"),
]
