from django.apps import AppConfig


class CodingConfig(AppConfig):
    name = "wellheard.areas.coding"
    label = "coding"

    def ready(self) -> None:
        from wellheard.areas.coding import labels
        from wellheard.foundation.journal.sentences import add_words

        add_words(labels.ACTS, labels.SAID)
