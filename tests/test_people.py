"""The fixtures that every other test stands on."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError

from people import Body, Colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.foundation.journal import anchors
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.journal.verification import verify
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.scope import NoScope


def test_complaint_is_recorded_by_the_services_and_due_in_five_working_days(
    complaint: Callable[..., Any], scoped: Body
) -> None:
    made = complaint()
    assert made.due_on == date(2024, 4, 4)
    assert made.state == "stage1_open"
    assert verify().fault is None


def test_each_person_holds_their_duty(ailsa: Colleague, ben: Colleague, cara: Colleague, dougal: Colleague) -> None:
    assert ailsa.actor().holds_for(None, Role.COMPLAINTS_OFFICER)
    assert ben.actor().holds(Role.DIRECTOR)
    assert not ben.actor().holds_for(None, Role.DIRECTOR)
    assert cara.actor().holds_for(None, Role.CHIEF_EXECUTIVE)
    assert dougal.actor().organisation_id != ailsa.actor().organisation_id


def test_bodies_fixtures_leave_no_scope_behind(council: Body, other_body: Body) -> None:
    with pytest.raises(NoScope):
        Complaint.objects.exists()


def test_a_complaint_of_another_body_can_be_made_beside_it(
    complaint: Callable[..., Any], dougal: Colleague, other_body: Body, scoped: Body
) -> None:
    theirs = complaint(by=dougal, body=other_body)
    assert theirs.organisation_id == other_body.id
    assert not Complaint.objects.filter(pk=theirs.pk).exists()


def test_signed_in_colleague_reaches_the_office(ailsa: Colleague) -> None:
    assert signed_in(ailsa).get("/office/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_real_transactions_leave_an_anchor_outside_the_database(complaint: Callable[..., Any], scoped: Body) -> None:
    complaint()
    assert verify().fault is None
    written = [anchor.number for anchor in anchors.read(settings.JOURNAL_ANCHORS, scoped.id)]
    assert written[-1] == verify().entries


@pytest.mark.django_db(transaction=True)
def test_journal_refuses_to_forget_after_a_test_with_real_transactions(
    complaint: Callable[..., Any], scoped: Body
) -> None:
    complaint()
    with pytest.raises(DatabaseError, match="only added to|permission denied"):
        Entry.objects.all()._raw_delete("default")
