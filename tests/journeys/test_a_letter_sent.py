"""A letter is written, looked at, sent by e-mail, delivered to the town's mail server or comes back; one is posted."""

import re
import subprocess
import sys
import time

import pytest
from playwright.sync_api import expect

from journeys.conftest import ROOT, Visit, Visitor

pytestmark = pytest.mark.once


def test_a_letter_is_written_sent_comes_back_and_is_sent_again_by_post(visit: Visit) -> None:
    ailsa = visit("ailsa")
    _taken_down(ailsa)
    _written(ailsa, "acknowledgement")
    _shows(ailsa, email=False, address=False)
    ailsa.page.locator("label", has_text=re.compile("^Printed here and posted$")).click()
    _shows(ailsa, email=False, address=True)
    ailsa.press("Send the letter")
    ailsa.sees("Give the postal address that the letter goes to.")
    ailsa.check_accessible()
    ailsa.page.locator("label", has_text=re.compile("^E-mail$")).click()
    _shows(ailsa, email=True, address=False)
    ailsa.fill(email="effie@example.org")
    ailsa.press("Send the letter")
    ailsa.sees("The letter is on its way.")
    _until_it_says(ailsa, "Sent")
    sent = next(mail for mail in ailsa.town.post.mails if mail["To"] == "effie@example.org")
    assert any(part.get_content_type() == "application/pdf" for part in sent.iter_attachments())
    _reported_back(ailsa, str(sent["Message-ID"]))
    ailsa.page.reload()
    ailsa.sees("Came back")
    ailsa.sees("User unknown")
    ailsa.check_accessible()
    ailsa.page.get_by_role("link", name=re.compile("^Send it again")).click()
    ailsa.page.locator("label", has_text=re.compile("^Printed here and posted$")).click()
    ailsa.fill(address="1 High Street\nStrathmuir")
    ailsa.press("Send it again")
    ailsa.sees("To be printed")
    _posted(ailsa)


def _shows(ailsa: Visitor, **fields: bool) -> None:
    """Only the address that the chosen way needs, by the style sheet alone."""
    for name, shown in fields.items():
        expect(ailsa.page.locator(f"#id_{name}")).to_be_visible(visible=shown)


def _taken_down(ailsa: Visitor) -> None:
    ailsa.go("/office/complaints/new/")
    ailsa.fill(description="The close door does not lock.", name="Effie Bain")
    ailsa.press("Record the complaint")
    ailsa.page.get_by_role("link", name="Letters", exact=True).click()
    ailsa.sees("Nothing has been written")


def _written(ailsa: Visitor, kind: str) -> None:
    ailsa.click("Write a letter")
    ailsa.check_accessible()
    ailsa.page.locator("#id_kind").select_option(kind)
    ailsa.press("Go on")
    ailsa.fill(text_thanks="In order to facilitate this, thank you.")
    ailsa.press("Save the draft")
    ailsa.sees("“facilitate”: say “help”.")
    ailsa.check_accessible()
    ailsa.fill(text_thanks="Thank you for telling us.")
    ailsa.press("Save and preview")
    ailsa.sees("Thank you for telling us.")
    expect(ailsa.page.get_by_text("Plain, and complete.")).to_be_visible()
    ailsa.check_accessible()


def _until_it_says(ailsa: Visitor, words: str) -> None:
    for _ in range(60):
        if ailsa.page.locator(".ds_tag", has_text=re.compile(f"^{words}$")).count():
            return
        time.sleep(0.25)
        ailsa.page.reload()
    ailsa.sees(words)


def _reported_back(ailsa: Visitor, message_id: str) -> None:
    """The mail server pipes its report into the command."""
    report = (
        'Content-Type: multipart/report; report-type=delivery-status; boundary="cut"\n\n'
        "--cut\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail\n\n"
        "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 User unknown\n\n"
        f"--cut\nContent-Type: text/rfc822-headers\n\nMessage-ID: {message_id}\n\n--cut--\n"
    )
    command = [sys.executable, "-c", "from wellheard.interfaces.commands.main import cli; cli()", "bounce"]
    told = subprocess.run(
        command, cwd=ROOT, env=ailsa.town.environment, input=report, text=True, capture_output=True, check=False
    )
    assert told.stdout == "bounced\n", told.stderr


def _posted(ailsa: Visitor) -> None:
    ailsa.click("Letters to post", within="header")
    ailsa.sees("1 High Street")
    ailsa.check_accessible()
    ailsa.press("Mark as posted")
    ailsa.sees("marked as posted")
    ailsa.sees("No letter waits to be posted.")
