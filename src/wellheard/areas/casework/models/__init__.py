from wellheard.areas.casework.models.complaints import (
    Complaint as Complaint,
    NamedReader as NamedReader,
    Note as Note,
    Person as Person,
    PointOfComplaint as PointOfComplaint,
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
