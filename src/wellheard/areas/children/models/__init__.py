from wellheard.areas.children.models.involvement import (  # isort: skip
    BestInterests as BestInterests,
    ChildDiscussion as ChildDiscussion,
    ChildInvolvement as ChildInvolvement,
    ChildWords as ChildWords,
    Telling as Telling,
)
from wellheard.areas.children.models.talks import Talk as Talk  # isort: skip
