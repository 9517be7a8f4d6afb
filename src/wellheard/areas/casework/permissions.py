"""Who may do what to a complaint: one table, act → predicate (domain records, "People and what they may do").

A predicate takes the actor and the complaint. A restricted complaint is asked about only by those named in it:
for everyone else the selectors say that it does not exist.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from rules.predicates import Predicate
from rules.predicates import predicate as _predicate

from wellheard.areas.casework.models import Complaint
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role


class Act(StrEnum):
    SEE = "see"
    RECORD = "record"
    EDIT = "edit"
    ALLOCATE = "allocate"
    RESTRICT = "restrict"
    ANSWER_AT_STAGE_1 = "answer_at_stage_1"
    EXTEND = "extend"
    ESCALATE = "escalate"
    ACKNOWLEDGE = "acknowledge"
    AGREE_POINTS = "agree_points"
    FIND = "find"
    PROPOSE_RESPONSE = "propose_response"
    SIGN_OFF = "sign_off"
    CLOSE = "close"
    ADD_NOTE = "add_note"
    ADD_DOCUMENT = "add_document"
    ASK_EXTENSION = "ask_extension"
    DECIDE_EXTENSION = "decide_extension"
    NOTE_WAIT = "note_wait"
    JUDGE_RESPONSE = "judge_response"
    EXPLAIN_GAP = "explain_gap"
    MERGE = "merge"
    READ_CONCERN = "read_concern"
    CAMPAIGN = "campaign"


predicate: Callable[[Callable[[Actor, Complaint], bool]], Predicate] = _predicate
MANAGERS = (Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.CHIEF_EXECUTIVE)
SENIOR_MANAGERS = (Role.DIRECTOR, Role.CHIEF_EXECUTIVE)


@predicate
def is_handler(actor: Actor, complaint: Complaint) -> bool:
    return complaint.handler_id is not None and complaint.handler_id in {
        actor.staff_id,
        *actor.standing_in_for,
    }


@predicate
def recorded_it(actor: Actor, complaint: Complaint) -> bool:
    return complaint.recorded_by_id == actor.staff_id and actor.holds(*RECORDERS)


@predicate
def is_officer(actor: Actor, complaint: Complaint) -> bool:
    return actor.holds_for(complaint.service_id, Role.COMPLAINTS_OFFICER)


@predicate
def is_frontline(actor: Actor, complaint: Complaint) -> bool:
    return actor.holds_for(complaint.service_id, Role.FRONTLINE)


@predicate
def is_manager(actor: Actor, complaint: Complaint) -> bool:
    return actor.holds_for(complaint.service_id, *MANAGERS)


@predicate
def is_auditor(actor: Actor, complaint: Complaint) -> bool:
    return actor.holds_for(complaint.service_id, Role.AUDITOR)


@predicate
def is_named(actor: Actor, complaint: Complaint) -> bool:
    """Named in a restricted complaint, whatever their duties."""
    return complaint.restricted


RECORDERS = (Role.FRONTLINE, Role.COMPLAINTS_OFFICER, Role.INVESTIGATOR, *MANAGERS)
works_on_it = is_handler | is_officer | is_manager
does_frontline = works_on_it | is_frontline | recorded_it

Table = Mapping[Any, Predicate]
"""Act → predicate. Each area that adds acts on a complaint has a table of its own."""

TABLE: dict[Act, Predicate] = {
    Act.SEE: does_frontline | is_auditor | is_named,
    Act.EDIT: does_frontline,
    Act.ALLOCATE: is_officer | is_manager,
    Act.RESTRICT: is_officer | is_manager,
    Act.ANSWER_AT_STAGE_1: does_frontline,
    Act.EXTEND: does_frontline,
    Act.ESCALATE: does_frontline,
    Act.ACKNOWLEDGE: works_on_it,
    Act.AGREE_POINTS: works_on_it,
    Act.FIND: works_on_it,
    Act.PROPOSE_RESPONSE: works_on_it,
    Act.SIGN_OFF: is_manager,
    Act.CLOSE: works_on_it | is_frontline,
    Act.ADD_NOTE: does_frontline,
    Act.ADD_DOCUMENT: does_frontline,
    Act.ASK_EXTENSION: does_frontline,
    Act.DECIDE_EXTENSION: is_manager,
    Act.NOTE_WAIT: does_frontline,
    Act.JUDGE_RESPONSE: works_on_it,
    Act.EXPLAIN_GAP: works_on_it,
    Act.MERGE: works_on_it,
    Act.READ_CONCERN: works_on_it,
    Act.CAMPAIGN: works_on_it,
}


def may(actor: Actor, act: str, complaint: Complaint, table: Table = TABLE) -> bool:
    """Whether this person may do this to this complaint, which they are known to be able to see."""
    return bool(table[act].test(actor, complaint))


def may_record(actor: Actor) -> bool:
    """Anyone who meets the public, or works on complaints, may take one down."""
    return actor.holds(*RECORDERS)


def may_import(actor: Actor) -> bool:
    """Complaints officers of the whole body bring in files."""
    return actor.services_of(Role.COMPLAINTS_OFFICER) is None and actor.holds(Role.COMPLAINTS_OFFICER)


def may_keep_equality_list(actor: Actor) -> bool:
    """The complaints officers of the whole body keep the questions, and see the counts."""
    return may_import(actor)
