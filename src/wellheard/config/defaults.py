"""Values that no published text settles, as an installation sets them: read from a line of words, refused if wrong."""

from collections.abc import Sequence


def numbers(name: str, said: str, count: int) -> tuple[int, ...]:
    """`1,4,7`: so many whole numbers, none smaller than the one before it. Raises ValueError in words."""
    parts = [part.strip() for part in said.split(",")]
    if len(parts) != count or not all(part.isdigit() for part in parts):
        raise ValueError(f"{name} is {said!r}: give {count} whole numbers with commas between them.")
    found = tuple(int(part) for part in parts)
    if list(found) != sorted(found):
        raise ValueError(f"{name} is {said!r}: each number must be at least the one before it.")
    return found


def words(name: str, said: str, count: int, known: Sequence[str]) -> tuple[str, ...]:
    """`routine,raised`: so many of the known words, none lower than the one before it. Raises ValueError in words."""
    found = tuple(part.strip() for part in said.split(","))
    if len(found) != count or not set(found) <= set(known):
        raise ValueError(f"{name} is {said!r}: give {count} of {', '.join(known)}, with commas between them.")
    if list(found) != sorted(found, key=list(known).index):
        raise ValueError(f"{name} is {said!r}: none may be lower than the one before it.")
    return found
