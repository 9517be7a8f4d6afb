from wellheard.areas.casework.views.acts import act as act
from wellheard.areas.casework.views.caseload import caseload as caseload
from wellheard.areas.casework.views.caseload import export as export
from wellheard.areas.casework.views.complaint import (
    clock as clock,
)
from wellheard.areas.casework.views.complaint import (
    complaint as complaint,
)
from wellheard.areas.casework.views.complaint import (
    document as document,
)
from wellheard.areas.casework.views.complaint import (
    person as person,
)
from wellheard.areas.casework.views.imports import (
    exchange_file as exchange_file,
)
from wellheard.areas.casework.views.imports import (
    import_act as import_act,
)
from wellheard.areas.casework.views.imports import (
    import_faults as import_faults,
)
from wellheard.areas.casework.views.imports import (
    import_run as import_run,
)
from wellheard.areas.casework.views.imports import (
    imports as imports,
)
from wellheard.areas.casework.views.investigation import (
    findings as findings,
)
from wellheard.areas.casework.views.investigation import (
    response as response,
)

from wellheard.areas.casework.views.record import (  # isort: skip
    record as record,
    similar as similar,
)
from wellheard.areas.casework.views.related import (  # isort: skip
    add_to_campaign as add_to_campaign,
    campaign as campaign,
    campaign_list as campaign_list,
    related as related,
)
from wellheard.areas.casework.views.voices import (  # isort: skip
    add_voice as add_voice,
    ask_equality as ask_equality,
    consents as consents,
    equality as equality,
    equality_question as equality_question,
    pass_on as pass_on,
    voices as voices,
    voices_export as voices_export,
)
