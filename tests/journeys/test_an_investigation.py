"""Isla investigates: she plans, asks Nan the nurse, sends it back, is given it again, finds, and writes the report."""

import re

import pytest

from journeys.conftest import Visit, Visitor

pytestmark = pytest.mark.once


def test_an_investigation_from_the_plan_to_the_report(visit: Visit) -> None:
    ailsa = visit("ailsa")
    file = _at_stage_2(ailsa)
    _allocated_with_the_desk_in_view(ailsa)
    isla = visit("isla")
    _planned(isla, file)
    _asked(isla)
    _given(visit, "I was off sick.")
    _sent_back(isla, file)
    _given(visit, "I was off sick from 1 May, and nobody took my visits.")
    _accepted_and_weighed(isla, file)
    _found_and_reported(isla, file)


def _at_stage_2(ailsa: Visitor) -> str:
    ailsa.go("/office/complaints/new/")
    ailsa.fill(description="The nurse did not come on 3 May.")
    ailsa.page.locator("#id_service").select_option(label="Housing > Repairs")
    ailsa.page.locator("main summary", has_text="Straight to stage 2").click()
    ailsa.page.locator("label[for=id_straight_to_stage_2]").click()
    ailsa.fill(why_stage_2="Serious")
    ailsa.press("Record the complaint")
    ailsa.sees("The reference is")
    file = ailsa.page.url.removeprefix(ailsa.town.address)
    ailsa.click("Add a point")
    ailsa.fill(text="Nobody came on 3 May.")
    ailsa.press("Add this point")
    return file


def _allocated_with_the_desk_in_view(ailsa: Visitor) -> None:
    ailsa.click("Allocate")
    ailsa.check_accessible()
    ailsa.page.locator("main label", has_text="Isla Investigator").click()
    ailsa.press("Allocate")
    ailsa.sees("The complaint is allocated.")


def _planned(isla: Visitor, file: str) -> None:
    isla.go(f"{file}investigation/")
    isla.sees("There is no plan yet.")
    isla.click("Declare")
    isla.page.locator("main label", has_text=re.compile("^No$")).click()
    isla.press("Declare it")
    isla.sees("None declared")
    isla.click("Look at risk and urgency")
    isla.page.locator("main label", has_text=re.compile("^Moderate$")).click()
    isla.page.locator("main label", has_text=re.compile("^Soon$")).click()
    isla.press("Save")
    isla.click("Make a plan")
    isla.check_accessible()
    isla.fill(wider_interest="Two others this year.")
    isla.press("Save the plan")
    isla.sees("Two others this year.")
    isla.click("List evidence")
    isla.fill(item="The rota of May")
    isla.press("Add to the list")
    isla.sees("The rota of May")
    isla.check_accessible()


def _asked(isla: Visitor) -> None:
    isla.click("Ask a colleague")
    isla.page.locator("#id_of").select_option(label="Nan Nurse")
    isla.fill(matter="A visit on 3 May that was not made.", questions="Were you at work?")
    isla.check_accessible()
    isla.press("Ask")
    isla.sees("They are asked.")


def _given(visit: Visit, text: str) -> None:
    nan = visit("nan")
    nan.go("/office/")
    nan.click("Asked of me", within="header")
    nan.check_accessible()
    nan.page.locator("main section a").first.click()
    nan.sees("A visit on 3 May that was not made.")
    nan.fill(text=text, prevention="A second name on every visit.")
    nan.press("Save and go on later")
    nan.sees("Go on with it when you like.")
    nan.check_accessible()
    nan.press("Give it")
    nan.sees("It is given.")


def _sent_back(isla: Visitor, file: str) -> None:
    isla.go(f"{file}investigation/")
    isla.page.get_by_role("link", name=re.compile("^Read it")).click()
    isla.sees("I was off sick.")
    isla.check_accessible()
    isla.click("Send it back")
    isla.page.locator("main label", has_text=re.compile("^Incomplete$")).click()
    isla.press("Send back")
    isla.sees("There is a problem")
    isla.fill(reason="From when, and who took your visits?")
    isla.press("Send back")
    isla.sees("It is sent back.")


def _accepted_and_weighed(isla: Visitor, file: str) -> None:
    isla.go(f"{file}investigation/")
    isla.page.get_by_role("link", name=re.compile("^Read it")).click()
    isla.sees("nobody took my visits")
    isla.press("Accept it")
    isla.sees("It is accepted.")
    isla.page.get_by_role("link", name=re.compile("^Weigh it")).click()
    isla.fill(happened="Nobody came.", expected="A visit, or a call.", weighing="The rota bears her out.")
    isla.check_accessible()
    isla.press("Save")
    isla.sees("The rota bears her out.")


def _found_and_reported(isla: Visitor, file: str) -> None:
    isla.click("Make the findings")
    assert "The rota bears her out." in isla.page.locator("main textarea").first.input_value()
    isla.page.locator("main label", has_text=re.compile("^Upheld$")).click()
    isla.press("Save the findings")
    isla.go(f"{file}investigation/")
    isla.click("Write the report")
    assert "Finding: upheld" in isla.page.locator("#id_text").input_value()
    isla.press("Save as a new version")
    isla.sees("Account of Nan Nurse")
    isla.check_accessible()
    isla.page.emulate_media(media="print")
    assert isla.page.locator("article.wh-report").is_visible()
    isla.page.emulate_media(media="screen")
    isla.go(f"{file}investigation/chronology/")
    isla.sees("Account sent back")
    isla.check_accessible()
