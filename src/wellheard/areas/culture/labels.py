"""Translated words for the entries of this area."""

from collections.abc import Mapping
from typing import Any

from wellheard.foundation.journal.sentences import Said

ACTS: dict[str, Any] = {}
SAID: Mapping[str, Said] = {}
