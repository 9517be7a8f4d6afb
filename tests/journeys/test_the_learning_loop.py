"""From an upheld complaint to the person who is told: why it happened, what changes, done, signed off, told."""

import re

import pytest

from journeys.conftest import Visit, Visitor

pytestmark = pytest.mark.once


def test_from_an_upheld_complaint_to_the_person_being_told(visit: Visit) -> None:
    ailsa = visit("ailsa")
    file = _upheld(ailsa)
    _analysed(ailsa, file)
    _cause_recorded(ailsa, file)
    _recommended(ailsa, file)
    harris = visit("harris")
    _reviewed(harris, file)
    _proposed(ailsa, file)
    action = _authorised_and_done(harris)
    ben = visit("ben")
    _signed_off(ben, action)
    _told(ailsa, file)
    _the_loop_is_closed(ailsa, file)


def _upheld(ailsa: Visitor) -> str:
    ailsa.go("/office/complaints/new/")
    ailsa.fill(description="The joiner came, and nobody came after him.", name="Effie Bain", email="effie@example.org")
    ailsa.page.locator("#id_service").select_option(label="Housing > Repairs")
    ailsa.press("Record the complaint")
    ailsa.sees("The reference is")
    file = ailsa.page.url.removeprefix(ailsa.town.address)
    ailsa.go(f"{file}answer/")
    ailsa.page.locator("main label", has_text=re.compile("^Upheld$")).click()
    ailsa.fill(response_text="The second visit was never booked. We are sorry.")
    ailsa.page.locator("#id_response_given").select_option(index=1)
    ailsa.page.locator("label[for=id_told_of_stage_2]").click()
    ailsa.page.locator("main form#the-form button[type=submit]").first.click()
    return file


def _analysed(ailsa: Visitor, file: str) -> None:
    ailsa.go(f"{file}learning/")
    ailsa.sees("The cause is still to be recorded")
    ailsa.check_accessible()
    ailsa.click("Root cause analysis")
    ailsa.sees("No why is asked yet.")
    ailsa.click("Why did it happen?")
    ailsa.fill(words="The joiner forgot to book it.", evidence="He says so.")
    ailsa.page.locator("#id_factor").select_option(label="The person doing the work")
    ailsa.press("Save")
    ailsa.sees("This ends at a person.")
    ailsa.page.locator("main a", has_text=re.compile(r"^Why\?")).first.click()
    ailsa.fill(words="Nothing says who books a second visit.", evidence="The procedure of 2023.")
    ailsa.page.locator("#id_factor").select_option(label="Lines of responsibility")
    ailsa.press("Save")
    ailsa.click("Add a contributory factor")
    ailsa.page.locator("#id_factor").select_option(label="Policies and procedures")
    ailsa.fill(words="The procedure is from before the handhelds")
    ailsa.press("Add it")
    assert "handhelds" in (ailsa.page.locator("svg.wh-chart--fishbone").first.text_content() or "")
    ailsa.check_accessible()
    ailsa.click("Conclude")
    ailsa.fill(conclusion="Nothing says who books a second visit.")
    ailsa.page.locator("#id_factor").select_option(label="Lines of responsibility")
    ailsa.page.locator("main label", has_text=re.compile("^This unit$")).click()
    ailsa.page.locator("main label", has_text=re.compile("^Established$")).click()
    ailsa.press("The analysis is done")
    ailsa.sees("What was done about it is still to be said.")


def _cause_recorded(ailsa: Visitor, file: str) -> None:
    ailsa.click("Record the cause")
    ailsa.check_accessible()
    ailsa.fill(remedial_action="The second visit is booked for Friday.")
    ailsa.press("Save")
    ailsa.sees("Lines of responsibility")


