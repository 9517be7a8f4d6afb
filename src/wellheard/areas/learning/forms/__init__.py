"""What is typed for learning."""

from wellheard.areas.learning.forms import actions as actions
from wellheard.areas.learning.forms import causes as causes
