from wellheard.areas.casework.forms.acts import (
    AcknowledgeForm as AcknowledgeForm,
)
from wellheard.areas.casework.forms.acts import (
    AgreePointsForm as AgreePointsForm,
)
from wellheard.areas.casework.forms.acts import (
    AnswerForm as AnswerForm,
)
from wellheard.areas.casework.forms.acts import (
    CloseForm as CloseForm,
)
from wellheard.areas.casework.forms.acts import (
    EscalateForm as EscalateForm,
)
from wellheard.areas.casework.forms.acts import (
    ExtendForm as ExtendForm,
)
from wellheard.areas.casework.forms.acts import (
    FindingsForm as FindingsForm,
)
from wellheard.areas.casework.forms.acts import (
    MoveForm as MoveForm,
)
from wellheard.areas.casework.forms.acts import (
    ResolveForm as ResolveForm,
)
from wellheard.areas.casework.forms.acts import (
    ResponseForm as ResponseForm,
)
from wellheard.areas.casework.forms.acts import (
    SendBackForm as SendBackForm,
)
from wellheard.areas.casework.forms.acts import (
    SignForm as SignForm,
)
from wellheard.areas.casework.forms.intake import (
    CaseloadForm as CaseloadForm,
)
from wellheard.areas.casework.forms.intake import (
    DetailsForm as DetailsForm,
)
from wellheard.areas.casework.forms.intake import (
    DocumentForm as DocumentForm,
)
from wellheard.areas.casework.forms.intake import (
    ImportForm as ImportForm,
)
from wellheard.areas.casework.forms.intake import (
    NoteForm as NoteForm,
)
from wellheard.areas.casework.forms.intake import (
    PersonForm as PersonForm,
)
from wellheard.areas.casework.forms.intake import (
    PointForm as PointForm,
)
from wellheard.areas.casework.forms.intake import (
    RestrictForm as RestrictForm,
)

from wellheard.areas.casework.forms.acts import (  # isort: skip
    AskExtensionForm as AskExtensionForm,
    DecideExtensionForm as DecideExtensionForm,
    TellExtensionForm as TellExtensionForm,
    WaitForm as WaitForm,
    EndWaitForm as EndWaitForm,
    ExplainForm as ExplainForm,
    AgreeResponseForm as AgreeResponseForm,
    DelegateForm as DelegateForm,
    CommentForm as CommentForm,
)
from wellheard.areas.casework.forms.record import (  # isort: skip
    RecordForm as RecordForm,
)
from wellheard.areas.casework.forms.taking import (  # isort: skip
    CampaignAnswerForm as CampaignAnswerForm,
    ConsentForm as ConsentForm,
    DissatisfactionForm as DissatisfactionForm,
    EqualityForm as EqualityForm,
    EqualityQuestionForm as EqualityQuestionForm,
    JoinCampaignForm as JoinCampaignForm,
    LinkForm as LinkForm,
    MergeForm as MergeForm,
    NothingForm as NothingForm,
    OutcomeSoughtForm as OutcomeSoughtForm,
    PassOnForm as PassOnForm,
    PraiseForm as PraiseForm,
    ProtectForm as ProtectForm,
)
