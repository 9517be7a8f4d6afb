"""Under one complaint; and, beside the complaints, a talk with a child and how often the steps are kept."""

from django.urls import path

from wellheard.areas.children import views

app_name = "children"
urlpatterns = [
    path("", views.part, name="part"),
    path("given/<uuid:child_id>/", views.giving, name="giving"),
    path("given/<uuid:child_id>/child/", views.for_the_child, name="for-the-child"),
    path("given/<uuid:child_id>/<uuid:recipient_id>/", views.for_an_adult, name="for-an-adult"),
    path("<slug:slug>/", views.act, name="act"),
    path("<slug:slug>/<uuid:item_id>/", views.act, name="act-on"),
]
with_a_child = [
    path("", views.start, name="start"),
    path("figures/", views.figures, name="figures"),
    path("<uuid:talk_id>/check/", views.check, name="check"),
    path("<uuid:talk_id>/not-safe/", views.not_safe, name="not-safe"),
    path("<uuid:talk_id>/stop/", views.stop, name="stop"),
    path("<uuid:talk_id>/<slug:name>/", views.question, name="question"),
]
