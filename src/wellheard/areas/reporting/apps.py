from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "wellheard.areas.reporting"
    label = "reporting"
