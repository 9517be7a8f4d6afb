from wellheard.areas.casework.services.closing import (
    close_without_outcome as close_without_outcome,
    extend as extend,
)
from wellheard.areas.casework.services.frontline import (
    answer_at_stage_1 as answer_at_stage_1,
    escalate as escalate,
    move_to_stage_2 as move_to_stage_2,
    resolve as resolve,
)
from wellheard.areas.casework.services.imports import (
    apply_import as apply_import,
    check_import as check_import,
    start_import as start_import,
    undo_import as undo_import,
)
from wellheard.areas.casework.services.intake import (
    Arrival as Arrival,
    add_document as add_document,
    add_note as add_note,
    add_person as add_person,
    add_point as add_point,
    allocate as allocate,
    change_details as change_details,
    change_person as change_person,
    read_complaint as read_complaint,
    read_document as read_document,
    record_complaint as record_complaint,
    restrict as restrict,
)
from wellheard.areas.casework.services.investigation import (
    FindingGiven as FindingGiven,
    acknowledge as acknowledge,
    agree_points as agree_points,
    find as find,
    propose_response as propose_response,
    save_draft as save_draft,
    send_back as send_back,
    sign_off as sign_off,
    signing_gaps as signing_gaps,
)
from wellheard.areas.casework.services.progress import UnableToProceed as UnableToProceed
from wellheard.foundation.documents.services import UnableToStore as UnableToStore
from wellheard.rules.clock import UnableToExtend as UnableToExtend
from wellheard.rules.procedure import NoRuleSet as NoRuleSet
from wellheard.rules.remit import UnableToAccept as UnableToAccept
from wellheard.rules.stages import UnableToAct as UnableToAct
from wellheard.rules.working_days import DateOutsideCalendar as DateOutsideCalendar

REFUSALS = (
    UnableToProceed, UnableToAct, UnableToExtend, UnableToAccept, UnableToStore, NoRuleSet, DateOutsideCalendar,
)  # fmt: skip
"""Every refusal a person can meet here: its words say what is wrong and what to do."""
