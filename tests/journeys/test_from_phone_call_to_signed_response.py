"""The story of one complaint: a phone call, an answer, more dissatisfaction, an investigation, a signature.

Told twice: with script and without.
"""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from journeys.conftest import Visit, Visitor
from wellheard.rules.working_days import counted_on, shipped_calendar

LETTER = (
    "Dear Ms Bain\n\nYou complained about damp in your bedroom, and that nobody came.\n\n"
    "We are sorry. Both are upheld: nobody inspected, and the visit of 3 May was missed.\n\n"
    "We will inspect by Friday. If you have questions, ring Ailsa Grant.\n\n"
    "If you are still unhappy you can go to the Scottish Public Services Ombudsman within twelve months."
)


def reference_on(visitor: Visitor) -> str:
    return visitor.page.locator("h1").inner_text().strip()


def accessible(visitor: Visitor) -> None:
    if visitor.has_script:
        visitor.check_accessible()


@pytest.mark.parametrize(
    "script", [pytest.param(True, marks=pytest.mark.once), False], ids=["with script", "without script"]
)
def test_from_phone_call_to_signed_response(visit: Visit, script: bool) -> None:
    ailsa = visit("ailsa", script=script)
    file = _taken_by_phone(ailsa)
    _answered_at_stage_1(ailsa)
    _escalated(ailsa)
    _investigated(ailsa)
    _put_forward(ailsa)
    _sent_back_and_signed(visit, file, script)
    ailsa.go(file)
    for words in ("Answered at stage 2", "Partially upheld", "Complaint recorded", "Response signed and sent"):
        ailsa.sees(words)
    accessible(ailsa)


def _taken_by_phone(ailsa: Visitor) -> str:
    ailsa.go("/office/")
    accessible(ailsa)
    ailsa.click("Record a complaint", within="header")
    accessible(ailsa)
    ailsa.press("Record the complaint")
    ailsa.sees("There is a problem")
    ailsa.fill(
        description="Damp in the bedroom since October, and the man never came.", name="Effie Bain",
        phone="01632 960123", adjustments="Ring after four, large print.",
    )  # fmt: skip
    ailsa.page.locator("#id_service").select_option(label="Housing > Repairs")
    ailsa.press("Record the complaint")
    ailsa.sees("The reference is")
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", reference_on(ailsa))
    ailsa.sees("Ring after four, large print.")
    accessible(ailsa)
    ailsa.page.get_by_role("link", name=re.compile("^How this was counted")).first.click()
    ailsa.sees("Working day")
    accessible(ailsa)
    ailsa.page.go_back()
    return ailsa.page.url.removeprefix(ailsa.town.address)


def _answered_at_stage_1(ailsa: Visitor) -> None:
    ailsa.click("Answer")
    ailsa.page.locator("label", has_text=re.compile("^Not upheld$")).click()
    ailsa.fill(response_text="I told her that the plan is sound, and why.")
    ailsa.press("Record the answer and close stage 1")
    ailsa.sees("The response must say that the customer may ask for stage 2.")
    expect(ailsa.page.locator("#id_response_text")).to_have_value("I told her that the plan is sound, and why.")
    accessible(ailsa)
    ailsa.page.locator("label", has_text="They were told that they can ask for stage 2").click()
    ailsa.press("Record the answer and close stage 1")
    ailsa.sees("Answered at stage 1")


def _escalated(ailsa: Visitor) -> None:
    ailsa.click("Escalate to stage 2")
    ailsa.fill(why="She says it is still wet.")
    accessible(ailsa)
    ailsa.press("Escalate")
    ailsa.sees("The complaint is at stage 2.")


def _investigated(ailsa: Visitor) -> None:
    ailsa.click("Acknowledge")
    ailsa.press("Record the acknowledgement")
    for text in ("The bedroom is damp.", "Nobody came on 3 May."):
        ailsa.click("Add a point")
        ailsa.fill(text=text)
        ailsa.press("Add this point")
    ailsa.click("Points agreed")
    ailsa.fill(agreed_how="by phone")
    ailsa.press("Record the agreement")
    ailsa.click("Findings")
    accessible(ailsa)
    for number, finding in ((0, "Upheld"), (1, "Not upheld")):
        point = ailsa.page.locator("main form > fieldset, main form fieldset.wh-section").nth(number)
        point.locator("label", has_text=re.compile(f"^{finding}$")).click()
        point.locator("textarea").fill("We looked at the records of the visits.")
    ailsa.press("Save the findings")
    ailsa.sees("The findings are saved.")


