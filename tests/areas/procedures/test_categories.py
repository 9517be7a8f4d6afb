"""Lists of categories: prepared, settled, changed from a day on; as files; mapped to national lists."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import change_details
from wellheard.areas.procedures import services
from wellheard.areas.procedures.models import CategoryList
from wellheard.areas.procedures.selectors import (
    categories_on,
    category_choices,
    national_code,
    national_codes,
    sisters_of,
)
from wellheard.areas.procedures.services.category_files import read_rows
from wellheard.foundation.journal.models import Entry
from wellheard.rules.national_codes import NATIONAL_LISTS, NoNationalList, national_list

FILE = (
    "code,name,parent,isd-issues,ko41a-subjects,spso-subjects,council-generic\n"
    "repairs,Repairs,,,,POL,SERV\n"
    "missed,Missed appointment,repairs,,,,\n"
    "damp,Damp and mould,repairs,,,,DEC\n"
    "tax,Council tax,,,,TAX,\n"
)
NEXT_APRIL = date(2024, 4, 1)


@pytest.fixture
def alan(council: Body) -> Colleague:
    return colleague(council, "Alan Reid", "administrator")


@pytest.fixture
def in_force(scoped: Body, alan: Colleague) -> CategoryList:
    """The council's first list, in force since 2021."""
    made = services.begin_list(name="Categories 2021", from_on=date(2021, 4, 1), by=alan.actor(), at=NOW)
    services.bring_in_list(category_list=made, content=FILE.encode(), by=alan.actor(), at=NOW)
    return services.settle_list(category_list=made, by=alan.actor(), at=NOW)


def names(on: date) -> list[str]:
    return [row.name for row in categories_on(on)]


def test_a_list_holds_from_its_day_and_a_new_one_changes_nothing_before(
    in_force: CategoryList, alan: Colleague
) -> None:
    by, at = alan.actor(), NOW
    new = services.begin_list(name="Categories 2024", from_on=NEXT_APRIL, by=by, at=at)
    assert names(NEXT_APRIL) == ["Repairs", "Missed appointment", "Damp and mould", "Council tax"]
    damp = new.categories.get(code="damp")
    services.change_category(
        category=damp, name="Damp", parent=damp.parent, mapped={"council-generic": ""}, by=by, at=at
    )
    services.remove_category(category=new.categories.get(code="tax"), by=by, at=at)
    services.settle_list(category_list=new, by=by, at=at)
    assert names(NEXT_APRIL) == ["Repairs", "Missed appointment", "Damp"]
    assert names(NEXT_APRIL - timedelta(days=1)) == ["Repairs", "Missed appointment", "Damp and mould", "Council tax"]
    assert names(date(2021, 3, 31)) == []
    assert sisters_of("Damp", NEXT_APRIL) == ["Missed appointment"]
    assert sisters_of("Damp", TODAY) == sisters_of("Council tax", TODAY) == []
    assert category_choices(TODAY)[0] == (
        "Repairs", [("Missed appointment", "Missed appointment"), ("Damp and mould", "Damp and mould")],
    )  # fmt: skip
    assert national_code("Damp and mould", "council-generic", TODAY) == "DEC"
    assert national_code("Damp", "council-generic", NEXT_APRIL) == "SERV"
    assert national_code("Damp", "isd-issues", NEXT_APRIL) is None
    services.throw_away_list(category_list=new, by=by, at=at)
    assert names(NEXT_APRIL)[2] == "Damp and mould"


def test_a_settled_list_keeps_its_names_and_its_mapping_can_be_put_right(
    in_force: CategoryList, alan: Colleague
) -> None:
    by, at, damp = alan.actor(), NOW, in_force.categories.get(code="damp")
    with pytest.raises(services.UnableToChangeList, match="settled"):
        services.change_category(category=damp, name="Damp", mapped={}, by=by, at=at)
    with pytest.raises(services.UnableToChangeList, match="not a code"):
        services.change_category(category=damp, mapped={"spso-subjects": "ZZ"}, by=by, at=at)
    services.change_category(category=damp, mapped={"spso-subjects": "POL", "council-generic": "SERV"}, by=by, at=at)
    assert national_code("Damp and mould", "council-generic", TODAY) == "SERV"
    with pytest.raises(services.UnableToChangeList, match="in force since 1 April 2021"):
        services.throw_away_list(category_list=in_force, by=by, at=at)
    with pytest.raises(services.UnableToChangeList, match="today or later"):
        services.begin_list(name="Too early", from_on=TODAY - timedelta(days=1), by=by, at=at)
    with pytest.raises(services.UnableToChangeList, match="already begins"):
        services.begin_list(name="Twice", from_on=date(2021, 4, 1), by=by, at=at)
    assert Entry.objects.filter(act__startswith="categories.").count() == 4


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("a,Repairs,\na,Roads,\n", "Row 3: The code “a” stands in an earlier row already."),
        ("a,Repairs,\nb,repairs,\n", "Row 3: “repairs” stands in an earlier row already."),
        ("a,Repairs,\nb,Damp,x\n", "Row 3: The parent “x” is not the code of a row without a parent."),
        ("a,Repairs,\nb,Damp,a\nc,Mould,b\n", "Row 4: The parent “b” is not the code of a row without a parent."),
        ("a,,\n", "Row 2: The name is missing."),
        ("", "Row 2: There is no category in the file."),
    ],
)
def test_a_file_with_a_fault_is_refused_whole_with_its_row(scoped: Body, alan: Colleague, rows: str, said: str) -> None:
    made = services.begin_list(name="2024", from_on=TODAY, by=alan.actor(), at=NOW)
    services.bring_in_list(category_list=made, content=FILE.encode(), by=alan.actor(), at=NOW)
    with pytest.raises(services.BrokenCategoryFile) as broken:
        services.bring_in_list(
            category_list=made, content=f"code,name,parent\n{rows}".encode(), by=alan.actor(), at=NOW
        )
    assert said in str(broken.value)
    assert made.categories.count() == 4


