from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "wellheard.foundation.letters"
    label = "letters"
