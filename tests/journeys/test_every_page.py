"""Every page, for those who use it: no violation of WCAG that axe can find, at two widths; nothing too wide."""

import re

import pytest

from journeys.conftest import Visit

pytestmark = pytest.mark.once


ACTS = (
    "details", "add-person", "add-point", "allocate", "restrict", "add-note", "add-document", "answer", "resolve",
    "extend", "move-to-stage-2", "close",
)  # fmt: skip
PAGES = {
    None: ("/", "/account/sign-in/", "/account/forgotten/", "/account/forgotten/sent/"),
    "ailsa": (
        "/office/", "/office/complaints/", "/office/complaints/?showing=closed", "/office/complaints/?words=zzz",
        "/office/complaints/?showing=all&page=2&sort=-received", "/office/complaints/new/",
        "/office/complaints/imports/", "/office/indicators/", "/office/coding/", "/office/coding/samples/",
        "/office/coding/samples/draw/", "/office/coding/agreement/", "/office/learning/", "/office/learning/actions/",
        "/office/learning/actions/?showing=all&words=zzz", "/office/learning/actions/new/", "/office/learning/loop/",
        "/office/learning/loop/upheld/", "/office/learning/plans/", "/office/learning/themes/",
        "/office/learning/themes/new/", "/office/learning/failings/", "/office/learning/survey/",
        "/office/learning/survey/to-ask/", "/office/learning/survey/to-ask/?written-to=1",
        "/office/learning/meetings/", "/office/learning/meetings/new/", "/office/learning/bulletins/",
        "/office/learning/bulletins/new/",
        "/account/second-step/", "/account/password/",
        "/account/sign-out/",
    ),
    "fergus": ("/office/", "/office/complaints/"),
    "isla": ("/office/", "/office/complaints/"),
    "cara": ("/office/", "/office/indicators/", "/office/learning/plans/new/"),
    "moira": ("/office/", "/office/journal/"),
    "alan": (
        "/office/", "/office/administration/people/", "/office/administration/body/",
        "/office/administration/calendars/", "/office/administration/procedures/",
        "/office/administration/categories/", "/office/administration/categories/new/",
        "/office/administration/national-lists/isd-issues/", "/office/administration/taxonomies/",
        "/office/administration/taxonomies/new/",
        *(f"/office/administration/{slug}/" for slug in (
            "person", "duty", "deputy", "service", "size", "contractor", "calendar", "day", "procedure",
        )),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "address"), [(name, address) for name, found in PAGES.items() for address in found])
def test_a_page_is_accessible(visit: Visit, name: str | None, address: str) -> None:
    visitor = visit(name)
    visitor.go(address)
    visitor.check_accessible()


def test_every_act_on_a_complaint_is_accessible(visit: Visit) -> None:
    ailsa = visit("ailsa")
    ailsa.go("/office/complaints/")
    ailsa.page.locator("main table a[href*='/office/complaints/']", has_text=re.compile("^[2-9A-Z]{4}-")).first.click()
    file = ailsa.page.url.removeprefix(ailsa.town.address)
    ailsa.check_accessible()
    for act in ACTS:
        ailsa.go(f"{file}{act}/")
        ailsa.check_accessible()
        ailsa.page.locator("main form button[type=submit]").first.click()
        ailsa.check_accessible()


@pytest.mark.parametrize("address", ["/nowhere/", "/office/complaints/new/"])
def test_a_page_that_refuses_is_accessible(visit: Visit, address: str) -> None:
    moira = visit("moira")
    moira.page.goto(moira.town.address + address)
    moira.check_accessible()


def test_the_keyboard_alone_reaches_and_sends_a_form(visit: Visit) -> None:
    ailsa = visit("ailsa")
    ailsa.go("/office/complaints/")
    ailsa.page.keyboard.press("Tab")
    assert ailsa.page.evaluate("document.activeElement.textContent").strip() == "Skip to main content"
    ailsa.page.keyboard.press("Enter")
    ailsa.page.keyboard.press("Tab")
    assert ailsa.page.evaluate("document.activeElement.closest('main') !== null")
    ailsa.go("/office/complaints/new/")
    assert ailsa.page.evaluate("document.activeElement.id") == "id_description"
    ailsa.page.keyboard.type("Typed with the keyboard alone.")
    for _ in range(40):
        ailsa.page.keyboard.press("Tab")
        if ailsa.page.evaluate("document.activeElement.textContent").strip() == "Record the complaint":
            break
    ailsa.page.keyboard.press("Enter")
    ailsa.sees("The reference is")


def test_a_page_holds_together_at_four_hundred_per_cent(visit: Visit) -> None:
    """1280 pixels at 400% leave 320."""
    ailsa = visit("ailsa")
    ailsa.page.set_viewport_size({"width": 320, "height": 256})
    for address in (
        "/office/", "/office/complaints/", "/office/complaints/new/", "/office/indicators/",
        "/office/learning/actions/", "/office/learning/loop/",
    ):  # fmt: skip
        ailsa.go(address)
        assert ailsa.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, address
