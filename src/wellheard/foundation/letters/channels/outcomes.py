"""What a channel answers."""

from dataclasses import dataclass


class Delayed(Exception):
    """Not sent now, or not known to be: try again later."""


class NotTaken(Exception):
    """It will never be sent as it is. `address_is_wrong`: another address might do."""

    def __init__(self, words: str, *, address_is_wrong: bool = False) -> None:
        super().__init__(words)
        self.address_is_wrong = address_is_wrong


@dataclass(frozen=True)
class Fate:
    """Whether it arrived; None while nobody knows."""

    arrived: bool | None
    words: str = ""
