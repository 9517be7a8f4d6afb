from wellheard.areas.correspondence.views.acts import act as act
from wellheard.areas.correspondence.views.letters import (
    advice_beside as advice_beside,
)
from wellheard.areas.correspondence.views.letters import (
    begin as begin,
)
from wellheard.areas.correspondence.views.letters import (
    download as download,
)
from wellheard.areas.correspondence.views.letters import (
    letter as letter,
)
from wellheard.areas.correspondence.views.letters import (
    letters as letters,
)
from wellheard.areas.correspondence.views.letters import (
    preview as preview,
)
from wellheard.areas.correspondence.views.letters import (
    response as response,
)
from wellheard.areas.correspondence.views.posting import (
    posting as posting,
)
from wellheard.areas.correspondence.views.posting import (
    to_post as to_post,
)

from wellheard.areas.correspondence.views.afterwards import (  # isort: skip
    after as after,
    conduct as conduct,
    restrictions as restrictions,
)
