from django.apps import AppConfig


class ChildrenConfig(AppConfig):
    name = "wellheard.areas.children"
    label = "children"

    def ready(self) -> None:
        from wellheard.areas.children import labels
        from wellheard.foundation.journal.sentences import add_words

        add_words(labels.ACTS)
