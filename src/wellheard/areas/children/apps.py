from django.apps import AppConfig


class ChildrenConfig(AppConfig):
    name = "wellheard.areas.children"
    label = "children"
