from django.urls import path

from wellheard.areas.correspondence import views

app_name = "correspondence"
urlpatterns = [
    path("", views.letters, name="letters"),
    path("begin/", views.begin, name="begin"),
    path("after/", views.after, name="after"),
    path("conduct/", views.conduct, name="conduct"),
    path("response/", views.response, name="response"),
    path("<uuid:letter_id>/", views.letter, name="letter"),
    path("<uuid:letter_id>/preview/", views.preview, name="preview"),
    path("<uuid:letter_id>/letter.pdf", views.download, {"form": "pdf"}, name="pdf"),
    path("<uuid:letter_id>/letter.docx", views.download, {"form": "docx"}, name="docx"),
    path("<slug:slug>/", views.act, name="act"),
    path("<slug:slug>/<uuid:item_id>/", views.act, name="act-on"),
]
