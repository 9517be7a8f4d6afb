from wellheard.areas.workload.selectors.feed import (
    dates_feed as dates_feed,
)
from wellheard.areas.workload.selectors.mine import (
    at_hand as at_hand,
)
from wellheard.areas.workload.selectors.mine import (
    may_wait_to_be_done as may_wait_to_be_done,
)
from wellheard.areas.workload.selectors.mine import (
    mentions_of as mentions_of,
)
from wellheard.areas.workload.selectors.mine import (
    task_for as task_for,
)
from wellheard.areas.workload.selectors.mine import (
    tasks_of as tasks_of,
)
from wellheard.areas.workload.selectors.mine import (
    tasks_of_complaint as tasks_of_complaint,
)
from wellheard.areas.workload.selectors.runs import (
    Progress as Progress,
)
from wellheard.areas.workload.selectors.runs import (
    desk_in as desk_in,
)
from wellheard.areas.workload.selectors.runs import (
    progress_of as progress_of,
)
from wellheard.areas.workload.selectors.runs import (
    run_for as run_for,
)
from wellheard.areas.workload.selectors.runs import (
    runs_of as runs_of,
)
from wellheard.areas.workload.selectors.runs import (
    said_of as said_of,
)
from wellheard.areas.workload.selectors.views import (
    Counted as Counted,
)
from wellheard.areas.workload.selectors.views import (
    caseload_of as caseload_of,
)
from wellheard.areas.workload.selectors.views import (
    complaints_of as complaints_of,
)
from wellheard.areas.workload.selectors.views import (
    count_of as count_of,
)
from wellheard.areas.workload.selectors.views import (
    counts_of as counts_of,
)
from wellheard.areas.workload.selectors.views import (
    own_view as own_view,
)
from wellheard.areas.workload.selectors.views import (
    view_for as view_for,
)
from wellheard.areas.workload.selectors.views import (
    views_of as views_of,
)
