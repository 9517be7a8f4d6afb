"""Beside the complaints: what waits to be coded, samples, agreement and pictures. Under one complaint: its coding."""

from django.urls import path

from wellheard.areas.coding import views

app_name = "coding"
urlpatterns = [
    path("", views.to_code, name="to-code"),
    path("samples/", views.samples_page, name="samples"),
    path("samples/draw/", views.draw, name="draw"),
    path("agreement/", views.agreement_page, name="agreement"),
    path("pictures/", views.pictures, name="pictures"),
    path("pictures/file/", views.pictures_file, name="pictures-file"),
    path("pictures/complaints/", views.behind, name="behind"),
]
of_complaint = [
    path("", views.part, name="part"),
    path("first/", views.code_first, name="code"),
    path("second/", views.code_second, name="second"),
    path("agree/", views.agree, name="agree"),
    path("<slug:slug>/", views.act, name="act"),
]
"""Under the address of a complaint."""
