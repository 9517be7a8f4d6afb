"""The rounds and what comes back, by the commands, on an installation of their own."""

import subprocess
import sys
from pathlib import Path

from installations import environment_for
from post_office import SET_UP, Office

COMMAND = [sys.executable, "-c", "from wellheard.interfaces.commands.main import cli; cli()"]
REPORT = """Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; effie@example.org
Action: failed
Status: 5.1.1

--cut
Content-Type: text/rfc822-headers

Message-ID: {}

--cut--
"""


def wellheard(office: Office, *arguments: str, said: str = "") -> "subprocess.CompletedProcess[str]":
    command = [*COMMAND, *arguments]
    return subprocess.run(command, env=office.environment, input=said, capture_output=True, text=True, timeout=60)


def test_the_rounds_deliver_and_a_report_of_the_mail_server_comes_back_to_the_letter(office: Office) -> None:
    office.run(SET_UP, 2)
    made = wellheard(office, "rounds", "--once")
    assert (made.returncode, made.stderr) == (0, "")
    assert len(office.smtp.catcher.mails) == 2
    first = office.smtp.catcher.ids[0]
    told = wellheard(office, "bounce", said=REPORT.format(first))
    assert (told.returncode, told.stdout) == (0, "bounced\n")
    other = wellheard(office, "bounce", said="Subject: On holiday\n\nUntil Monday.")
    assert other.returncode == 2
    assert "no delivery status notification" in other.stderr


def test_the_rounds_say_when_the_installation_cannot_be_used(tmp_path: Path) -> None:
    environment = environment_for(tmp_path)
    environment.pop("DATABASE_URL", None)
    made = subprocess.run([*COMMAND, "rounds", "--once"], env=environment, capture_output=True, text=True, timeout=60)
    assert made.returncode == 2
    assert "The database cannot be used" in made.stderr
