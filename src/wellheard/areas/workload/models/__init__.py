from wellheard.areas.workload.models.alerts import (
    Alert as Alert,
)
from wellheard.areas.workload.models.alerts import (
    CalendarFeed as CalendarFeed,
)
from wellheard.areas.workload.models.bulk import (
    BulkItem as BulkItem,
)
from wellheard.areas.workload.models.bulk import (
    BulkRun as BulkRun,
)
from wellheard.areas.workload.models.tasks import (
    Mention as Mention,
)
from wellheard.areas.workload.models.tasks import (
    Task as Task,
)
from wellheard.areas.workload.models.views import (
    SavedView as SavedView,
)
