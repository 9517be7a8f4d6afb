from wellheard.areas.correspondence.services import afterwards as afterwards
from wellheard.areas.correspondence.services import engagement as engagement
from wellheard.areas.correspondence.services.sending import (
    mark_posted as mark_posted,
)
from wellheard.areas.correspondence.services.sending import (
    read_letter as read_letter,
)
from wellheard.areas.correspondence.services.sending import (
    send as send,
)
from wellheard.areas.correspondence.services.sending import (
    send_again as send_again,
)
from wellheard.areas.correspondence.services.sending import (
    send_letter as send_letter,
)
from wellheard.areas.correspondence.services.sending import (
    signposted as signposted,
)
from wellheard.areas.correspondence.services.taking_back import (
    take_back_letter as take_back_letter,
)
from wellheard.areas.correspondence.services.taking_back import (
    take_back_sent as take_back_sent,
)
from wellheard.areas.correspondence.services.writing import (
    ASKING_CONSENT as ASKING_CONSENT,
)
from wellheard.areas.correspondence.services.writing import (
    begin_letter as begin_letter,
)
from wellheard.areas.correspondence.services.writing import (
    begin_response as begin_response,
)
from wellheard.areas.correspondence.services.writing import (
    change_letter as change_letter,
)
from wellheard.areas.correspondence.services.writing import (
    compose as compose,
)
from wellheard.areas.correspondence.services.writing import (
    discard_letter as discard_letter,
)
from wellheard.foundation.letters.services import UnableToSend as UnableToSend
from wellheard.foundation.letters.texts import UnableToChangeText as UnableToChangeText
from wellheard.rules.engagement import UnableToRestrict as UnableToRestrict

REFUSALS = (UnableToSend, UnableToChangeText, UnableToRestrict)
