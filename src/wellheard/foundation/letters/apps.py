from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "wellheard.foundation.letters"
    label = "letters"

    def ready(self) -> None:
        from wellheard.foundation.journal.sentences import add_words
        from wellheard.foundation.letters import labels

        add_words(labels.ACTS, labels.SAID)
