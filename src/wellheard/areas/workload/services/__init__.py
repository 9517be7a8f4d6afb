from wellheard.areas.workload.services.alerts import (
    raise_alerts as raise_alerts,
)
from wellheard.areas.workload.services.alerts import (
    see_alerts as see_alerts,
)
from wellheard.areas.workload.services.bulk import (
    carry_out as carry_out,
)
from wellheard.areas.workload.services.bulk import (
    make_preview as make_preview,
)
from wellheard.areas.workload.services.bulk import (
    start as start,
)
from wellheard.areas.workload.services.bulk import (
    start_undoing as start_undoing,
)
from wellheard.areas.workload.services.bulk import (
    undo as undo,
)
from wellheard.areas.workload.services.bulk_acts import (
    ANSWERS_A_CAMPAIGN as ANSWERS_A_CAMPAIGN,
)
from wellheard.areas.workload.services.bulk_acts import (
    as_it_would_be as as_it_would_be,
)
from wellheard.areas.workload.services.feeds import (
    make_feed as make_feed,
)
from wellheard.areas.workload.services.feeds import (
    remove_feed as remove_feed,
)
from wellheard.areas.workload.services.tasks import (
    finish_task as finish_task,
)
from wellheard.areas.workload.services.tasks import (
    give_task as give_task,
)
from wellheard.areas.workload.services.tasks import (
    see_mention as see_mention,
)
from wellheard.areas.workload.services.views import (
    change_view as change_view,
)
from wellheard.areas.workload.services.views import (
    remove_view as remove_view,
)
from wellheard.areas.workload.services.views import (
    save_view as save_view,
)
from wellheard.areas.workload.services.views import (
    send_digests as send_digests,
)
