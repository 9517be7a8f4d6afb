from django.urls import path

from wellheard.interfaces.portal import views

app_name = "portal"
urlpatterns = [path("", views.home, name="home")]
