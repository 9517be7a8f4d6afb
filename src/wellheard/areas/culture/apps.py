from django.apps import AppConfig


class CultureConfig(AppConfig):
    name = "wellheard.areas.culture"
    label = "culture"

    def ready(self) -> None:
        from wellheard.areas.culture import labels, receivers
        from wellheard.foundation.journal.sentences import add_words
        from wellheard.foundation.journal.services import recorded

        add_words(labels.ACTS, labels.SAID)
        recorded.connect(receivers.hear, dispatch_uid="culture")
