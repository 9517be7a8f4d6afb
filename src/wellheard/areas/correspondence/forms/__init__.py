from wellheard.areas.correspondence.forms.letters import (  # isort: skip
    BY_POST as BY_POST,
    NOBODY as NOBODY,
    BeginForm as BeginForm,
    LetterForm as LetterForm,
    SendForm as SendForm,
    PostedForm as PostedForm,
    DiscardForm as DiscardForm,
)
from wellheard.areas.correspondence.forms.afterwards import (  # isort: skip
    ClarifyForm as ClarifyForm,
    RevisionForm as RevisionForm,
    LeaveForm as LeaveForm,
    ConfirmForm as ConfirmForm,
    RepeatForm as RepeatForm,
    IncidentForm as IncidentForm,
    WarnForm as WarnForm,
    RestrictionForm as RestrictionForm,
    ChallengeForm as ChallengeForm,
    HearForm as HearForm,
    ReviewForm as ReviewForm,
)
