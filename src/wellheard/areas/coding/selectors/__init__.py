from wellheard.areas.coding.selectors.doubles import (
    samples as samples,
)
from wellheard.areas.coding.selectors.on_file import (
    CodingOnFile as CodingOnFile,
)
from wellheard.areas.coding.selectors.on_file import (
    CodingRead as CodingRead,
)
from wellheard.areas.coding.selectors.on_file import (
    coding_on_file as coding_on_file,
)
from wellheard.areas.coding.selectors.queue import (
    asked_to_code as asked_to_code,
)
from wellheard.areas.coding.selectors.queue import (
    counts_of as counts_of,
)
from wellheard.areas.coding.selectors.queue import (
    next_in as next_in,
)
from wellheard.areas.coding.selectors.queue import (
    queue as queue,
)
from wellheard.areas.coding.selectors.taxonomies import (
    Taxonomies as Taxonomies,
)
from wellheard.areas.coding.selectors.taxonomies import (
    taxonomy_choices as taxonomy_choices,
)
from wellheard.areas.coding.selectors.taxonomies import (
    taxonomy_for as taxonomy_for,
)
