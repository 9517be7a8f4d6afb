from wellheard.areas.investigation.selectors.chronology import (
    chronology as chronology,
)
from wellheard.areas.investigation.selectors.inquiry_file import (
    InquiryFile as InquiryFile,
)
from wellheard.areas.investigation.selectors.inquiry_file import (
    inquiry_file as inquiry_file,
)

from wellheard.areas.investigation.selectors.line import (  # isort: skip
    complained_about as complained_about,
    directorate_of as directorate_of,
    managers_of as managers_of,
    managers_over as managers_over,
)
from wellheard.areas.investigation.selectors.overview import (  # isort: skip
    returns_by_service as returns_by_service,
    time_taken as time_taken,
)
from wellheard.areas.investigation.selectors.reports import (  # isort: skip
    assembled as assembled,
    begin_reasons as begin_reasons,
    inquiry_of as inquiry_of,
    reasons_of as reasons_of,
)
from wellheard.areas.investigation.selectors.requests import (  # isort: skip
    asked_by as asked_by,
    asked_of as asked_of,
    days_late as days_late,
    escalation_for as escalation_for,
    given_to as given_to,
    late_requests as late_requests,
    part_given_to as part_given_to,
    request_for as request_for,
    staff_involved as staff_involved,
    taken_to as taken_to,
)
from wellheard.areas.investigation.selectors.fairness import (  # isort: skip
    Candidate as Candidate,
    Fairness as Fairness,
    briefings_for as briefings_for,
    candidates as candidates,
    desk_of as desk_of,
    fairness_gaps as fairness_gaps,
    fairness_of as fairness_of,
    outside_required as outside_required,
    pointed_out as pointed_out,
    raised_by as raised_by,
)
from wellheard.areas.investigation.selectors.gaps import procedure_gaps as procedure_gaps

from wellheard.areas.investigation.selectors.joining import (  # isort: skip
    concern_for as concern_for,
    concerned as concerned,
    concerning as concerning,
    contributions as contributions,
    part_for as part_for,
    parts_to_sign as parts_to_sign,
    requests_in as requests_in,
    something_asked_of as something_asked_of,
    unsigned_parts as unsigned_parts,
)
