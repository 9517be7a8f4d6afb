from wellheard.areas.investigation.services.answering import (
    accept_reply as accept_reply,
)
from wellheard.areas.investigation.services.answering import (
    ask_more_time as ask_more_time,
)
from wellheard.areas.investigation.services.answering import (
    give_reply as give_reply,
)
from wellheard.areas.investigation.services.answering import (
    read_request as read_request,
)
from wellheard.areas.investigation.services.answering import (
    save_reply as save_reply,
)
from wellheard.areas.investigation.services.answering import (
    send_back_reply as send_back_reply,
)

from wellheard.areas.investigation.services.asking import (  # isort: skip
    NobodyToTell as NobodyToTell,
    answer_escalation as answer_escalation,
    ask as ask,
    chase as chase,
    escalate as escalate,
    escalate_late as escalate_late,
    give_more_time as give_more_time,
    withdraw_request as withdraw_request,
)
from wellheard.areas.investigation.services.evidence import (  # isort: skip
    add_event as add_event,
    add_evidence as add_evidence,
    add_interview as add_interview,
    ask_advice as ask_advice,
    change_event as change_event,
    change_evidence as change_evidence,
    change_interview as change_interview,
    receive_advice as receive_advice,
)
from wellheard.areas.investigation.services.planning import (  # isort: skip
    add_part as add_part,
    finish_part as finish_part,
    note_time as note_time,
    plan as plan,
    read_report as read_report,
    weigh_point as weigh_point,
    write_report as write_report,
)
from wellheard.areas.investigation.services.fairness import (  # isort: skip
    allocate as allocate,
    answer_bias as answer_bias,
    brief as brief,
    declare_conflict as declare_conflict,
    raise_bias as raise_bias,
    read_briefing as read_briefing,
    tell_priority as tell_priority,
    triage as triage,
)
from wellheard.areas.investigation.services.care import (  # isort: skip
    hold_debrief as hold_debrief,
    keep_informed as keep_informed,
    share_facts as share_facts,
    support_handler as support_handler,
    tell_concerned as tell_concerned,
    tell_outcome as tell_outcome,
)
from wellheard.areas.investigation.services.joining import (  # isort: skip
    add_outside_part as add_outside_part,
    add_to_response as add_to_response,
    change_outside_part as change_outside_part,
    sign_part as sign_part,
)
