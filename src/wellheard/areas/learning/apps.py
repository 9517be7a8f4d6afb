from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "wellheard.areas.learning"
    label = "learning"

    def ready(self) -> None:
        from wellheard.areas.learning import labels, receivers
        from wellheard.foundation.journal.sentences import add_words
        from wellheard.foundation.journal.services import recorded

        add_words(labels.ACTS, labels.SAID)
        recorded.connect(receivers.hear, dispatch_uid="learning")
