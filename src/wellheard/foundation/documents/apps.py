from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "wellheard.foundation.documents"
    label = "documents"
