from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "wellheard.interfaces.portal"
    label = "portal"
