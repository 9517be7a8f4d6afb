from django.urls import include, path

from wellheard.interfaces.office import views

app_name = "office"
urlpatterns = [
    path("", views.home, name="home"),
    path("complaints/", include("wellheard.areas.casework.urls")),
]
