from django.apps import AppConfig


class InvestigationConfig(AppConfig):
    name = "wellheard.areas.investigation"
    label = "investigation"
