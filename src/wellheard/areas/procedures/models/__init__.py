from wellheard.areas.procedures.models.categories import (
    Category as Category,
)
from wellheard.areas.procedures.models.categories import (
    CategoryList as CategoryList,
)
from wellheard.areas.procedures.models.categories import (
    CategoryMapping as CategoryMapping,
)
from wellheard.areas.procedures.models.categories import (
    OwnNationalCode as OwnNationalCode,
)
from wellheard.areas.procedures.models.choices import (
    ProcedureChoice as ProcedureChoice,
)
