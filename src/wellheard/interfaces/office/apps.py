from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "wellheard.interfaces.office"
    label = "office"
