"""What becomes of each complaint: decided by chance, in proportions that a body would know, and told by `life`."""

from wellheard.interfaces.commands.example.story.beginning import tell as tell
