from wellheard.areas.children.selectors.path import (  # isort: skip
    ChildOnFile as ChildOnFile,
    child_figures as child_figures,
    children_on_file as children_on_file,
    concerns_children as concerns_children,
    known_of as known_of,
    procedure_gaps as procedure_gaps,
)
from wellheard.areas.children.selectors.talks import (  # isort: skip
    my_talks as my_talks,
    readers_for as readers_for,
    talk_for as talk_for,
)
from wellheard.areas.children.selectors.safety import safety_unsettled as safety_unsettled
