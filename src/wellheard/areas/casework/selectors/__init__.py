from wellheard.areas.casework.selectors.caseload import (
    Caseload as Caseload,
    caseload as caseload,
)
from wellheard.areas.casework.selectors.clocks import (
    clock_of as clock_of,
    stage_key as stage_key,
)
from wellheard.areas.casework.selectors.complaint_file import (
    ComplaintFile as ComplaintFile,
    complaint_file as complaint_file,
    response_gaps as response_gaps,
)
from wellheard.areas.casework.selectors.gates import (
    complaint_for as complaint_for,
    document_for as document_for,
    import_for as import_for,
    visible as visible,
)
from wellheard.areas.casework.selectors.exchange import (  # isort: skip
    exchange_rows as exchange_rows,
    exchange_tables as exchange_tables,
)
