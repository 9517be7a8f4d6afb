from wellheard.areas.casework.services.afterwards import (
    clarify as clarify,
)
from wellheard.areas.casework.services.afterwards import (
    propose_revision as propose_revision,
)
from wellheard.areas.casework.services.afterwards import (
    refuse_revision as refuse_revision,
)
from wellheard.areas.casework.services.afterwards import (
    sign_revision as sign_revision,
)
from wellheard.areas.casework.services.closing import (
    close_without_outcome as close_without_outcome,
)
from wellheard.areas.casework.services.closing import (
    extend as extend,
)
from wellheard.areas.casework.services.closing import (
    try_extending as try_extending,
)
from wellheard.areas.casework.services.delays import (
    ask_extension as ask_extension,
)
from wellheard.areas.casework.services.delays import (
    decide_extension as decide_extension,
)
from wellheard.areas.casework.services.delays import (
    end_wait as end_wait,
)
from wellheard.areas.casework.services.delays import (
    note_wait as note_wait,
)
from wellheard.areas.casework.services.delays import (
    take_back_telling as take_back_telling,
)
from wellheard.areas.casework.services.delays import (
    tell_extension as tell_extension,
)
from wellheard.areas.casework.services.frontline import (
    answer_at_stage_1 as answer_at_stage_1,
)
from wellheard.areas.casework.services.frontline import (
    escalate as escalate,
)
from wellheard.areas.casework.services.frontline import (
    move_to_stage_2 as move_to_stage_2,
)
from wellheard.areas.casework.services.frontline import (
    resolve as resolve,
)
from wellheard.areas.casework.services.imports import (
    apply_import as apply_import,
)
from wellheard.areas.casework.services.imports import (
    check_import as check_import,
)
from wellheard.areas.casework.services.imports import (
    start_import as start_import,
)
from wellheard.areas.casework.services.imports import (
    undo_import as undo_import,
)
from wellheard.areas.casework.services.intake import (
    Arrival as Arrival,
)
from wellheard.areas.casework.services.intake import (
    add_document as add_document,
)
from wellheard.areas.casework.services.intake import (
    add_note as add_note,
)
from wellheard.areas.casework.services.intake import (
    add_person as add_person,
)
from wellheard.areas.casework.services.intake import (
    add_point as add_point,
)
from wellheard.areas.casework.services.intake import (
    allocate as allocate,
)
from wellheard.areas.casework.services.intake import (
    change_details as change_details,
)
from wellheard.areas.casework.services.intake import (
    change_person as change_person,
)
from wellheard.areas.casework.services.intake import (
    record_complaint as record_complaint,
)
from wellheard.areas.casework.services.intake import (
    restrict as restrict,
)
from wellheard.areas.casework.services.investigation import (
    FindingGiven as FindingGiven,
)
from wellheard.areas.casework.services.investigation import (
    acknowledge as acknowledge,
)
from wellheard.areas.casework.services.investigation import (
    agree_points as agree_points,
)
from wellheard.areas.casework.services.investigation import (
    find as find,
)
from wellheard.areas.casework.services.investigation import (
    propose_response as propose_response,
)
from wellheard.areas.casework.services.investigation import (
    save_draft as save_draft,
)
from wellheard.areas.casework.services.progress import UnableToProceed as UnableToProceed
from wellheard.areas.casework.services.reading import (
    read_complaint as read_complaint,
)
from wellheard.areas.casework.services.reading import (
    read_document as read_document,
)
from wellheard.areas.casework.services.reading import (
    read_export as read_export,
)
from wellheard.areas.casework.services.reading import (
    read_list as read_list,
)
from wellheard.areas.casework.services.signing import (
    agree_response as agree_response,
)
from wellheard.areas.casework.services.signing import (
    allow_alone as allow_alone,
)
from wellheard.areas.casework.services.signing import (
    comment_on_response as comment_on_response,
)
from wellheard.areas.casework.services.signing import (
    delegate_signing as delegate_signing,
)
from wellheard.areas.casework.services.signing import (
    explain_gap as explain_gap,
)
from wellheard.areas.casework.services.signing import (
    send_back as send_back,
)
from wellheard.areas.casework.services.signing import (
    sign_off as sign_off,
)
from wellheard.areas.casework.services.tags import (
    tag as tag,
)
from wellheard.areas.casework.services.tags import (
    take_back_closing as take_back_closing,
)
from wellheard.areas.casework.services.tags import (
    take_back_extension as take_back_extension,
)
from wellheard.areas.casework.services.tags import (
    untag as untag,
)
from wellheard.foundation.documents.services import UnableToStore as UnableToStore
from wellheard.rules.clock import UnableToExtend as UnableToExtend
from wellheard.rules.procedure import NoRuleSet as NoRuleSet
from wellheard.rules.remit import UnableToAccept as UnableToAccept
from wellheard.rules.stages import UnableToAct as UnableToAct
from wellheard.rules.working_days import DateOutsideCalendar as DateOutsideCalendar

from wellheard.areas.casework.services.campaigns import (  # isort: skip
    add_to_campaign as add_to_campaign,
    answer_all as answer_all,
    ask_to_answer_all as ask_to_answer_all,
    start_campaign as start_campaign,
    take_out_of_campaign as take_out_of_campaign,
)
from wellheard.areas.casework.services.consent import (  # isort: skip
    take_consent_step as take_consent_step,
)
from wellheard.areas.casework.services.linking import (  # isort: skip
    link as link,
    merge as merge,
    unlink as unlink,
    unmerge as unmerge,
)
from wellheard.areas.casework.services.sought import (  # isort: skip
    refer_for_protection as refer_for_protection,
    seek_outcome as seek_outcome,
)
from wellheard.areas.casework.services.voices import (  # isort: skip
    keep_equality_answers as keep_equality_answers,
    note_dissatisfaction as note_dissatisfaction,
    pass_on_praise as pass_on_praise,
    praise as praise,
    set_equality_question as set_equality_question,
    take_usual_questions as take_usual_questions,
)

REFUSALS = (
    UnableToProceed, UnableToAct, UnableToExtend, UnableToAccept, UnableToStore, NoRuleSet, DateOutsideCalendar,
)  # fmt: skip
"""Every refusal a person can meet here: its words say what is wrong and what to do."""
