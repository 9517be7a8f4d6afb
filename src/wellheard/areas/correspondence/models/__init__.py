from wellheard.areas.correspondence.models.letters import (
    CaseLetter as CaseLetter,
)

from wellheard.areas.correspondence.models.engagement import (  # isort: skip
    Incident as Incident,
    Repeat as Repeat,
    Restriction as Restriction,
    RestrictionReview as RestrictionReview,
    ConductWarning as ConductWarning,
)