def _put_forward(ailsa: Visitor) -> None:
    ailsa.click("Write the response")
    ailsa.fill(text="Dear Ms Bain")
    ailsa.press("Save the draft")
    ailsa.sees("The draft is saved.")
    ailsa.sees("Scottish Public Services Ombudsman")
    accessible(ailsa)
    ailsa.press("Put forward for signature")
    ailsa.sees("The response must say how to reach the Scottish Public Services Ombudsman.")
    ailsa.fill(text=LETTER)
    ailsa.press("Put forward for signature")
    ailsa.sees("The response waits for a signature.")


def _sent_back_and_signed(visit: Visit, file: str, script: bool) -> None:
    ben = visit("ben", script=script)
    ben.go("/office/complaints/?showing=signature")
    accessible(ben)
    ben.go(file)
    ben.click("Read and sign")
    accessible(ben)
    ben.click("Send it back")
    ben.fill(comment="Say who will inspect.")
    ben.press("Send back")
    ailsa = visit("ailsa", script=script)
    ailsa.go(file)
    ailsa.click("Write the response")
    ailsa.sees("Say who will inspect.")
    ailsa.fill(text=LETTER + "\n\nDougie Weir will inspect.")
    ailsa.press("Put forward for signature")
    ben.go(file)
    ben.click("Read and sign")
    ben.sees("Dougie Weir will inspect.")
    ben.press("Sign and close")
    ben.sees("There is a problem")
    ben.page.locator("label", has_text="The investigation is complete").click()
    ben.fill(explanation="It was plain what had happened.")
    ben.press("Sign and close")
    ben.sees("The response is signed and the complaint is closed.")


@pytest.mark.once
def test_somebody_who_drafted_cannot_sign(visit: Visit) -> None:
    cara = visit("cara")
    cara.go("/office/complaints/new/")
    cara.fill(description="The chief executive takes this one herself.")
    cara.page.locator("summary", has_text="Straight to stage 2").click()
    cara.page.locator("label[for=id_straight_to_stage_2]").click()
    cara.fill(why_stage_2="Serious")
    cara.press("Record the complaint")
    file = cara.page.url.removeprefix(cara.town.address)
    cara.click("Acknowledge")
    cara.press("Record the acknowledgement")
    cara.click("Add a point")
    cara.fill(text="One thing.")
    cara.press("Add this point")
    cara.click("Points agreed")
    cara.fill(agreed_how="by phone")
    cara.press("Record the agreement")
    cara.click("Findings")
    cara.page.locator("main label", has_text=re.compile("^Upheld$")).click()
    cara.page.locator("main textarea").fill("We looked.")
    cara.press("Save the findings")
    cara.click("Write the response")
    cara.fill(text=LETTER)
    cara.press("Put forward for signature")
    cara.go(file)
    cara.click("Read and sign")
    cara.sees("Whoever decided cannot sign.")
    cara.page.locator("label", has_text="The investigation is complete").click()
    cara.fill(explanation="It was plain what had happened.")
    cara.press("Sign and close")
    cara.sees("Whoever decided cannot sign.")


@pytest.mark.once
def test_a_complaint_is_extended_resolved_and_withdrawn(visit: Visit) -> None:
    ailsa = visit("ailsa")
    ailsa.go("/office/complaints/new/")
    ailsa.fill(description="The bins were missed twice.")
    ailsa.page.locator("#id_service").select_option(label="Housing > Repairs")
    ailsa.press("Record the complaint")
    ailsa.click("Extend")
    two_months = datetime.now(ZoneInfo("Europe/London")).date() + timedelta(days=60)
    far = counted_on(two_months, shipped_calendar("scotland"))
    ailsa.fill(to_on=f"{far:%d/%m/%Y}", reason="The crew is away.")
    ailsa.page.locator("#id_authorised_by").select_option(label="Ben Ross")
    ailsa.press("Extend")
    ailsa.sees("at most")
    expect(ailsa.page.locator("#id_reason")).to_have_value("The crew is away.")
    ailsa.check_accessible()
    longest = re.search(r"extended to (\d+ \w+ \d{4}) at most", ailsa.page.locator("main").inner_text())
    assert longest is not None
    ailsa.fill(to_on=longest[1])
    ailsa.press("Extend")
    ailsa.sees("The time is extended.")
    ailsa.sees("The crew is away.")
    ailsa.click("Resolve")
    ailsa.fill(resolution="A second collection on Saturday", agreed_with="Effie Bain", agreed_how="by phone")
    ailsa.page.locator("label", has_text="They were told that they can ask for stage 2").click()
    ailsa.press("Record the agreement and close stage 1")
    ailsa.sees("Resolved")
