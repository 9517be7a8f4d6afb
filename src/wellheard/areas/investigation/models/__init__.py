from wellheard.areas.investigation.models.asking import (
    Escalation as Escalation,
)
from wellheard.areas.investigation.models.asking import (
    MoreTime as MoreTime,
)
from wellheard.areas.investigation.models.asking import (
    Reply as Reply,
)
from wellheard.areas.investigation.models.asking import (
    StaffRequest as StaffRequest,
)

from wellheard.areas.investigation.models.evidence import (  # isort: skip
    Advice as Advice,
    DatedEvent as DatedEvent,
    Evidence as Evidence,
    Interview as Interview,
)
from wellheard.areas.investigation.models.planning import (  # isort: skip
    Plan as Plan,
    PlannedPart as PlannedPart,
    PointInquiry as PointInquiry,
    Report as Report,
    TimeSpent as TimeSpent,
)
from wellheard.areas.investigation.models.fairness import (  # isort: skip
    Allocation as Allocation,
    Bias as Bias,
    Briefing as Briefing,
    ConflictDeclaration as ConflictDeclaration,
    Triage as Triage,
)
from wellheard.areas.investigation.models.joining import (  # isort: skip
    Concern as Concern,
    ConcernUpdate as ConcernUpdate,
    HandlerCare as HandlerCare,
    OutsidePart as OutsidePart,
    PartSignature as PartSignature,
)
