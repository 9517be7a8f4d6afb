"""Django's `flush`, run above every scope: it changes tables of all bodies, as their owner."""

from typing import Any

from django.core.management.commands import flush

from wellheard.foundation.organisations import scope


class Command(flush.Command):
    def handle(self, *args: Any, **options: Any) -> Any:
        with scope.lifted():
            return super().handle(*args, **options)
