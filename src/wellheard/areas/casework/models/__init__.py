from wellheard.areas.casework.models.complaints import (
    Complaint as Complaint,
)
from wellheard.areas.casework.models.complaints import (
    NamedReader as NamedReader,
)
from wellheard.areas.casework.models.complaints import (
    Note as Note,
)
from wellheard.areas.casework.models.complaints import (
    Person as Person,
)
from wellheard.areas.casework.models.complaints import (
    PointOfComplaint as PointOfComplaint,
)
from wellheard.areas.casework.models.complaints import (
    Tag as Tag,
)

from wellheard.areas.casework.models.stages import (  # isort: skip
    Extension as Extension,
    Response as Response,
    StageRecord as StageRecord,
)
from wellheard.areas.casework.models.files import (  # isort: skip
    ComplaintDocument as ComplaintDocument,
    ImportRun as ImportRun,
)
from wellheard.areas.casework.models.delays import (  # isort: skip
    ExtensionRequest as ExtensionRequest,
    RedatedComplaint as RedatedComplaint,
    Redating as Redating,
    Wait as Wait,
)
from wellheard.areas.casework.models.signing import (  # isort: skip
    GapExplanation as GapExplanation,
    ResponseComment as ResponseComment,
    SigningStep as SigningStep,
    SoleSignatory as SoleSignatory,
)
from wellheard.areas.casework.models.intake import (  # isort: skip
    ConsentStep as ConsentStep,
    OutcomeSought as OutcomeSought,
    ProtectionReferral as ProtectionReferral,
)
from wellheard.areas.casework.models.linking import (  # isort: skip
    Campaign as Campaign,
    Link as Link,
    Merge as Merge,
)
from wellheard.areas.casework.models.voices import (  # isort: skip
    Dissatisfaction as Dissatisfaction,
    EqualityAnswer as EqualityAnswer,
    EqualityQuestion as EqualityQuestion,
    Praise as Praise,
)
from wellheard.areas.casework.models.afterwards import (  # isort: skip
    Clarification as Clarification,
    Revision as Revision,
)
