"""Fields that let one choose among the body's own services, people and contractors.

What may be chosen is asked when a form is made, inside the scope, and never when a module is loaded.
"""

from typing import TYPE_CHECKING, Any, Self

from django import forms
from django.db.models import Q

from wellheard.foundation.organisations.models import Contractor, Service, StaffMember
from wellheard.foundation.organisations.roles import Role

if TYPE_CHECKING:
    ModelChoiceField = forms.ModelChoiceField[Any]
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField[Any]
else:
    ModelChoiceField = forms.ModelChoiceField
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField


class OneOfTheBody(ModelChoiceField):
    """One row of the body in scope."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, **kwargs)

    def choosable(self) -> Any:
        raise NotImplementedError

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        copied: Self = forms.Field.__deepcopy__(self, memo)
        copied.queryset = self.choosable()
        return copied


class ServiceChoice(OneOfTheBody):
    def choosable(self) -> Any:
        return Service.objects.filter(closed_on=None).order_by("path")


class StaffChoice(OneOfTheBody):
    def choosable(self) -> Any:
        return StaffMember.objects.filter(left_on=None).order_by("name", "id")


class ManagerChoice(OneOfTheBody):
    """Somebody who manages, or deputises for one who does. For which service, and today, the service asks."""

    def choosable(self) -> Any:
        managers = (Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.CHIEF_EXECUTIVE)
        own, as_deputy = Q(holdings__role__in=managers), Q(deputising__absent__holdings__role__in=managers)
        held = StaffMember.objects.filter(own | as_deputy, left_on=None).values("pk")
        return StaffMember.objects.filter(pk__in=held).order_by("name", "id")


class ContractorChoice(OneOfTheBody):
    def choosable(self) -> Any:
        return Contractor.objects.order_by("name")


class StaffChoices(ModelMultipleChoiceField):
    """Several people of the body in scope."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, widget=forms.CheckboxSelectMultiple, **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        copied: Self = forms.Field.__deepcopy__(self, memo)
        copied.queryset = StaffMember.objects.filter(left_on=None).order_by("name", "id")
        return copied
