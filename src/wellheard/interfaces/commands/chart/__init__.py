"""`wellheard chart`: charts of a plain CSV, without a database."""

from wellheard.interfaces.commands.chart.command import chart

__all__ = ["chart"]
