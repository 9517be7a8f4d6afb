from django.apps import AppConfig


class InvestigationConfig(AppConfig):
    name = "wellheard.areas.investigation"
    label = "investigation"

    def ready(self) -> None:
        from wellheard.areas.investigation import labels
        from wellheard.foundation.journal.sentences import add_words

        add_words(labels.ACTS, labels.SAID)
