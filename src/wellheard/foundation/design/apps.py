from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "wellheard.foundation.design"
    label = "design"
