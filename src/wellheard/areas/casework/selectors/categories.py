"""Categories as the complaints hold them: words, whatever list they came from."""

from collections import Counter

from wellheard.areas.casework.models import Complaint

LOOKED_AT = 500
OFTEN = 3


def often_used() -> list[str]:
    """Categories that stand on several of the latest complaints; none that one complaint alone could be known by.

    Restricted complaints are left out.
    """
    rows = Complaint.objects.filter(restricted=False).order_by("-received_on", "-id")
    counted = Counter(rows.values_list("category", flat=True)[:LOOKED_AT])
    return sorted(word for word, count in counted.items() if word and count >= OFTEN)
