from wellheard.areas.casework.selectors.caseload import (
    Caseload as Caseload,
)
from wellheard.areas.casework.selectors.caseload import (
    caseload as caseload,
)
from wellheard.areas.casework.selectors.clocks import (
    clock_of as clock_of,
)
from wellheard.areas.casework.selectors.clocks import (
    stage_key as stage_key,
)
from wellheard.areas.casework.selectors.complaint_file import (
    ComplaintFile as ComplaintFile,
)
from wellheard.areas.casework.selectors.complaint_file import (
    complaint_file as complaint_file,
)
from wellheard.areas.casework.selectors.complaint_file import (
    response_gaps as response_gaps,
)
from wellheard.areas.casework.selectors.gates import (
    about_visible as about_visible,
)
from wellheard.areas.casework.selectors.gates import (
    complaint_for as complaint_for,
)
from wellheard.areas.casework.selectors.gates import (
    document_for as document_for,
)
from wellheard.areas.casework.selectors.gates import (
    import_for as import_for,
)
from wellheard.areas.casework.selectors.gates import (
    visible as visible,
)

from wellheard.areas.casework.selectors.exchange import (  # isort: skip
    exchange_rows as exchange_rows,
    exchange_tables as exchange_tables,
)
from wellheard.areas.casework.selectors.signing import (  # isort: skip
    Passage as Passage,
    changes_between as changes_between,
    comments_on as comments_on,
    is_theirs as is_theirs,
    may_sign_alone as may_sign_alone,
    signed_alone as signed_alone,
    signing_gaps as signing_gaps,
    turn_of as turn_of,
    waiting_response as waiting_response,
)
from wellheard.areas.casework.selectors.conformance import (  # isort: skip
    explanations_of as explanations_of,
    procedure_checks as procedure_checks,
)
from wellheard.areas.casework.selectors.caseload import (  # isort: skip
    CAPPED as CAPPED,
    capped_count as capped_count,
    in_a_list as in_a_list,
    open_counts as open_counts,
)
from wellheard.areas.casework.selectors.dates import (  # isort: skip
    DateToKeep as DateToKeep,
    closed_complaint as closed_complaint,
    counted as counted,
    dates_to_keep as dates_to_keep,
    named_readers as named_readers,
    noted as noted,
)
from wellheard.areas.casework.selectors.dates import (  # isort: skip
    moved_by as moved_by,
    redatings as redatings,
)
from wellheard.areas.casework.selectors.waiting import (  # isort: skip
    extension_requests_for as extension_requests_for,
    extensions_asked_by as extensions_asked_by,
    responses_waiting_for as responses_waiting_for,
    signatures_awaited_by as signatures_awaited_by,
)
from wellheard.areas.casework.selectors.people import (  # isort: skip
    consent_wanted_of as consent_wanted_of,
    reply_goes_to as reply_goes_to,
)
