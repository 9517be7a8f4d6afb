from wellheard.areas.workload.views.bulk import (
    export_run as export_run,
)
from wellheard.areas.workload.views.bulk import (
    prepare as prepare,
)
from wellheard.areas.workload.views.bulk import (
    print_run as print_run,
)
from wellheard.areas.workload.views.bulk import (
    run as run,
)
from wellheard.areas.workload.views.bulk import (
    runs as runs,
)
from wellheard.areas.workload.views.bulk import (
    start as start,
)
from wellheard.areas.workload.views.bulk import (
    undo as undo,
)
from wellheard.areas.workload.views.saved import (
    change_view as change_view,
)
from wellheard.areas.workload.views.saved import (
    new_view as new_view,
)
from wellheard.areas.workload.views.saved import (
    open_view as open_view,
)
from wellheard.areas.workload.views.saved import (
    remove_view as remove_view,
)
from wellheard.areas.workload.views.tasks import (
    act as act,
)
from wellheard.areas.workload.views.tasks import (
    finish_task as finish_task,
)
from wellheard.areas.workload.views.tasks import (
    new_task as new_task,
)
from wellheard.areas.workload.views.tasks import (
    open_mention as open_mention,
)
from wellheard.areas.workload.views.tasks import (
    see_alerts as see_alerts,
)
from wellheard.areas.workload.views.tasks import (
    tasks_of_complaint as tasks_of_complaint,
)

from wellheard.areas.workload.views.dates import (  # isort: skip
    calendar_file as calendar_file,
    feed as feed,
    moved as moved,
)
