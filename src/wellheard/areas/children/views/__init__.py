from wellheard.areas.children.views.acts import act as act
from wellheard.areas.children.views.copies import for_an_adult as for_an_adult
from wellheard.areas.children.views.copies import for_the_child as for_the_child
from wellheard.areas.children.views.copies import giving as giving
from wellheard.areas.children.views.part import figures as figures
from wellheard.areas.children.views.part import part as part

from wellheard.areas.children.views.talks import (  # isort: skip
    check as check,
    not_safe as not_safe,
    question as question,
    start as start,
    stop as stop,
)
