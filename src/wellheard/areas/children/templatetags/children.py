"""Small words on the child's page."""

from django import template
from django.urls import reverse

from wellheard.areas.children import labels
from wellheard.areas.children.models import ChildDiscussion, ChildWords
from wellheard.areas.children.selectors import ChildOnFile, names_of
from wellheard.rules.outcomes import Gap

register = template.Library()


@register.simple_tag
def step_of(gap: Gap, one: ChildOnFile, may_work: bool) -> str:
    """The page on which what is missing is recorded; empty for somebody who may not, or where there is none."""
    if gap.code == "child_referral" and may_work:
        return reverse("office:casework:act", args=[one.child.complaint_id, "protect"])
    slug = labels.STEP_OF.get(gap.code, "")
    if not slug or not may_work or (slug == "words" and not one.hears):
        return ""
    return reverse("office:children:act-on", args=[one.child.complaint_id, slug, one.child.pk])


@register.filter
def named(one: ChildOnFile, said: ChildWords | ChildDiscussion) -> list[str]:
    """Who the child lets have something they said, by name."""
    return names_of(one.adults, said.may_have)
