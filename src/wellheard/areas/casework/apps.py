from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "wellheard.areas.casework"
    label = "casework"

    def ready(self) -> None:
        from wellheard.areas.casework import receivers
        from wellheard.foundation.journal.services import recorded

        recorded.connect(receivers.hear, dispatch_uid="casework")
