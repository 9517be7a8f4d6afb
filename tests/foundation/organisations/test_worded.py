"""Questions that are put into words once: the words are kept, what they are about is not."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Exists, F, QuerySet
from django.db.models.functions import Lower

from people import NOW, Body, Colleague, colleague
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor, actor_for
from wellheard.foundation.organisations.models import Deputy, RoleHolding, Service, StaffMember
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.together import those_there
from wellheard.foundation.organisations.worded import ReckonsWithADay, objects_about, objects_of, rows_about, rows_of

ON = NOW.date()


def _names() -> QuerySet[Any]:
    rows: QuerySet[Any] = Service.objects.order_by("path").values_list("pk", Lower("name"))
    return rows


def _held(staff_id: UUID) -> QuerySet[Any]:
    rows: QuerySet[Any] = RoleHolding.objects.filter(staff_id=staff_id).values_list("role", "from_on")
    return rows


def _about(staff_id: UUID) -> dict[str, Exists]:
    away = Deputy.objects.filter(absent_id=staff_id)
    return {"duties": Exists(RoleHolding.objects.filter(staff_id=staff_id)), "away": Exists(away)}


def test_what_was_put_into_words_for_one_body_is_not_asked_of_another(council: Body, other_body: Body) -> None:
    for body in (council, other_body, council):
        with scope.of(body.id):
            asked = rows_of(_names)
            assert asked == [(row.pk, row.name.lower()) for row in Service.objects.order_by("path")]
            assert len(asked) == len(body.services)


def test_a_row_that_is_added_is_in_the_next_answer(council: Body) -> None:
    with scope.of(council.id):
        before = len(rows_of(_names))
        Service(name="Ferries", path="Ferries").save()
        assert len(rows_of(_names)) == before + 1


def test_a_question_about_one_object_is_asked_of_each_in_the_same_words(council: Body) -> None:
    director = colleague(council, "Dora Director", "director", "Housing").staff
    auditor = colleague(council, "Abel Auditor", "auditor").staff
    with scope.of(council.id):
        assert [role for role, _from in rows_about(director.pk, _held)] == ["director"]
        assert [role for role, _from in rows_about(auditor.pk, _held)] == ["auditor"]
        assert those_there(director.pk, _about) == {"duties"}
        Deputy(absent=director, deputy=auditor, from_on=ON, until_on=ON + timedelta(days=3)).save()
        assert those_there(director.pk, _about) == {"duties", "away"}
        assert those_there(auditor.pk, _about) == {"duties"}


def _own_since(actor: Actor, on: date) -> QuerySet[Any]:
    held = RoleHolding.objects.filter(staff_id=actor.staff_id, from_on__gte=on)
    rows: QuerySet[Any] = held.select_related("staff", "service").annotate(began=F("from_on"))
    return rows.order_by("from_on")


def _the_week_before(on: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = RoleHolding.objects.filter(from_on__gte=on - timedelta(days=7)).values_list("pk")
    return rows


def _nothing(ids: tuple[UUID, ...]) -> QuerySet[Any]:
    rows: QuerySet[Any] = Service.objects.filter(pk__in=ids)
    return rows


def test_two_people_of_the_same_duties_ask_in_the_same_words_and_each_is_answered(council: Body) -> None:
    """And so on every day: what is kept holds nobody's key and no day."""
    people = [colleague(council, name, "auditor") for name in ("Abel", "Bea")]
    with scope.of(council.id):
        RoleHolding.objects.filter(staff=people[1].staff).update(from_on=ON + timedelta(days=5))
        for person in (*people, *people):
            for on in (date(2020, 1, 1), ON, ON + timedelta(days=3), ON + timedelta(days=6)):
                actor = person.actor(ON + timedelta(days=9))
                found = objects_of(_own_since, actor, on)
                assert found == list(_own_since(actor, on))
                assert [(row.staff.name, row.service, row.began) for row in found] == [
                    (person.staff.name, None, row.from_on) for row in _own_since(actor, on)
                ]


def test_a_question_does_not_reckon_with_a_day_it_is_given(council: Body) -> None:
    with scope.of(council.id), pytest.raises(ReckonsWithADay, match="_the_week_before"):
        rows_of(_the_week_before, ON)


def test_what_nothing_can_answer_is_not_asked(council: Body, ailsa: Colleague) -> None:
    with scope.of(council.id):
        assert objects_of(_nothing, ()) == rows_of(_nothing, ()) == objects_about(ailsa.staff.pk, _in_none) == []
        assert len(objects_of(_nothing, (council.services["Housing"].pk,))) == 1


def _in_none(_key: UUID) -> QuerySet[Any]:
    rows: QuerySet[Any] = Service.objects.none()
    return rows


def test_the_database_keeps_its_plan_of_what_is_asked_again(council: Body) -> None:
    """PostgreSQL says which it keeps; SQLite is asked as ever."""
    with scope.of(council.id):
        for _ in range(5):
            assert objects_of(_nothing, tuple(sorted(service.pk for service in council.services.values())))
    if connection.vendor == "postgresql":
        with scope.lifted(), connection.cursor() as cursor:
            cursor.execute("SELECT statement FROM pg_prepared_statements")
            assert [statement for (statement,) in cursor.fetchall() if "organisations_service" in statement]


def test_whoever_is_behind_an_account_is_known_with_the_duties_of_the_day(council: Body) -> None:
    """A duty that begins or ends, a deputy, somebody who leaves: the next request knows it."""
    person = colleague(council, "Dora Director", "director", "Housing")
    absent = colleague(council, "Abel Absent", "auditor")
    with scope.of(council.id):
        actor = actor_for(person.account, ON)
        assert actor is not None
        assert actor == person.actor()
        housing = {service.pk for service in Service.objects.filter(path__startswith="Housing")}
        assert [(held.role, held.services) for held in actor.holdings] == [(Role.DIRECTOR, frozenset(housing))]
        below = Service(name="Sheltered", path="Housing > Sheltered", parent=council.services["Housing"])
        below.save()
        again = actor_for(person.account, ON)
        assert again is not None
        assert again.holdings[0].services == frozenset(housing | {below.pk})
        RoleHolding(staff=person.staff, role="frontline", from_on=ON + timedelta(days=1)).save()
        assert not actor_for(person.account, ON).holds(Role.FRONTLINE)  # type: ignore[union-attr]
        assert actor_for(person.account, ON + timedelta(days=1)).holds(Role.FRONTLINE)  # type: ignore[union-attr]
        Deputy(absent=absent.staff, deputy=person.staff, from_on=ON, until_on=ON + timedelta(days=1)).save()
        standing_in = actor_for(person.account, ON)
        assert standing_in is not None
        assert (standing_in.holds(Role.AUDITOR), standing_in.standing_in_for) == (True, frozenset({absent.staff.pk}))
        assert not actor_for(person.account, ON + timedelta(days=1)).holds(Role.AUDITOR)  # type: ignore[union-attr]
        RoleHolding.objects.filter(staff=person.staff).update(until_on=ON)
        assert actor_for(person.account, ON + timedelta(days=2)).holdings == ()  # type: ignore[union-attr]
        StaffMember.objects.filter(pk=person.staff.pk).update(left_on=ON)
        assert actor_for(person.account, ON) is None
