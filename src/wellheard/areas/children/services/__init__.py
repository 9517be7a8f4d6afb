from wellheard.areas.children.services.path import (  # isort: skip
    change_child as change_child,
    hear as hear,
    involve as involve,
    note_talk as note_talk,
    weigh_interests as weigh_interests,
    withdraw as withdraw,
)
from wellheard.areas.children.services.talks import (  # isort: skip
    answer as answer,
    begin_talk as begin_talk,
    finish_talk as finish_talk,
    purge_talks as purge_talks,
    throw_away as throw_away,
)
from wellheard.areas.children.services.telling import (  # isort: skip
    give_telling_its_day as give_telling_its_day,
    read_copy as read_copy,
    share as share,
    tell as tell,
)
