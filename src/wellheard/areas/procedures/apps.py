from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "wellheard.areas.procedures"
    label = "procedures"

    def ready(self) -> None:
        from wellheard.areas.procedures import labels
        from wellheard.foundation.journal.sentences import add_words

        add_words(labels.ACTS, labels.SAID)
