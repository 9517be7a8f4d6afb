from wellheard.areas.learning.models.causes import (  # isort: skip
    Analysis as Analysis,
    Cause as Cause,
    Certainty as Certainty,
    ContributoryFactor as ContributoryFactor,
    Scope as Scope,
    WhyAnswer as WhyAnswer,
)
from wellheard.areas.learning.models.actions import (  # isort: skip
    ActionComplaint as ActionComplaint,
    ActionEvidence as ActionEvidence,
    ActionPlan as ActionPlan,
    ActionRecommendation as ActionRecommendation,
    ImprovementAction as ImprovementAction,
    Judgement as Judgement,
    NewDate as NewDate,
    Recommendation as Recommendation,
)
from wellheard.areas.learning.models.promises import (  # isort: skip
    DateNotice as DateNotice,
    Promise as Promise,
)
from wellheard.areas.learning.models.telling import (  # isort: skip
    Refusal as Refusal,
    ServiceAnswer as ServiceAnswer,
    Telling as Telling,
)
from wellheard.areas.learning.models.themes import (  # isort: skip
    CriticalFailing as CriticalFailing,
    FailingNotice as FailingNotice,
    KeyTheme as KeyTheme,
    ThemeAction as ThemeAction,
)
