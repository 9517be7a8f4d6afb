from wellheard.foundation.organisations.models.scoped import (
    ScopedManager as ScopedManager,
)
from wellheard.foundation.organisations.models.scoped import (
    ScopedModel as ScopedModel,
)
from wellheard.foundation.organisations.models.scoped import (
    ScopedQuerySet as ScopedQuerySet,
)
from wellheard.foundation.organisations.models.scoped import (
    uuid7 as uuid7,
)

from wellheard.foundation.organisations.models.bodies import (  # isort: skip
    Contractor as Contractor,
    Organisation as Organisation,
    Service as Service,
    ServiceExposure as ServiceExposure,
)
from wellheard.foundation.organisations.models.people import (  # isort: skip
    Account as Account,
    Deputy as Deputy,
    Draft as Draft,
    KeptSubmission as KeptSubmission,
    RoleHolding as RoleHolding,
    StaffMember as StaffMember,
)
from wellheard.foundation.organisations.models.calendars import (  # isort: skip
    CalendarDay as CalendarDay,
    CalendarVersion as CalendarVersion,
)
