from wellheard.areas.learning.services.actions import (  # isort: skip
    add_evidence as add_evidence,
    authorise_action as authorise_action,
    change_action as change_action,
    give_new_date as give_new_date,
    implement_action as implement_action,
    link_complaint as link_complaint,
    propose_action as propose_action,
    refuse_action as refuse_action,
    send_back_action as send_back_action,
    sign_off_action as sign_off_action,
    start_action as start_action,
    stop_action as stop_action,
)
from wellheard.areas.learning.services.analysis import (  # isort: skip
    add_factor as add_factor,
    add_summary as add_summary,
    answer_why as answer_why,
    choose_analysis as choose_analysis,
    finish_analysis as finish_analysis,
    reopen_analysis as reopen_analysis,
    state_problem as state_problem,
    take_out_factor as take_out_factor,
    take_out_why as take_out_why,
)
from wellheard.areas.learning.services.causes import (  # isort: skip
    ask_for_learning as ask_for_learning,
    record_cause as record_cause,
)
from wellheard.areas.learning.services.notices import (  # isort: skip
    raise_notices as raise_notices,
)
from wellheard.areas.learning.services.plans import (  # isort: skip
    end_plan as end_plan,
    make_plan as make_plan,
)
from wellheard.areas.learning.services.promises import (  # isort: skip
    cannot_keep as cannot_keep,
    change_promise as change_promise,
    keep_promise as keep_promise,
    make_promise as make_promise,
    take_their_word as take_their_word,
)
from wellheard.areas.learning.services.recommendations import (  # isort: skip
    judge_recommendation as judge_recommendation,
    put_forward as put_forward,
    recommend as recommend,
)
from wellheard.areas.learning.services.telling import (  # isort: skip
    answer_for_service as answer_for_service,
    ask_services as ask_services,
    cannot_tell as cannot_tell,
    hear_after_all as hear_after_all,
    involve_staff as involve_staff,
    refuse_to_hear as refuse_to_hear,
    tell as tell,
    tell_other_body as tell_other_body,
)
from wellheard.areas.learning.services.themes import (  # isort: skip
    acknowledge_failing as acknowledge_failing,
    act_on_theme as act_on_theme,
    agree_theme as agree_theme,
    end_theme as end_theme,
    propose_theme as propose_theme,
    raise_failing as raise_failing,
)
from wellheard.areas.learning.services.watching import (  # isort: skip
    close_effective as close_effective,
    close_not_measured as close_not_measured,
    judge_action as judge_action,
    judge_due as judge_due,
    reopen_action as reopen_action,
    watch_on as watch_on,
)
