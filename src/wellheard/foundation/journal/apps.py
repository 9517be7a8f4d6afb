from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "wellheard.foundation.journal"
    label = "journal"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from wellheard.foundation.journal import append_only

        post_migrate.connect(append_only.apply, sender=self, dispatch_uid="append-only")
