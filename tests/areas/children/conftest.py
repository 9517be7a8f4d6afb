"""Every test of the area stands in the council."""

from collections.abc import Iterator

import pytest

from people import Body
from wellheard.foundation.organisations import scope


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield
