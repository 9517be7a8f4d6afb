from wellheard.areas.procedures.selectors.categories import (
    categories_on as categories_on,
)
from wellheard.areas.procedures.selectors.categories import (
    category_choices as category_choices,
)
from wellheard.areas.procedures.selectors.categories import (
    category_list_on as category_list_on,
)
from wellheard.areas.procedures.selectors.categories import (
    national_code as national_code,
)
from wellheard.areas.procedures.selectors.categories import (
    national_codes as national_codes,
)
from wellheard.areas.procedures.selectors.categories import (
    sisters_of as sisters_of,
)

from wellheard.areas.procedures.selectors.working import (  # isort: skip
    CalendarHistory as CalendarHistory,
    Calendars as Calendars,
    NoCalendar as NoCalendar,
    choice_for as choice_for,
    choices as choices,
    editions_of_body as editions_of_body,
    ruleset_of as ruleset_of,
    usual_periods as usual_periods,
)
