from wellheard.areas.coding.models.codings import (
    CodedService as CodedService,
)
from wellheard.areas.coding.models.codings import (
    Coding as Coding,
)
from wellheard.areas.coding.models.codings import (
    Problem as Problem,
)
from wellheard.areas.coding.models.codings import (
    TaxonomyChoice as TaxonomyChoice,
)
from wellheard.areas.coding.models.doubles import (
    Sample as Sample,
)
from wellheard.areas.coding.models.doubles import (
    SecondCoding as SecondCoding,
)
