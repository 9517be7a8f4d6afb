from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "wellheard.areas.casework"
    label = "casework"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from wellheard.areas.casework import labels, receivers
        from wellheard.areas.casework.models import word_index
        from wellheard.foundation.journal.sentences import add_words
        from wellheard.foundation.journal.services import recorded

        add_words(labels.ACTS, labels.SAID, labels.TURNS)
        recorded.connect(receivers.hear, dispatch_uid="casework")
        post_migrate.connect(word_index.apply, dispatch_uid="word-index")
