from django.apps import AppConfig


class CultureConfig(AppConfig):
    name = "wellheard.areas.culture"
    label = "culture"

    def ready(self) -> None:
        from wellheard.areas.culture import labels
        from wellheard.foundation.journal.sentences import add_words

        add_words(labels.ACTS, labels.SAID)
