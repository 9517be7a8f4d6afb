"""A day's work: an officer with many complaints, a head of service who is asked, a director who signs in turn."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journeys.conftest import Visit, Visitor
from journeys.test_from_phone_call_to_signed_response import LETTER

pytestmark = pytest.mark.once


LONDON = ZoneInfo("Europe/London")


def _recorded(ailsa: Visitor, words: str, *, stage_2: bool = False) -> str:
    """The address of a new complaint's file."""
    ailsa.go("/office/complaints/new/")
    ailsa.fill(description=words, name="Effie Bain", phone="01632 960123")
    ailsa.page.locator("#id_service").select_option(label="Housing > Repairs")
    if stage_2:
        ailsa.page.locator("summary", has_text="Straight to stage 2").click()
        ailsa.page.locator("label[for=id_straight_to_stage_2]").click()
        ailsa.fill(why_stage_2="Serious")
    ailsa.press("Record the complaint")
    ailsa.sees("The reference is")
    return ailsa.page.url.removeprefix(ailsa.town.address)


def test_an_officer_does_one_thing_to_many_and_takes_it_back(visit: Visit) -> None:
    ailsa = visit("ailsa")
    for number in range(2):
        _recorded(ailsa, f"The gutter of block {number} overflows.")
    ailsa.go("/office/complaints/?words=gutter+block")
    for box in ailsa.page.locator("main input[name=complaint]").all():
        box.check()
    ailsa.page.locator("#act").select_option("tag")
    ailsa.press("Go on")
    ailsa.sees("2 complaints are chosen.")
    ailsa.check_accessible()
    ailsa.fill(word="Gutters")
    ailsa.press("See what it would do")
    ailsa.sees("Nothing is done yet")
    ailsa.check_accessible()
    ailsa.page.get_by_role("button", name=re.compile("^Go on: tag")).click()
    ailsa.page.get_by_text("2 done.").wait_for(timeout=30_000)
    ailsa.check_accessible()
    ailsa.go("/office/complaints/?tag=gutters")
    ailsa.sees("2 complaints")
    ailsa.click("Save this view")
    ailsa.fill(name="Gutters", threshold="20")
    ailsa.check_accessible()
    ailsa.press("Save the view")
    ailsa.sees("The view is saved.")
    ailsa.go("/office/")
    ailsa.go("/office/work/runs/")
    ailsa.page.locator("main tbody a").first.click()
    ailsa.press("Take it back")
    ailsa.page.get_by_text("2 taken back.").wait_for(timeout=30_000)
    ailsa.go("/office/complaints/?tag=gutters")
    ailsa.sees("No complaint answers this search.")


def test_a_head_of_service_is_asked_for_time_and_for_a_task(visit: Visit) -> None:
    ailsa, harris = visit("ailsa"), visit("harris", script=False)
    file = _recorded(ailsa, "The close door does not shut.")
    due = ailsa.page.locator(".wh-facts__big").first.inner_text()
    ailsa.click("Ask for more time")
    ailsa.check_accessible()
    longest = ailsa.page.locator(".wh-facts__big").nth(1).inner_text()
    ailsa.fill(to_on=longest, reason="The joiner is away.")
    ailsa.press("Ask for it")
    ailsa.sees("It is asked for.")
    ailsa.click("What it waits for")
    ailsa.page.locator("main label", has_text="Somebody outside").click()
    ailsa.fill(what="the joiner")
    ailsa.press("Note it")
    ailsa.sees("of our own making")
    ailsa.page.get_by_role("link", name="Tasks").click()
    ailsa.click("Give a task")
    ailsa.fill(text="Ring the joiner's firm", due_on=(datetime.now(LONDON) + timedelta(days=2)).strftime("%d/%m/%Y"))
    ailsa.page.locator("#id_given_to").select_option(label="Harris Head")
    ailsa.press("Give it")
    ailsa.check_accessible()
    harris.go("/office/")
    harris.sees("Ring the joiner's firm")
    harris.page.locator("main").get_by_role("link", name=re.compile("^More time for")).last.click()
    harris.sees("The joiner is away.")
    harris.page.locator("main label", has_text=re.compile("^Yes$")).click()
    harris.press("Send the answer")
    harris.sees("The answer is recorded.")
    assert harris.page.locator(".wh-facts__big").first.inner_text() != due
    harris.go("/office/")
    harris.page.get_by_role("button", name=re.compile("^Done.*Ring the joiner")).click()
    ailsa.go(f"{file}tasks/")
    ailsa.sees("Done")
    ailsa.go("/office/")
    ailsa.check_accessible()


def test_a_response_goes_through_its_chain_to_the_signature(visit: Visit) -> None:
    ailsa, harris, ben = visit("ailsa"), visit("harris"), visit("ben")
    file = _recorded(ailsa, "The lift has been out for three weeks.", stage_2=True)
    ailsa.click("Acknowledge")
    ailsa.press("Record the acknowledgement")
    ailsa.click("Add a point")
    ailsa.fill(text="The lift is out.")
    ailsa.press("Add this point")
    ailsa.click("Points agreed")
    ailsa.fill(agreed_how="by phone")
    ailsa.press("Record the agreement")
    ailsa.click("Findings")
    ailsa.page.locator("main label", has_text=re.compile("^Upheld$")).click()
    ailsa.page.locator("main textarea").last.fill("It was out, and nobody ordered the part.")
    ailsa.press("Save the findings")
    ailsa.click("Write the response")
    ailsa.fill(text=LETTER)
    ailsa.page.locator("#id_first").select_option(label="Harris Head")
    ailsa.page.locator("#id_signed_by").select_option(label="Ben Ross")
    ailsa.press("Put forward for signature")
    harris.go("/office/")
    harris.sees("For you to decide")
    harris.go(f"{file}signature/")
    harris.sees("Whose turn it is")
    harris.check_accessible()
    harris.click("Agree to it")
    harris.fill(comment="The date is agreed with the lift firm.")
    harris.press("Agree, and pass it on")
    ben.go(f"{file}signature/")
    ben.sees("The date is agreed with the lift firm.")
    ben.check_accessible()
    ben.page.locator("label", has_text="The investigation is complete").click()
    ben.fill(root_cause="Nobody owned the order.", remedial_action="A named buyer.", explanation="It was plain.")
    ben.press("Sign and close")
    ben.sees("The response is signed and the complaint is closed.")
    ben.page.get_by_role("link", name="Was the procedure kept?").click()
    ben.sees("It was plain.")
    ben.check_accessible()
