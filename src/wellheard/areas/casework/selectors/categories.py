"""Categories as the complaints hold them: words, whatever list they came from."""

from collections import Counter
from typing import Any

from django.db.models import QuerySet

from wellheard.areas.casework.models import Complaint
from wellheard.foundation.organisations.worded import rows_of

LOOKED_AT = 500
OFTEN = 3


def often_used() -> list[str]:
    """Categories that stand on several of the latest complaints; none that one complaint alone could be known by.

    Restricted complaints are left out.
    """
    counted = Counter(word for (word,) in rows_of(_latest))
    return sorted(word for word, count in counted.items() if word and count >= OFTEN)


def _latest() -> QuerySet[Any]:
    rows = Complaint.objects.filter(restricted=False).order_by("-received_on", "-id")
    found: QuerySet[Any] = rows.values_list("category")[:LOOKED_AT]
    return found
