"""How to reach each ombudsman, as a letter tells it. Public facts of their own sites; a body can write its own."""

from types import MappingProxyType

WAYS = MappingProxyType({
    "Scottish Public Services Ombudsman": (
        "Bridgeside House, 99 McDonald Road, Edinburgh EH7 4NS. Freephone 0800 377 7330. www.spso.org.uk"
    ),
    "Northern Ireland Public Services Ombudsman": (
        "Progressive House, 33 Wellington Place, Belfast BT1 6HN. Freephone 0800 34 34 24. www.nipso.org.uk"
    ),
    "Local Government and Social Care Ombudsman": (
        "PO Box 4771, Coventry CV4 0EH. Phone 0300 061 0614. www.lgo.org.uk"
    ),
    "Housing Ombudsman": (
        "PO Box 1484, Unit D, Preston PR2 0ET. Phone 0300 111 3000. www.housing-ombudsman.org.uk"
    ),
    "Parliamentary and Health Service Ombudsman": (
        "Citygate, Mosley Street, Manchester M2 3HQ. Phone 0345 015 4033. www.ombudsman.org.uk"
    ),
})  # fmt: skip


def way_to(ombudsman: str) -> str:
    """Address, phone and site; empty for one that is not known here."""
    return WAYS.get(ombudsman, "")
