from wellheard.areas.correspondence.selectors.letters import (
    advice_on as advice_on,
)
from wellheard.areas.correspondence.selectors.letters import (
    advice_on_response as advice_on_response,
)
from wellheard.areas.correspondence.selectors.letters import (
    as_letter as as_letter,
)
from wellheard.areas.correspondence.selectors.letters import (
    body_of as body_of,
)
from wellheard.areas.correspondence.selectors.letters import (
    came_back as came_back,
)
from wellheard.areas.correspondence.selectors.letters import (
    letter_for as letter_for,
)
from wellheard.areas.correspondence.selectors.letters import (
    letters_of as letters_of,
)
from wellheard.areas.correspondence.selectors.letters import (
    may_read as may_read,
)
from wellheard.areas.correspondence.selectors.letters import (
    to_be_posted as to_be_posted,
)
from wellheard.areas.correspondence.selectors.merging import (
    fields_of as fields_of,
)

from wellheard.areas.correspondence.selectors.kinds import (  # isort: skip
    kinds_for as kinds_for,
    likely_kind as likely_kind,
)

from wellheard.areas.correspondence.selectors.due import (  # isort: skip
    LetterDue as LetterDue,
    due_among as due_among,
    due_for as due_for,
    due_of as due_of,
    procedure_gaps as procedure_gaps,
)

from wellheard.areas.correspondence.selectors.afterwards import (  # isort: skip
    after_the_answer as after_the_answer,
)
from wellheard.areas.correspondence.selectors.engagement import (  # isort: skip
    any_contact_restricted as any_contact_restricted,
    due_for_review as due_for_review,
    restriction_on as restriction_on,
)
