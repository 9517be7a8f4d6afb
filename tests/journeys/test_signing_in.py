"""Signing in: password and second step, passkey, recovery codes, lock-out, and a session that ends."""

import re
import time

import pytest
from playwright.sync_api import expect

from journeys.conftest import Visit, Visitor, code_now, sign_in
from journeys.town import PASSWORD, email_of

pytestmark = pytest.mark.once


def test_somebody_new_sets_up_their_second_step_and_gets_recovery_codes(visit: Visit) -> None:
    nell = visit(None)
    sign_in(nell.page, nell.town, "newcomer", second_step=False)
    nell.go("/office/")
    nell.sees("You need one to see complaints")
    nell.check_accessible()
    nell.go("/account/second-step/totp/activate/")
    nell.check_accessible()
    _confirm(nell)
    nell.sees("Set up your authenticator app")
    secret = nell.page.locator("#authenticator_secret").input_value()
    nell.fill(code=_code(secret))
    nell.page.locator("main form").get_by_role("button").first.click()
    nell.go("/account/second-step/recovery-codes/")
    codes = nell.page.locator("#recovery_codes").inner_text().split()
    assert len(codes) >= 8
    nell.check_accessible()
    nell.go("/office/")
    nell.sees("My work")
    again = visit(None)
    sign_in(again.page, again.town, "newcomer", second_step=False)
    again.check_accessible()
    again.page.locator("#id_code").fill(codes[0])
    again.press("Go on")
    again.sees("My work")


def _confirm(visitor: Visitor) -> None:
    """Before a change to how they sign in, people are asked once more who they are."""
    if "/account/confirm/" in visitor.page.url:
        visitor.check_accessible()
        visitor.fill(password=PASSWORD)
        visitor.press("Confirm")


def _code(secret: str) -> str:
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def test_a_passkey_signs_in_without_a_password(visit: Visit) -> None:
    petra = visit("passkey")
    session = petra.page.context.new_cdp_session(petra.page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
                "isUserVerified": True, "automaticPresenceSimulation": True,
            }
        },
    )  # fmt: skip
    petra.go("/account/second-step/webauthn/add/")
    _confirm(petra)
    petra.fill(name="My laptop")
    if petra.page.locator("#id_passwordless").count():
        petra.page.locator("label[for=id_passwordless]").click()
    petra.check_accessible()
    petra.page.locator("#mfa_webauthn_add").click()
    expect(petra.page.locator("main")).not_to_contain_text("Add a passkey", timeout=10_000)
    petra.page.context.clear_cookies()
    petra.go("/account/sign-in/")
    petra.page.locator("#passkey_login").click()
    petra.page.wait_for_url(re.compile("/office/"))
    petra.sees("My work")


def test_a_wrong_password_says_nothing_about_the_account_and_locks_in_the_end(visit: Visit) -> None:
    lachlan = visit(None)
    for _ in range(6):
        sign_in(lachlan.page, lachlan.town, "locked", password="wrong wrong wrong", second_step=False)
    lachlan.check_accessible()
    sign_in(lachlan.page, lachlan.town, "locked", second_step=False)
    expect(lachlan.page.locator("#id_code")).to_have_count(0)
    lachlan.sees("Too many")


def test_a_wrong_second_step_does_not_let_in(visit: Visit) -> None:
    somebody = visit(None)
    sign_in(somebody.page, somebody.town, "moira", second_step=False)
    right = code_now("moira")
    somebody.page.locator("#id_code").fill("000000" if right != "000000" else "111111")
    somebody.press("Go on")
    somebody.sees("There is a problem")
    somebody.go("/office/")
    assert "/office/" not in somebody.page.url.split("?")[0]


def test_a_session_that_ends_loses_nothing(visit: Visit) -> None:
    """What was being typed is given back after signing in, to the same person and nobody else."""
    edie = visit("ended")
    edie.go("/office/complaints/new/")
    words = "A long account of what happened on the 14th, typed for twenty minutes."
    edie.fill(description=words, name="Effie Bain")
    cookies = [c for c in edie.page.context.cookies() if c["name"] != "sessionid"]
    edie.page.context.clear_cookies()
    edie.page.context.add_cookies(cookies)  # type: ignore[arg-type]
    edie.press("Record the complaint")
    edie.sees("What you typed has been kept")
    sign_in_again(edie)
    edie.sees("This is what you had typed")
    expect(edie.page.locator("#id_description")).to_have_value(words)
    expect(edie.page.locator("#id_name")).to_have_value("Effie Bain")
    other = visit("ailsa")
    other.go("/office/complaints/new/")
    expect(other.page.locator("#id_description")).to_have_value("")
    edie.press("Record the complaint")
    edie.sees("The reference is")
    edie.go("/office/complaints/new/")
    expect(edie.page.locator("#id_description")).to_have_value("")
    goes_on_after_signing_in_in_another_tab(edie)


def goes_on_after_signing_in_in_another_tab(edie: Visitor) -> None:
    """As the page says where a draft could not be kept: its token was made for the session that ended."""
    edie.fill(description="The bins of Kirk Wynd were not lifted.")
    edie.page.evaluate("document.cookie = 'csrftoken=' + 'b'.repeat(32) + '; path=/'")
    edie.fill(name="Ina Kidd")
    expect(edie.page.locator("[data-autosave-status]")).to_contain_text("Saved as a draft", timeout=10_000)
    edie.press("Record the complaint")
    edie.sees("The reference is")


def sign_in_again(edie) -> None:  # type: ignore[no-untyped-def]
    edie.page.locator("#id_login").fill(email_of("ended"))
    edie.page.locator("#id_password").fill(PASSWORD)
    edie.press("Sign in")
    edie.page.locator("#id_code").fill(code_now("ended", ahead=1))
    edie.press("Go on")
