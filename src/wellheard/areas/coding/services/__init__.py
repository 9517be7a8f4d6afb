from wellheard.areas.coding.services.coding import (
    CodesGiven as CodesGiven,
)
from wellheard.areas.coding.services.coding import (
    ProblemGiven as ProblemGiven,
)
from wellheard.areas.coding.services.coding import (
    UnableToCode as UnableToCode,
)
from wellheard.areas.coding.services.coding import (
    choose_taxonomy as choose_taxonomy,
)
from wellheard.areas.coding.services.coding import (
    code as code,
)

from wellheard.areas.coding.services.doubles import (  # isort: skip
    agree as agree,
    ask_second as ask_second,
    code_second as code_second,
    draw_sample as draw_sample,
    withdraw_second as withdraw_second,
)
