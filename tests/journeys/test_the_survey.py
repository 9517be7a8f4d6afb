"""How was it handled: asked by e-mail some days after the answer, answered on a phone without script, counted."""

import re
import subprocess
import sys
import time

import pytest

from journeys.conftest import ROOT, Town, Visit
from journeys.test_the_learning_loop import _upheld as upheld

pytestmark = pytest.mark.once
ITS_DAY_HAS_COME = """
import django
django.setup()
from django.utils import timezone
from wellheard.areas.culture.models import Survey
from wellheard.areas.culture.services.survey import send_surveys
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import Organisation
with scope.of(Organisation.objects.get(slug="strathmuir").pk):
    Survey.objects.update(ask_on=timezone.localdate())
    assert send_surveys(timezone.now()) >= 1
"""


def test_somebody_is_asked_by_mail_and_answers_without_script(visit: Visit, town: Town) -> None:
    ailsa = visit("ailsa")
    upheld(ailsa)
    subprocess.run([sys.executable, "-c", ITS_DAY_HAS_COME], cwd=ROOT, env=town.environment, check=True, timeout=60)
    effie = visit(None)
    effie.go(_address_in_the_mail(town))
    effie.check_accessible()
    effie = visit(None, script=False)
    effie.page.set_viewport_size({"width": 390, "height": 844})
    effie.go(_address_in_the_mail(town))
    for question in effie.page.locator("main fieldset").all():
        question.locator("label").nth(1).click()
    effie.press("Send my answers")
    effie.sees("Thank you")
    again = visit(None)
    again.page.goto(town.address + _address_in_the_mail(town))
    again.check_accessible()
    again.sees("answered already")
    ailsa.go("/office/learning/survey/")
    ailsa.page.locator("main a", has_text=re.compile("^Quarter")).nth(1).click()
    assert re.search(r"\b1 of [1-9]", ailsa.page.locator("main").inner_text())


def _address_in_the_mail(town: Town) -> str:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        for mail in town.post.mails:
            body = mail.get_body(("plain",))  # a letter with a file to it has more parts
            found = re.search(r"/survey/\S+", body.get_content()) if body is not None else None
            if found and mail["To"] == "effie@example.org":
                return found[0]
        time.sleep(0.2)
    pytest.fail("No mail asked how it was handled.")
