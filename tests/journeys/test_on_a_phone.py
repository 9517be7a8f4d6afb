"""On a phone: the navigation is folded away, and opens with a press; without script it stands open."""

import pytest

from journeys.conftest import WIDTHS, Visit

pytestmark = pytest.mark.once


def test_the_navigation_is_folded_away_on_a_phone_and_opens_by_keyboard(visit: Visit) -> None:
    ailsa = visit("ailsa")
    ailsa.go("/office/")
    link = ailsa.page.get_by_role("navigation", name="Main").get_by_role("link", name="Complaints", exact=True)
    menu = ailsa.page.get_by_role("button", name="Menu")
    assert (link.is_visible(), menu.is_visible()) == (True, False)
    ailsa.page.set_viewport_size({"width": WIDTHS["phone"], "height": 800})
    assert (link.is_visible(), menu.is_visible()) == (False, True)
    menu.focus()
    ailsa.page.keyboard.press("Enter")
    assert (link.is_visible(), menu.get_attribute("aria-expanded")) == (True, "true")
    ailsa.check_accessible()
    ailsa.page.set_viewport_size({"width": WIDTHS["phone"], "height": 800})
    link.press("Enter")
    ailsa.page.wait_for_url("**/office/complaints/")


def test_without_script_the_navigation_stands_open_on_a_phone(visit: Visit) -> None:
    ailsa = visit("ailsa", script=False)
    ailsa.page.set_viewport_size({"width": WIDTHS["phone"], "height": 800})
    ailsa.go("/office/")
    links = ailsa.page.get_by_role("navigation", name="Main").get_by_role("link", name="Complaints", exact=True)
    assert links.is_visible()
    assert not ailsa.page.get_by_role("button", name="Menu").is_visible()
