"""Nothing of one body is ever seen, counted or guessed from another."""

from threading import Thread

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from people import Body
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import ScopedModel, Service
from wellheard.foundation.organisations.scope import NoScope, WrongScope

SCOPED = [model for model in apps.get_models(include_auto_created=True) if issubclass(model, ScopedModel)]


def refuses(exception: type[Exception], act: object) -> None:
    with pytest.raises(exception), transaction.atomic():
        act()  # type: ignore[operator]


@pytest.mark.parametrize("model", SCOPED, ids=lambda m: m._meta.label)
def test_every_question_outside_a_scope_is_refused(model: type[ScopedModel], db: None) -> None:
    refuses(NoScope, lambda: model.objects.exists())
    refuses(NoScope, lambda: model.objects.count())
    refuses(NoScope, lambda: list(model.objects.all()))
    refuses(NoScope, lambda: model.objects.first())
    refuses(NoScope, lambda: model.objects.create())
    refuses(NoScope, lambda: model.objects.bulk_create([model()]))
    refuses(NoScope, lambda: model.objects.update(organisation=None))
    refuses(NoScope, lambda: model._base_manager.count())
    refuses(NoScope, lambda: model().save())


@pytest.mark.parametrize("model", SCOPED, ids=lambda m: m._meta.label)
def test_every_raw_read_of_a_bodys_table_outside_a_scope_is_refused(model: type[ScopedModel], db: None) -> None:
    def read() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")

    refuses(NoScope, read)


def test_a_raw_read_inside_a_scope_must_name_its_body(scoped: Body) -> None:
    def read() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM organisations_service")

    refuses(WrongScope, read)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM organisations_service WHERE organisation_id = %s", [_own(scoped)])
        assert cursor.fetchone()[0] == len(scoped.services)


def _own(body: Body) -> str:
    return str(body.id) if connection.vendor == "postgresql" else body.id.hex


def test_only_the_body_in_scope_is_seen(council: Body, other_body: Body) -> None:
    with scope.of(council.id):
        own = set(Service.objects.values_list("path", flat=True))
    with scope.of(other_body.id):
        others = set(Service.objects.values_list("path", flat=True))
        assert not Service.objects.filter(pk=council.services["Repairs"].pk).exists()
    assert "Housing > Repairs" in own
    assert "Tenancy services > Repairs" in others
    assert not own & others


def test_a_row_of_another_body_cannot_be_saved(council: Body, other_body: Body) -> None:
    service = council.services["Repairs"]
    with scope.of(other_body.id):
        service.name = "Taken over"
        refuses(WrongScope, service.save)


def test_a_row_cannot_point_at_another_body_even_by_its_bare_key(council: Body, other_body: Body) -> None:
    with scope.of(other_body.id):
        stray = Service(name="Stray", path="Stray", parent_id=council.services["Repairs"].pk)

        def save() -> None:
            stray.save()
            with connection.cursor() as cursor:
                if connection.vendor == "postgresql":
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

        refuses(IntegrityError, save)


def test_a_join_from_a_table_above_every_scope_is_refused(council: Body, scoped: Body) -> None:
    def join() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT o.name FROM organisations_organisation o JOIN organisations_service s "
                "ON s.organisation_id = o.id"
            )

    refuses(WrongScope, join)


def test_a_lazy_query_keeps_the_scope_it_was_asked_in(council: Body, other_body: Body) -> None:
    with scope.of(council.id):
        asked = Service.objects.order_by("path")
    with scope.of(other_body.id):
        refuses(WrongScope, lambda: list(asked))


def test_background_work_starts_outside_every_scope(council: Body) -> None:
    """A worker's thread inherits no scope: a task that forgets to enter one is refused."""
    seen: list[object] = []

    def work() -> None:
        try:
            scope.current()
        except NoScope as refusal:
            seen.append(refusal)

    with scope.of(council.id):
        worker = Thread(target=work)
        worker.start()
        worker.join()
    assert len(seen) == 1


def test_scopes_nest_and_the_inner_one_holds(council: Body, other_body: Body) -> None:
    with scope.of(council.id):
        with scope.of(other_body.id):
            assert scope.current() == other_body.id
        assert scope.current() == council.id


def test_the_database_itself_holds_the_scope(council: Body, other_body: Body) -> None:
    """PostgreSQL: row-level security, forced, for a role that owns nothing. SQLite: triggers on every reference."""
    with scope.lifted(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
            protected = {row[0] for row in cursor.fetchall()}
            assert {model._meta.db_table for model in SCOPED} <= protected
            cursor.execute("SELECT rolsuper, rolbypassrls, rolcanlogin FROM pg_roles WHERE rolname = 'wellheard_app'")
            assert cursor.fetchone() == (False, False, False)
        else:
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'same_body_%'")
            assert cursor.fetchone()[0] == 2 * sum(len(_references(model)) for model in SCOPED)
    if connection.vendor == "postgresql":
        with scope.of(council.id), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM organisations_service WHERE %s = %s", [council.id, council.id])
            assert cursor.fetchone()[0] == len(council.services)


def _references(model: type[ScopedModel]) -> list[object]:
    return [
        field
        for field in model._meta.concrete_fields
        if field.is_relation and isinstance(field.related_model, type) and issubclass(field.related_model, ScopedModel)
    ]


def _seen(body: Body) -> int:
    """How many of a body's services are seen in its scope. On PostgreSQL none where the database was told another."""
    with scope.of(body.id):
        return int(Service.objects.count())


@pytest.mark.django_db(transaction=True)
def test_what_was_said_within_a_transaction_is_said_anew_when_that_is_over(council: Body, other_body: Body) -> None:
    """Whose rows may be seen is said to the database once, and again wherever that may have been undone."""
    for undone in (True, False):
        for first, second in ((council, other_body), (other_body, council)):
            here, there = len(first.services), len(second.services)
            assert _seen(first) == here
            with transaction.atomic():
                assert _seen(second) == there
                transaction.set_rollback(undone)
            assert _seen(second) == there
            with transaction.atomic():
                assert _seen(second) == there
                with transaction.atomic():
                    assert _seen(first) == here
                    transaction.set_rollback(undone)
                assert _seen(first) == here
                with transaction.atomic():
                    assert _seen(second) == there
                    transaction.set_rollback(undone)
                assert _seen(second) == there
                transaction.set_rollback(undone)
            assert _seen(second) == there
