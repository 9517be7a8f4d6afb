"""The body's own categories: lists that each begin on a day, two levels deep, mapped to national lists."""

from django.db import models
from django.db.models import Q

from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class CategoryList(ScopedModel):
    """For complaints received from `from_on` on, until the next list begins, these categories are offered.

    It is prepared, then settled. A settled list keeps its names for good: a complaint holds the name it was given,
    and no later list changes it. One not yet in force can be thrown away.
    """

    name = models.CharField(max_length=120)
    from_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(StaffMember, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    thrown_away_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "from_on"],
                condition=Q(thrown_away_at=None),
                name="one_category_list_from_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Category(ScopedModel):
    """One category of a list. `code` stays the same from list to list, whatever it is called.

    What refers to it is removed by the service, in one statement each, so that each names the body.
    """

    category_list = models.ForeignKey(CategoryList, on_delete=models.CASCADE, related_name="categories")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.DO_NOTHING, related_name="children")
    place = models.PositiveSmallIntegerField(default=0)

    class Meta(ScopedModel.Meta):
        ordering = ["place", "id"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "category_list", "code"], name="category_code_once_a_list"),
            models.UniqueConstraint(fields=["organisation", "category_list", "name"], name="category_name_once_a_list"),
        ]

    def __str__(self) -> str:
        return self.name


class CategoryMapping(ScopedModel):
    """What a category is in a national list. It may be put right at any time: it changes no complaint."""

    category = models.ForeignKey(Category, on_delete=models.DO_NOTHING, related_name="mappings")
    national_list = models.CharField(max_length=40)
    code = models.CharField(max_length=40)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "category", "national_list"], name="mapped_once_a_list"),
        ]


class OwnNationalCode(ScopedModel):
    """What the body put right in a shipped national list: a code's words, one more code, or one that is not used."""

    national_list = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    words = models.CharField(max_length=200, blank=True)
    dropped = models.BooleanField(default=False)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "national_list", "code"], name="own_national_code_once"),
        ]
