from django.apps import AppConfig


class WorkloadConfig(AppConfig):
    name = "wellheard.areas.workload"
    label = "workload"

    def ready(self) -> None:
        from wellheard.areas.workload import labels, receivers
        from wellheard.foundation.journal.sentences import add_words
        from wellheard.foundation.journal.services import recorded

        add_words(labels.ACTS, labels.SAID)
        recorded.connect(receivers.hear, dispatch_uid="workload")
