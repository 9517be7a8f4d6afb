"""What is in the outbox."""

from uuid import UUID

from django.db.models import QuerySet

from wellheard.foundation.letters.models import Message


def messages_about(complaint_id: UUID) -> QuerySet[Message]:
    """What was sent, or is to be, about a complaint: newest first."""
    found: QuerySet[Message] = Message.objects.filter(about_id=complaint_id).order_by("-id")
    return found


def to_print() -> QuerySet[Message]:
    """Letters that wait to be printed, in the order they were written. The caller asks who may see which."""
    waiting = Message.objects.filter(state=Message.State.TO_PRINT).select_related("attachment", "made_by")
    found: QuerySet[Message] = waiting.order_by("id")
    return found
