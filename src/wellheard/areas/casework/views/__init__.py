from wellheard.areas.casework.views.acts import act as act
from wellheard.areas.casework.views.caseload import caseload as caseload, export as export, record as record
from wellheard.areas.casework.views.complaint import (
    clock as clock,
    complaint as complaint,
    document as document,
    person as person,
)
from wellheard.areas.casework.views.imports import (
    exchange_file as exchange_file,
    import_act as import_act,
    import_faults as import_faults,
    import_run as import_run,
    imports as imports,
)
from wellheard.areas.casework.views.investigation import (
    findings as findings,
    response as response,
    signature as signature,
)
