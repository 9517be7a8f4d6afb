from wellheard.areas.children.selectors.copies import (  # isort: skip
    Copy as Copy,
    copy_for_adult as copy_for_adult,
    copy_for_child as copy_for_child,
)
from wellheard.areas.children.selectors.people import (  # isort: skip
    Recipient as Recipient,
    child_on as child_on,
    names_of as names_of,
    recipients as recipients,
)
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
