from django.urls import path

from wellheard.areas.reporting import views

app_name = "reporting"
urlpatterns = [
    path("", views.page, name="indicators"),
    path("file/", views.download, name="download"),
    path("complaints/", views.complaints, name="complaints"),
]
