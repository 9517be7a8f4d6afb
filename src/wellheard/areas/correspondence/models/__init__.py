from wellheard.areas.correspondence.models.letters import (
    CaseLetter as CaseLetter,
)
