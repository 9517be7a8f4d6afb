from wellheard.areas.investigation.forms.asking import (
    AskForm as AskForm,
)
from wellheard.areas.investigation.forms.asking import (
    ChaseForm as ChaseForm,
)
from wellheard.areas.investigation.forms.asking import (
    EscalationAnswerForm as EscalationAnswerForm,
)
from wellheard.areas.investigation.forms.asking import (
    MoreTimeForm as MoreTimeForm,
)
from wellheard.areas.investigation.forms.asking import (
    PeriodForm as PeriodForm,
)
from wellheard.areas.investigation.forms.asking import (
    ReplyForm as ReplyForm,
)
from wellheard.areas.investigation.forms.asking import (
    SendBackReplyForm as SendBackReplyForm,
)
from wellheard.areas.investigation.forms.asking import (
    WantTimeForm as WantTimeForm,
)
from wellheard.areas.investigation.forms.asking import (
    WithdrawForm as WithdrawForm,
)

from wellheard.areas.investigation.forms.evidence import (  # isort: skip
    AskAdviceForm as AskAdviceForm,
    EventForm as EventForm,
    EvidenceForm as EvidenceForm,
    InterviewForm as InterviewForm,
    ReceiveAdviceForm as ReceiveAdviceForm,
)
from wellheard.areas.investigation.forms.fairness import (  # isort: skip
    AllocationForm as AllocationForm,
    AnswerBiasForm as AnswerBiasForm,
    BiasForm as BiasForm,
    BriefForm as BriefForm,
    ConflictForm as ConflictForm,
    ReadBriefingForm as ReadBriefingForm,
    SayUnfairForm as SayUnfairForm,
    ToldForm as ToldForm,
    TriageForm as TriageForm,
)
from wellheard.areas.investigation.forms.joining import (  # isort: skip
    ConcernForm as ConcernForm,
    FactsForm as FactsForm,
    HandlerCareForm as HandlerCareForm,
    HeldForm as HeldForm,
    InformForm as InformForm,
    OutcomeForm as OutcomeForm,
    OutsidePartForm as OutsidePartForm,
    SignPartForm as SignPartForm,
)
from wellheard.areas.investigation.forms.planning import (  # isort: skip
    DoneForm as DoneForm,
    PartForm as PartForm,
    PlanForm as PlanForm,
    ReportForm as ReportForm,
    TimeForm as TimeForm,
    WeighForm as WeighForm,
)
