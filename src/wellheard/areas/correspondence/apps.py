from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "wellheard.areas.correspondence"
    label = "correspondence"

    def ready(self) -> None:
        from wellheard.areas.correspondence import labels
        from wellheard.foundation.journal.sentences import add_words

        add_words(labels.ACTS, labels.SAID)
