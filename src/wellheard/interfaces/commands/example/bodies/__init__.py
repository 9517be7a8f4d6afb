from wellheard.interfaces.commands.example.bodies.council import COUNCIL as COUNCIL
from wellheard.interfaces.commands.example.bodies.health_board import HEALTH_BOARD as HEALTH_BOARD
from wellheard.interfaces.commands.example.bodies.housing_association import (
    HOUSING_ASSOCIATION as HOUSING_ASSOCIATION,
)
from wellheard.interfaces.commands.example.bodies.plan import (
    PlannedBody as PlannedBody,
)
from wellheard.interfaces.commands.example.bodies.plan import (
    PlannedContractor as PlannedContractor,
)
from wellheard.interfaces.commands.example.bodies.plan import (
    PlannedPerson as PlannedPerson,
)
from wellheard.interfaces.commands.example.bodies.plan import (
    Subject as Subject,
)

BODIES = (COUNCIL, HEALTH_BOARD, HOUSING_ASSOCIATION)