def _recommended(ailsa: Visitor, file: str) -> None:
    ailsa.click("Recommend something")
    ailsa.check_accessible()
    ailsa.page.locator("main label", has_text=re.compile("^Learning and improvement$")).click()
    ailsa.fill(text="Whoever closes a first visit books the second.")
    for test in ("specific", "measurable", "accountable", "reasonable", "timely", "effective", "reviewable"):
        ailsa.fill(**{f"test_{test}": f"Yes: {test}."})
    ailsa.press("Save")
    ailsa.page.locator("main a", has_text="Put it forward").click()
    ailsa.press("Put it forward")
    ailsa.sees("Waiting for review")


def _reviewed(harris: Visitor, file: str) -> None:
    harris.go(f"{file}learning/")
    harris.page.locator("main a", has_text="Review it").click()
    harris.sees("Yes: timely.")
    harris.check_accessible()
    harris.page.locator("main label", has_text=re.compile("^Accept it$")).click()
    harris.press("Save")
    harris.sees("Accepted")


def _proposed(ailsa: Visitor, file: str) -> None:
    ailsa.go(f"{file}learning/")
    ailsa.page.locator("main a", has_text="Make it an improvement action").click()
    ailsa.check_accessible()
    ailsa.page.locator("main label", has_text=re.compile("^Working practice$")).click()
    ailsa.page.locator("#id_means").select_option(value="checklist")
    ailsa.fill(owner_team="Repairs planners", due_on="1/12/2030", evidence_needed="The checklist in use")
    ailsa.press("Propose it")
    ailsa.sees("How shall we know that it worked?")
    ailsa.check_accessible()
    ailsa.press("Declare it")
    ailsa.sees("Waiting for authority")


def _authorised_and_done(harris: Visitor) -> str:
    harris.go("/office/")
    harris.sees("waits for your authority")
    harris.page.locator("main a", has_text="Whoever closes a first visit").first.click()
    harris.click("Authorise it")
    harris.press("Authorise it")
    action = harris.page.url.removeprefix(harris.town.address)
    harris.click("Work on it has begun")
    harris.press("Save")
    harris.click("Add evidence")
    harris.fill(words="The checklist, in all six vans.")
    harris.press("Add it")
    harris.click("It is done")
    harris.press("Save")
    harris.sees("A senior manager who does not own it signs it off.")
    harris.check_accessible()
    return action


def _signed_off(ben: Visitor, action: str) -> None:
    ben.go(action)
    ben.click("Sign it off")
    ben.press("Sign it off")
    ben.sees("Watched: did it work?")
    ben.sees("To be told")


def _told(ailsa: Visitor, file: str) -> None:
    ailsa.go("/office/learning/to-do/tellings/")
    ailsa.check_accessible()
    ailsa.page.locator("main a", has_text="Tell them").first.click()
    assert "Dear Effie Bain," in ailsa.page.locator("#id_words").input_value()
    ailsa.check_accessible()
    ailsa.press("They are told")
    ailsa.sees("Nothing is outstanding.")
    ailsa.go(f"{file}learning/")
    ailsa.sees("Effie Bain: Told")


def _the_loop_is_closed(ailsa: Visitor, file: str) -> None:
    ailsa.go("/office/learning/loop/?first=1/1/2024&last=31/12/2035")
    ailsa.check_accessible()
    counts = ailsa.page.locator("main .wh-scroll table tbody td:nth-of-type(1)").all_inner_texts()
    assert [int(count) > 0 for count in counts] == [True, True, True, True, False, True]
    ailsa.page.locator("main .wh-scroll table a", has_text="were told what changed").click()
    assert ailsa.page.locator(f"main a[href='{file}learning/']").count() == 1


def test_an_action_is_proposed_without_script(visit: Visit) -> None:
    ailsa = visit("ailsa", script=False)
    ailsa.go("/office/learning/actions/new/")
    ailsa.press("Propose it")
    ailsa.sees("There is a problem")
    ailsa.fill(title="One form for both services", owner_team="Forms", due_on="1/6/2031")
    ailsa.page.locator("main label", has_text=re.compile("^Policy or procedure$")).click()
    ailsa.page.locator("#id_means").select_option(value="same_equipment")
    ailsa.press("Propose it")
    ailsa.sees("How shall we know that it worked?")
