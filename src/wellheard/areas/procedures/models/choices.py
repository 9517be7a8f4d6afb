from typing import Any

from django.db import models

from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class ProcedureChoice(ScopedModel):
    """From a day of receipt on, the body works by this rule set, with these changes of its own.

    A complaint keeps the choice it was received under: rows are added, never changed.
    """

    ruleset = models.CharField(max_length=60)
    changes: Any = models.JSONField(default=dict)
    from_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(StaffMember, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "from_on"], name="one_procedure_from_a_day"),
        ]