def test_a_file_says_which_columns_it_lacks_and_comes_back_as_it_went(in_force: CategoryList, alan: Colleague) -> None:
    with pytest.raises(services.BrokenCategoryFile, match="no column “parent”.*“colour” is no column"):
        read_rows(b"code,name,colour\n")
    text = services.list_as_csv(in_force)
    assert text.replace("\r\n", "\n") == FILE
    new = services.begin_list(name="Again", from_on=NEXT_APRIL, by=alan.actor(), at=NOW)
    services.bring_in_list(category_list=new, content=text.encode(), by=alan.actor(), at=NOW)
    assert services.list_as_csv(new) == text


def test_a_national_list_is_put_right_for_the_body_alone(in_force: CategoryList, alan: Colleague) -> None:
    said = {"national": "spso-subjects", "by": alan.actor(), "at": NOW}
    services.correct_national_code(code="AIDS", words="Equipment", **said)
    services.correct_national_code(code="HOUS", words="Housing", **said)
    services.correct_national_code(code="OTHER", words="", dropped=True, **said)
    with pytest.raises(services.UnableToChangeList, match="mapped to this code"):
        services.correct_national_code(code="TAX", words="", dropped=True, **said)
    found = {row.code: row.words for row in national_codes("spso-subjects")}
    assert (found["AIDS"], found["HOUS"], "OTHER" in found) == ("Equipment", "Housing", False)
    assert national_list("spso-subjects").codes[-1].code == "OTHER"


def test_every_shipped_list_is_read_and_says_what_is_unchecked() -> None:
    assert all(national_list(name).unverified and national_list(name).codes for name in NATIONAL_LISTS)
    assert national_list("isd-issues").most == 3
    with pytest.raises(NoNationalList):
        national_list("nowhere")


def test_the_forms_offer_the_list_of_the_day_it_was_received_and_keep_what_stands_there(
    in_force: CategoryList, council: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    old = complaint(category="Old words", received_on=date(2023, 5, 2))
    client = signed_in(ailsa)
    page = client.get(f"/office/complaints/{old.pk}/details/").content.decode()
    assert '<option value="Old words" selected>' in page
    assert '<optgroup label="Repairs">' in page
    send = {"description": old.description, "category": "Old words"}
    assert client.post(f"/office/complaints/{old.pk}/details/", send).status_code == 302
    answer = client.post(f"/office/complaints/{old.pk}/details/", {**send, "category": "Newer"})
    assert "another list of categories was in force" in answer.content.decode()
    assert '<optgroup label="Repairs">' in client.get("/office/complaints/new/").content.decode()
    new = {"received_on": "2/5/2023", "description": "Mould again", "category": "Damp and mould"}
    assert client.post("/office/complaints/new/", new).status_code == 302
    assert Complaint.objects.get(description="Mould again").category == "Damp and mould"
    assert client.get("/office/complaints/voices/dissatisfaction/new/").status_code in (200, 404)


def test_without_a_list_words_often_used_are_offered_and_a_single_one_is_not(
    scoped: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    for _ in range(3):
        complaint(category="Bins")
    made = complaint(category="Mr Smith of number 4")
    change_details(complaint=made, category="Mr Smith of number 4", by=ailsa.actor(), at=NOW)
    page = signed_in(ailsa).get("/office/complaints/new/").content.decode()
    assert '<option value="Bins">' in page
    assert "Mr Smith" not in page


def test_an_administrator_changes_the_list_from_april(in_force: CategoryList, alan: Colleague) -> None:
    client, later = signed_in(alan), timezone.localdate() + timedelta(days=40)
    answer = client.post("/office/administration/categories/new/", {"name": "Next", "from_on": f"{later:%d/%m/%Y}"})
    address = answer["Location"]
    for count in (1, 3):
        for number in range(count):
            send = {"code": f"c{count}{number}", "name": f"New {count} {number}", "spso-subjects": "POL"}
            assert client.post(f"{address}add/", send).status_code == 302
    page = client.get(address).content.decode()
    assert "New 3 2" in page
    assert "being prepared" in page
    upload = SimpleUploadedFile("list.csv", b"code,name,parent\na,Repairs,b\n")
    answer = client.post(f"{address}bring-in/", {"upload": upload})
    assert (answer.status_code, "Row 2" in answer.content.decode()) == (422, True)
    assert client.post(f"{address}settle/", follow=True).status_code == 200
    assert "Settled, not yet in force" in client.get("/office/administration/categories/").content.decode()
    assert "New 3 2" in client.get(f"{address}file/").content.decode()
    client.post(f"{address}undo/")
    assert "Settled, not yet" not in client.get("/office/administration/categories/").content.decode()
    assert "AIDS" in client.get("/office/administration/national-lists/spso-subjects/").content.decode()
