from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "wellheard.areas.casework"
    label = "casework"

    def ready(self) -> None:
        from wellheard.areas.casework import labels, receivers
        from wellheard.foundation.journal.sentences import add_words
        from wellheard.foundation.journal.services import recorded

        add_words(labels.ACTS, labels.SAID, labels.TURNS)
        recorded.connect(receivers.hear, dispatch_uid="casework")
