"""Ailsa codes by the keyboard, Petra codes the same complaint without seeing it, and the two agree."""

import re

import pytest

from journeys.conftest import Visit, Visitor

pytestmark = pytest.mark.once


def test_a_complaint_is_coded_twice_and_agreed(visit: Visit) -> None:
    ailsa = visit("ailsa")
    file = _recorded_and_answered(ailsa)
    _coded_by_keyboard(ailsa, file)
    _asked(ailsa, "Petra Key")
    _coded_blind(visit("passkey", script=False), file)
    _agreed(ailsa, file)
    _seen_in_the_pictures(ailsa)


def _recorded_and_answered(ailsa: Visitor) -> str:
    ailsa.go("/office/complaints/new/")
    ailsa.fill(description="The joiner did not come, three times, and the stair is unsafe.")
    ailsa.page.locator("#id_service").select_option(label="Housing > Repairs")
    ailsa.press("Record the complaint")
    ailsa.sees("The reference is")
    return ailsa.page.url.removeprefix(ailsa.town.address)


def _coded_by_keyboard(ailsa: Visitor, file: str) -> None:
    ailsa.go(f"{file}coding/")
    ailsa.sees("It is not coded yet.")
    ailsa.click("Code it")
    ailsa.sees("The joiner did not come, three times")
    ailsa.check_accessible()
    keys = ailsa.page.keyboard
    assert ailsa.page.evaluate("document.activeElement.id") == "id_p_standard"
    for key in ("Tab", "Tab", "2", "Tab", "Tab", "3"):
        keys.press(key)
    assert ailsa.page.locator("#id_p_safety").input_value() == "2"
    assert ailsa.page.locator("#id_p_delay").input_value() == "3"
    ailsa.press("Save")
    ailsa.sees("There is a problem")
    ailsa.check_accessible()
    ailsa.page.locator("main label", has_text=re.compile("^Repairing and putting right$")).click()
    ailsa.press("Save")
    ailsa.sees("is coded.")
    ailsa.check_accessible()


def _asked(ailsa: Visitor, name: str) -> None:
    ailsa.click("Ask a second coder")
    ailsa.page.locator("#id_of").select_option(label=name)
    ailsa.press("Ask")
    ailsa.sees("They do not see the first codes until both are in.")


def _coded_blind(petra: Visitor, file: str) -> None:
    petra.go(f"{file}coding/")
    petra.sees("What the first coder said is kept from you")
    assert "3 High" not in petra.page.locator("main").inner_text()
    petra.go("/office/coding/?showing=asked")
    petra.click("Begin with the first")
    petra.page.locator("#id_p_delay").select_option("2")
    petra.page.locator("main label", has_text=re.compile("^Repairing and putting right$")).click()
    petra.press("Save and next")
    petra.sees("is coded.")
    petra.go(f"{file}coding/")
    petra.sees("They differ as follows")


def _agreed(ailsa: Visitor, file: str) -> None:
    ailsa.go(f"{file}coding/")
    ailsa.check_accessible()
    ailsa.click("Record what the two agree on")
    ailsa.sees("Where the two differ")
    ailsa.check_accessible()
    ailsa.press("Save")
    ailsa.sees("Agreed by two coders")


def _seen_in_the_pictures(ailsa: Visitor) -> None:
    ailsa.go("/office/coding/pictures/")
    ailsa.sees("Delay and missed arrangements")
    ailsa.check_accessible()
    ailsa.go("/office/coding/agreement/")
    ailsa.sees("1 complaint was coded by two people, the second blind.")
    ailsa.check_accessible()
