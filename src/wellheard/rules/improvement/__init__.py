"""What the procedure, and this house, say of learning: causes, recommendations, improvement actions, their dates."""

from wellheard.rules.improvement.causes import (
    Certainty as Certainty,
)
from wellheard.rules.improvement.causes import (
    Factor as Factor,
)
from wellheard.rules.improvement.causes import (
    FactorSet as FactorSet,
)
from wellheard.rules.improvement.causes import (
    Scope as Scope,
)
from wellheard.rules.improvement.causes import (
    Why as Why,
)
from wellheard.rules.improvement.causes import (
    ends_of as ends_of,
)
from wellheard.rules.improvement.causes import (
    factor_set as factor_set,
)
from wellheard.rules.improvement.causes import (
    gaps_of as gaps_of,
)
from wellheard.rules.improvement.causes import (
    set_for as set_for,
)
from wellheard.rules.improvement.life import (
    DONE as DONE,
)
from wellheard.rules.improvement.life import (
    OPEN as OPEN,
)
from wellheard.rules.improvement.life import (
    SIGNED_OFF as SIGNED_OFF,
)
from wellheard.rules.improvement.life import (
    TO_BE_DONE as TO_BE_DONE,
)
from wellheard.rules.improvement.life import (
    ActionAct as ActionAct,
)
from wellheard.rules.improvement.life import (
    ActionState as ActionState,
)
from wellheard.rules.improvement.life import (
    Readiness as Readiness,
)
from wellheard.rules.improvement.life import (
    UnableToMove as UnableToMove,
)
from wellheard.rules.improvement.life import (
    check_sign_off as check_sign_off,
)
from wellheard.rules.improvement.life import (
    missing_before_authority as missing_before_authority,
)
from wellheard.rules.improvement.life import (
    next_state as next_state,
)
from wellheard.rules.improvement.recommendations import (
    Kind as Kind,
)
from wellheard.rules.improvement.recommendations import (
    State as State,
)
from wellheard.rules.improvement.recommendations import (
    Test as Test,
)
from wellheard.rules.improvement.recommendations import (
    unanswered as unanswered,
)
from wellheard.rules.improvement.reminders import (
    notice_on as notice_on,
)
from wellheard.rules.improvement.strength import (
    Changed as Changed,
)
from wellheard.rules.improvement.strength import (
    Means as Means,
)
from wellheard.rules.improvement.strength import (
    Strength as Strength,
)
from wellheard.rules.improvement.strength import (
    calls_for_caution as calls_for_caution,
)
from wellheard.rules.improvement.strength import (
    strength_of as strength_of,
)
