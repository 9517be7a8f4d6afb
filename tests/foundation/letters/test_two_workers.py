"""Two workers at once, and one killed in the middle: real processes, a real database, a real mail server."""

import signal
from collections import Counter

from post_office import SET_UP, Office

WORK = """
with scope.of(Organisation.objects.get().pk):
    while deliver_due(timezone.now() + timedelta(minutes=int(sys.argv[1]))):
        pass
"""
COUNT = """
with scope.of(Organisation.objects.get().pk):
    print(*Message.objects.order_by("id").values_list("state", flat=True))
"""


def states(office: Office) -> Counter[str]:
    return Counter(office.run(COUNT).split())


def test_two_workers_at_once_send_each_letter_once(office: Office) -> None:
    office.run(SET_UP, 30)
    office.smtp.catcher.slow = 0.05
    workers = [office.start(WORK), office.start(WORK)]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    assert sorted(str(mail["Subject"]) for mail in office.smtp.catcher.mails) == sorted(str(n) for n in range(30))
    assert states(office) == {"sent": 30}


def test_a_worker_killed_in_the_middle_forgets_nothing_and_a_repeat_is_known_for_one(office: Office) -> None:
    office.run(SET_UP, 3)
    office.smtp.catcher.slow = 5
    killed = office.start(WORK)
    assert office.smtp.catcher.begun.wait(30)
    killed.send_signal(signal.SIGKILL)
    killed.wait(10)
    office.smtp.catcher.slow = 0
    assert states(office) == {"sending": 1, "waiting": 2}
    office.run(WORK)
    assert states(office) == {"sending": 1, "sent": 2}
    office.run(WORK, 16)
    assert states(office) == {"sent": 3}
    assert Counter(Counter(office.smtp.catcher.ids).values()) == {1: 2, 2: 1}
