from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "wellheard.foundation.organisations"
    label = "organisations"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created
        from django.db.models.signals import post_migrate

        from wellheard.foundation.organisations import row_security, same_body, statements

        connection_created.connect(statements.watch, dispatch_uid="scope-watch")
        post_migrate.connect(same_body.apply, dispatch_uid="same-body")
        post_migrate.connect(row_security.apply, dispatch_uid="row-security")
