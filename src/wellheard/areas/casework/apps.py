from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "wellheard.areas.casework"
    label = "casework"
