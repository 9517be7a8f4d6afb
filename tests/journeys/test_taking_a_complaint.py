"""A call taken by the keyboard alone and gone on with on another device; and a child who tells it with a teacher."""

import re

import pytest
from playwright.sync_api import expect

from journeys.conftest import Visit, Visitor

pytestmark = pytest.mark.once

CALL = "The gutter above the door has leaked since Easter and the step is green with moss."


def tab_to(visitor: Visitor, name: str) -> None:
    """Press Tab until the field of a name has the focus."""
    for _ in range(60):
        if visitor.page.evaluate("document.activeElement.id") == f"id_{name}":
            return
        visitor.page.keyboard.press("Tab")
    raise AssertionError(f"{name} is not reached by the keyboard.")


def test_a_call_is_taken_by_keyboard_alone_and_gone_on_with_on_another_device(visit: Visit) -> None:
    at_desk, on_tablet = visit("ailsa"), visit("ailsa")
    at_desk.go("/office/complaints/new/")
    at_desk.page.keyboard.type(CALL)
    tab_to(at_desk, "name")
    at_desk.page.keyboard.type("Effie Bain")
    tab_to(at_desk, "phone")
    at_desk.page.keyboard.type("01632 960001")
    expect(at_desk.page.locator("[data-autosave-status]")).to_contain_text("Saved as a draft", timeout=15_000)
    expect(at_desk.page.locator("[data-known]")).to_contain_text("Earlier complaints of this person", timeout=15_000)
    at_desk.check_accessible()

    on_tablet.go("/office/")
    on_tablet.page.get_by_role("link", name=re.compile("^Effie Bain: The gutter")).click()
    expect(on_tablet.page.locator("#id_description")).to_have_value(CALL)
    on_tablet.page.set_viewport_size({"width": 390, "height": 900})
    on_tablet.fill(email="effie@example.org")
    expect(on_tablet.page.get_by_role("link", name=re.compile("^Known already"))).to_be_visible(timeout=15_000)
    tab_to(on_tablet, "adjustments")
    on_tablet.page.keyboard.type("Large print")
    on_tablet.check_accessible()
    with on_tablet.page.expect_navigation():
        on_tablet.page.keyboard.press("Control+Enter")
    on_tablet.sees("The reference is")
    on_tablet.sees("Effie Bain: Large print.")
    on_tablet.click("Related")
    on_tablet.check_accessible()
    on_tablet.go("/office/complaints/new/")
    assert "The gutter above" not in on_tablet.page.locator("main").inner_text()


def test_without_script_similar_ones_are_looked_for_and_what_was_typed_is_kept(visit: Visit) -> None:
    ailsa = visit("ailsa", script=False)
    ailsa.go("/office/complaints/new/")
    ailsa.fill(description="A wall has fallen on the path.", phone="01632 960001")
    ailsa.press("Look for similar ones")
    ailsa.sees("Earlier complaints of this person")
    expect(ailsa.page.locator("#id_description")).to_have_value("A wall has fallen on the path.")
    ailsa.press("Save and continue later")
    ailsa.page.get_by_role("link", name="A wall has fallen on the path.").click()
    ailsa.press("Record the complaint")
    ailsa.sees("The reference is")


def test_a_child_tells_it_one_question_at_a_time_and_owns_it(visit: Visit) -> None:
    fergus = visit("fergus")
    fergus.go("/office/with-a-child/")
    fergus.check_accessible()
    fergus.press("Begin")
    fergus.sees("You are not in trouble for telling us.")
    fergus.fill(called="Rory")
    fergus.page.locator("label", has_text="12 to 15").click()
    fergus.check_accessible()
    fergus.press("Next")
    fergus.fill(happened="The joiner laughed at my wheelchair.")
    fergus.press("Next")
    fergus.page.locator("label", has_text="Sad").click()
    fergus.check_accessible()
    fergus.press("Next")
    fergus.page.locator("label", has_text=re.compile("^Yes$")).click()
    fergus.press("Next")
    fergus.page.locator("label", has_text="Somebody says sorry").click()
    fergus.press("Next")
    fergus.fill(tell="My gran")
    fergus.check_accessible()
    fergus.press("Next")
    fergus.press("Next")
    fergus.page.locator("label", has_text=re.compile("^Yes$")).click()
    fergus.press("Next")
    fergus.sees("The joiner laughed at my wheelchair.")
    fergus.check_accessible()
    fergus.page.locator("#id_service").select_option(label="Housing > Repairs")
    fergus.fill(place="The common room", present="Fergus Innes, Rory's gran")
    fergus.press("Yes, send it")
    fergus.sees("Thank you for telling us.")
    fergus.sees("The joiner laughed at my wheelchair.")
    file = fergus.page.url.removeprefix(fergus.town.address)
    fergus.check_accessible()

    ailsa = visit("ailsa")
    ailsa.go(file)
    ailsa.sees("It is the child's own complaint.")
    ailsa.click("Record the view taken")
    ailsa.page.locator("label", has_text="Understands it fully").click()
    ailsa.page.locator("#id_capacity_by").select_option(label="Fergus Innes")
    ailsa.fill(capacity_on="1/1/2024", capacity_basis="He told it clearly, and knows what he wants.")
    ailsa.check_accessible()
    ailsa.press("Save")
    ailsa.sees("The view is recorded.")
    ailsa.click("What may be given")
    ailsa.check_accessible()
    ailsa.click("Put it together for My gran")
    ailsa.sees("Copy for My gran")
    ailsa.check_accessible()
    assert "wheelchair" not in ailsa.page.locator("article").inner_text()
    ailsa.click("What may be given")
    ailsa.click("Put it together for the child")
    ailsa.sees("The joiner laughed at my wheelchair.")
    ailsa.check_accessible()
    moira = visit("moira")
    moira.go(file)
    moira.sees("The child has said something in confidence.")
    assert "wheelchair" not in moira.page.locator("body").inner_text()
