"""Of the culture area."""

from wellheard.areas.culture.models.survey import Survey as Survey

from wellheard.areas.culture.models.meetings import (  # isort: skip
    Decision as Decision,
    Meeting as Meeting,
    MinuteItem as MinuteItem,
)
from wellheard.areas.culture.models.bulletins import (  # isort: skip
    Bulletin as Bulletin,
    BulletinReceipt as BulletinReceipt,
    BulletinService as BulletinService,
)
