from wellheard.areas.procedures.services.categories import (
    UnableToChangeList as UnableToChangeList,
)
from wellheard.areas.procedures.services.categories import (
    add_category as add_category,
)
from wellheard.areas.procedures.services.categories import (
    begin_list as begin_list,
)
from wellheard.areas.procedures.services.categories import (
    change_category as change_category,
)
from wellheard.areas.procedures.services.categories import (
    correct_national_code as correct_national_code,
)
from wellheard.areas.procedures.services.categories import (
    remove_category as remove_category,
)
from wellheard.areas.procedures.services.categories import (
    settle_list as settle_list,
)
from wellheard.areas.procedures.services.categories import (
    throw_away_list as throw_away_list,
)
from wellheard.areas.procedures.services.category_files import (
    BrokenCategoryFile as BrokenCategoryFile,
)
from wellheard.areas.procedures.services.category_files import (
    bring_in_list as bring_in_list,
)
from wellheard.areas.procedures.services.category_files import (
    list_as_csv as list_as_csv,
)

from wellheard.areas.procedures.services.working import (  # isort: skip
    UnableToChangeCalendar as UnableToChangeCalendar,
    UnableToChoose as UnableToChoose,
    add_calendar_version as add_calendar_version,
    choose_procedure as choose_procedure,
    take_back_calendar_version as take_back_calendar_version,
)
