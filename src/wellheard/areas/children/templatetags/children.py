"""Small words on the child's page."""

from django import template

from wellheard.areas.children.models import ChildDiscussion, ChildWords
from wellheard.areas.children.selectors import ChildOnFile, names_of

register = template.Library()


@register.filter
def named(one: ChildOnFile, said: ChildWords | ChildDiscussion) -> list[str]:
    """Who the child lets have something they said, by name."""
    return names_of(one.adults, said.may_have)
