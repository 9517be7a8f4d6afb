from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "wellheard.areas.procedures"
    label = "procedures"
