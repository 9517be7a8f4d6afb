"""Words are found by an index on PostgreSQL, also for the role that sees only its own body's rows."""

from collections.abc import Callable

import pytest
from django.db import connection

from people import TODAY, Body, Colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import Caseload, caseload
from wellheard.foundation.organisations import scope

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite reads")


def test_the_words_of_a_complaint_are_found_by_the_index_of_trigrams(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = complaint("The close smells of zebrafinches")
    with scope.of(council.id):
        values = {f.attname: getattr(made, f.attname) for f in Complaint._meta.concrete_fields if f.name != "id"}
        others = [{**values, "reference": str(n), "search_text": f"{n} damp in the bedroom"} for n in range(3000)]
        Complaint.objects.bulk_create([Complaint(**one) for one in others])
        with scope.lifted(), connection.cursor() as cursor:
            cursor.execute("ANALYZE casework_complaint")
        wanted = caseload(ailsa.actor(), Caseload(showing="all", words="zebrafinch"), TODAY)
        assert "complaint_words" in wanted.explain()
        assert [one.pk for one in wanted] == [made.pk]


@pytest.mark.django_db
def test_how_many_hold_a_word_is_judged_by_four_hundred_texts() -> None:
    with scope.lifted(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT attstattarget FROM pg_attribute"
            " WHERE attrelid = 'casework_complaint'::regclass AND attname = 'search_text'"
        )
        assert cursor.fetchone() == (400,)
