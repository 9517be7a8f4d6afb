from wellheard.foundation.organisations.models.scoped import (
    ScopedManager as ScopedManager,
    ScopedModel as ScopedModel,
    ScopedQuerySet as ScopedQuerySet,
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
    KeptSubmission as KeptSubmission,
    RoleHolding as RoleHolding,
    StaffMember as StaffMember,
)
from wellheard.foundation.organisations.models.calendars import (  # isort: skip
    CalendarDay as CalendarDay,
    CalendarVersion as CalendarVersion,
)
