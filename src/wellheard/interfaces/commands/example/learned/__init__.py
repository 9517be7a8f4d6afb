"""What the example bodies learned: causes, analyses and promises of the past, and improvement actions at every turn."""

from wellheard.interfaces.commands.example.learned.told import Learned as Learned
from wellheard.interfaces.commands.example.learned.told import learned_past as learned_past
