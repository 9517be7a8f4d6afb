"""A complaint's life, told in memory with the dates at which it happened, and written all at once.

Each function here is the twin of a service of casework, of the same name and with the same words: it asks the
same rules, sets the same fields and says the same in the journal. A test tells lives by both and compares.
"""

from wellheard.interfaces.commands.example.life.closing import (
    close_without_outcome as close_without_outcome,
)
from wellheard.interfaces.commands.example.life.closing import (
    extend as extend,
)
from wellheard.interfaces.commands.example.life.frontline import (
    answer_at_stage_1 as answer_at_stage_1,
)
from wellheard.interfaces.commands.example.life.frontline import (
    escalate as escalate,
)
from wellheard.interfaces.commands.example.life.frontline import (
    move_to_stage_2 as move_to_stage_2,
)
from wellheard.interfaces.commands.example.life.frontline import (
    resolve as resolve,
)
from wellheard.interfaces.commands.example.life.intake import (
    add_note as add_note,
)
from wellheard.interfaces.commands.example.life.intake import (
    add_person as add_person,
)
from wellheard.interfaces.commands.example.life.intake import (
    add_point as add_point,
)
from wellheard.interfaces.commands.example.life.intake import (
    allocate as allocate,
)
from wellheard.interfaces.commands.example.life.intake import (
    read_complaint as read_complaint,
)
from wellheard.interfaces.commands.example.life.intake import (
    record_complaint as record_complaint,
)
from wellheard.interfaces.commands.example.life.intake import (
    restrict as restrict,
)
from wellheard.interfaces.commands.example.life.investigation import (
    acknowledge as acknowledge,
)
from wellheard.interfaces.commands.example.life.investigation import (
    agree_points as agree_points,
)
from wellheard.interfaces.commands.example.life.investigation import (
    find as find,
)
from wellheard.interfaces.commands.example.life.investigation import (
    propose_response as propose_response,
)
from wellheard.interfaces.commands.example.life.investigation import (
    send_back as send_back,
)
from wellheard.interfaces.commands.example.life.investigation import (
    sign_off as sign_off,
)
from wellheard.interfaces.commands.example.life.telling import (
    Call as Call,
)
from wellheard.interfaces.commands.example.life.telling import (
    Life as Life,
)
from wellheard.interfaces.commands.example.life.telling import (
    Surroundings as Surroundings,
)
