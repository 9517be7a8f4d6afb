"""Members of the public, invented. Phone numbers are those kept free for drama, addresses at example.org.

No postcode begins with X, so none of these is anybody's.
"""

from dataclasses import dataclass
from functools import cache
from random import Random

from wellheard.interfaces.commands.example.wording import texts


@dataclass(frozen=True)
class Public:
    """Somebody who complains, and how to reach them. Any of it may be left unsaid."""

    name: str
    phone: str = ""
    email: str = ""
    address: str = ""


def somebody(towns: tuple[str, ...], channel: str, rng: Random) -> Public:
    """A person who says what people say by this channel: a caller a number, a writer an address."""
    first, last = rng.choice(_names("first")), rng.choice(_names("last"))
    by_email = channel in ("email", "web_form")
    phone = phone_number(rng) if channel == "phone" or rng.random() < 0.45 else ""
    email = f"{first}.{last}{rng.choice(('', '', rng.randint(1, 99)))}@example.org".lower()
    has_address = channel == "letter" or rng.random() < 0.5
    return Public(
        f"{first} {last}",
        phone,
        email if by_email or rng.random() < 0.2 else "",
        postal_address(towns, rng) if has_address else "",
    )


def phone_number(rng: Random) -> str:
    return f"07700 900{rng.randint(0, 999):03}" if rng.random() < 0.7 else f"01632 960{rng.randint(0, 999):03}"


def postal_address(towns: tuple[str, ...], rng: Random) -> str:
    flat = rng.choice(("", "", "", f"Flat {rng.randint(1, 3)}/{rng.randint(1, 4)}, "))
    street = f"{rng.randint(1, 148)} {rng.choice(_names('streets'))} {rng.choice(_names('endings'))}"
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    postcode = (
        f"X{rng.choice('AMRS')}{rng.randint(1, 19)} {rng.randint(1, 9)}{rng.choice(letters)}{rng.choice(letters)}"
    )
    return f"{flat}{street}\n{rng.choice(towns)}\n{postcode}"


@cache
def _names(kind: str) -> list[str]:
    held: str = texts()["names"][kind]
    return held.split()
