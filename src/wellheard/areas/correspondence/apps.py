from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "wellheard.areas.correspondence"
    label = "correspondence"
