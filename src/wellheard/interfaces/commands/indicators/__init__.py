"""`wellheard indicators`: the indicators of a file of complaints, without a database or a server."""

from wellheard.interfaces.commands.indicators.command import indicators

__all__ = ["indicators"]
