"""Days of those who seldom sit at this desk: a receptionist with somebody at the counter, and the chief executive."""

import pytest

from journeys.conftest import Visit, Visitor

pytestmark = pytest.mark.once


def test_a_receptionist_takes_a_complaint_at_the_counter_puts_it_right_and_writes_down_praise(visit: Visit) -> None:
    fergus = visit("fergus")
    fergus.go("/office/")
    fergus.click("Record a complaint")
    _typed(fergus, "The close has had no light since Monday, and I fell.", "Agnes Doig")
    fergus.press("Record the complaint")
    fergus.sees("The reference is")
    file = fergus.page.url.removeprefix(fergus.town.address)
    fergus.go(f"{file}resolve/")
    fergus.fill(
        resolution="The light is mended today by six, and we ring her when it is.", agreed_with="Agnes Doig",
        agreed_how="at the counter", root_cause="Nobody took the first report down.", remedial_action="A book.",
    )  # fmt: skip
    fergus.page.locator("label[for=id_told_of_stage_2]").click()
    fergus.check_accessible()
    fergus.page.locator("main form#the-form button[type=submit]").first.click()
    fergus.sees("Resolved")
    fergus.go("/office/complaints/?showing=all&words=doig+light")
    fergus.sees("1 complaint")
    fergus.go("/office/complaints/voices/praise/new/")
    fergus.check_accessible()


def test_the_chief_executive_reads_a_briefing_and_says_what_is_to_be_done(visit: Visit) -> None:
    ailsa = visit("ailsa")
    ailsa.go("/office/complaints/new/")
    _typed(ailsa, "Your head of housing shouted at my mother.", "Iain Doig")
    ailsa.press("Record the complaint")
    file = ailsa.page.url.removeprefix(ailsa.town.address)
    ailsa.go(f"{file}investigation/brief/")
    ailsa.fill(text="A head of service is complained about. We propose an investigator from outside Housing.")
    ailsa.press("Brief them")
    cara = visit("cara")
    cara.go("/office/")
    cara.sees("For you to read")
    cara.check_accessible()
    cara.page.locator("main a[href*='/briefings/']").first.click()
    cara.sees("We propose an investigator from outside Housing.")
    cara.check_accessible()
    cara.fill(remark="Yes, and ring the family today.")
    cara.page.locator("main form button[type=submit]").first.click()
    cara.page.locator("main a[href*='/briefings/']").first.click()
    cara.sees("Yes, and ring the family today.")
    cara.go("/office/")
    assert "For you to read" not in cara.page.locator("main").inner_text()


def _typed(visitor: Visitor, description: str, name: str) -> None:
    visitor.fill(description=description, name=name)
    visitor.page.locator("#id_service").select_option(label="Housing > Repairs")
