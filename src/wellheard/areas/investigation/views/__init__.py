from wellheard.areas.investigation.views.acts import act as act
from wellheard.areas.investigation.views.asked import (
    answer as answer,
)
from wellheard.areas.investigation.views.asked import (
    asked as asked,
)
from wellheard.areas.investigation.views.asked import (
    say_unfair as say_unfair,
)
from wellheard.areas.investigation.views.asked import (
    taken as taken,
)
from wellheard.areas.investigation.views.asked import (
    want_time as want_time,
)
from wellheard.areas.investigation.views.asked import (
    work_done as work_done,
)
from wellheard.areas.investigation.views.fairness import (
    allocation as allocation,
)
from wellheard.areas.investigation.views.fairness import (
    briefings as briefings,
)
from wellheard.areas.investigation.views.fairness import (
    read_briefing as read_briefing,
)
from wellheard.areas.investigation.views.joining import (
    add_to_response as add_to_response,
)
from wellheard.areas.investigation.views.joining import (
    concern as concern,
)
from wellheard.areas.investigation.views.joining import (
    contributions_beside as contributions_beside,
)
from wellheard.areas.investigation.views.joining import (
    sign_part as sign_part,
)
from wellheard.areas.investigation.views.overview import returns as returns
from wellheard.areas.investigation.views.part import (
    chronology_page as chronology_page,
)
from wellheard.areas.investigation.views.part import (
    part as part,
)
from wellheard.areas.investigation.views.part import (
    report as report,
)
from wellheard.areas.investigation.views.part import (
    report_file as report_file,
)
from wellheard.areas.investigation.views.part import (
    request_page as request_page,
)
from wellheard.areas.investigation.views.part import (
    write_report as write_report,
)
