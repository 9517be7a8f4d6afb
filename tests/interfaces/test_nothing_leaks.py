"""Every address, with every role, asked for what it must not show. Generated from the table of URLs.

Each address that names an object is asked for one of another body, one of another service and a restricted
one. The texts of those objects must be in no answer, whatever its status; and the answer must be the same as
for an object that does not exist, where nobody may know that it does.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from people import NOW, Body, Colleague, colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import (
    add_document,
    note_dissatisfaction,
    praise,
    restrict,
    start_campaign,
    start_import,
)
from wellheard.areas.casework.views.acts import PAGES as CASEWORK
from wellheard.areas.children.services import answer, begin_talk, hear, involve
from wellheard.areas.children.views.acts import PAGES as CHILDREN
from wellheard.areas.children.views.talks import ORDER
from wellheard.areas.coding import services as coding
from wellheard.areas.coding.services import CodesGiven, ProblemGiven
from wellheard.areas.coding.views.acts import PAGES as CODING
from wellheard.areas.correspondence.services import begin_letter
from wellheard.areas.correspondence.views.acts import PAGES as CORRESPONDENCE
from wellheard.areas.culture.models import Bulletin, Decision, Meeting, Survey
from wellheard.areas.investigation.models import Briefing, Concern, Escalation
from wellheard.areas.investigation.services import add_part, ask
from wellheard.areas.investigation.views.acts import PAGES as INVESTIGATION
from wellheard.areas.learning.labels import STEPS
from wellheard.areas.learning.models import ActionPlan, CriticalFailing, KeyTheme, ServiceAnswer, Telling
from wellheard.areas.learning.services import propose_action
from wellheard.areas.learning.views.action_acts import PAGES as ON_ACTIONS
from wellheard.areas.learning.views.acts import PAGES as LEARNING
from wellheard.areas.learning.views.lists import LISTS, THEME_PAGES
from wellheard.areas.workload.services import give_task, make_preview, save_view
from wellheard.areas.workload.views.tasks import PAGES as TASKS
from wellheard.foundation.organisations import drafts, scope
from wellheard.foundation.organisations.models import Account, RoleHolding
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.office.administration.views import PAGES as ADMINISTRATION

SECRET = "Zebrafinch"


@dataclass(frozen=True)
class Forbidden:
    """Objects that the person asking must not see, by the name the address gives them."""

    why: str
    status: set[int]
    ids: dict[str, UUID]


def addresses() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from _walk(get_resolver().url_patterns, "/", ())


def _walk(patterns: list[Any], prefix: str, names: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in patterns:
        route = str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, prefix + route, names)
        elif isinstance(pattern, URLPattern) and (prefix + route).startswith("/office/"):
            yield prefix + route, tuple(pattern.pattern.converters)


PAGES: dict[str, dict[str, Any]] = {
    "/office/administration/": ADMINISTRATION,
    "/office/complaints/": CASEWORK,
    "/office/complaints/<uuid:complaint_id>/children/": CHILDREN,
    "/office/complaints/<uuid:complaint_id>/coding/": CODING,
    "/office/complaints/<uuid:complaint_id>/investigation/": INVESTIGATION,
    "/office/complaints/<uuid:complaint_id>/letters/": CORRESPONDENCE,
    "/office/complaints/<uuid:complaint_id>/learning/": LEARNING,
    "/office/learning/actions/": ON_ACTIONS,
    "/office/learning/themes/": THEME_PAGES,
    "/office/complaints/<uuid:complaint_id>/tasks/": TASKS,
}
"""The acts that an address names by a slug, by how the address begins: the longest beginning holds."""


def slugs_of(route: str) -> dict[str, Any]:
    found = [prefix for prefix in PAGES if route.startswith(prefix)]
    pages = PAGES[max(found, key=len)] if found else {}
    with_item = "item_id" in route
    return {slug: page for slug, page in pages.items() if (getattr(page, "items", None) is not None) == with_item}


def filled(route: str, ids: dict[str, Any]) -> list[str]:
    """The address with each name filled; every act where it names one."""
    kinds = ["praise", "dissatisfaction"]
    slugs = {"slug": list(slugs_of(route)), "act": ["take-in", "undo", "check"], "kind": kinds, "name": ORDER}
    slugs["language"] = ["gd"]
    slugs |= {"which": list(LISTS), "step": list(STEPS)}
    found = [route]
    for name, values in slugs.items():
        found = (
            [one.replace(f"<slug:{name}>", value) for one in found for value in values]
            if any(f"<slug:{name}>" in one for one in found)
            else found
        )
    for name, value in ids.items():
        for kind in ("uuid", "int", "str"):
            found = [one.replace(f"<{kind}:{name}>", str(value)) for one in found]
    return found


def signed_in(account: Account) -> Client:
    client = Client(raise_request_exception=True)
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


@pytest.fixture
def everyone(council: Body) -> dict[str, Client]:
    """One person for each role, holding it for Environment only; and one with no duty at all."""
    people = {
        role.value: colleague(council, f"{role.value.title()} Person", role.value, "Environment") for role in Role
    }
    nobody = colleague(council, "Nobody Person", "frontline", "Environment", "nobody@strathmuir.example")
    with scope.of(council.id):
        RoleHolding.objects.filter(staff=nobody.staff).update(until_on=NOW.date().replace(year=2022))
    return {name: signed_in(person.account) for name, person in {**people, "no duty": nobody}.items()}


@pytest.fixture
def forbidden(
    council: Body, other_body: Body, complaint: Callable[..., Complaint], ailsa: Colleague, dougal: Colleague
) -> list[Forbidden]:
    other = complaint(f"{SECRET} elsewhere", body=other_body, by=dougal, name=SECRET)
    housing = complaint(f"{SECRET} in Repairs", name=SECRET)
    hidden = complaint(f"{SECRET} about a director", service="Bins", name=SECRET)
    with scope.of(council.id):
        restrict(complaint=hidden, restricted=True, readers=[], by=ailsa.actor(), at=NOW)
    return [
        Forbidden("another body", {404}, _objects(other, other_body, dougal)),
        Forbidden("another service", {403, 404}, _objects(housing, council, ailsa)),
        Forbidden("restricted", {404}, _objects(hidden, council, ailsa)),
    ]


def _objects(made: Complaint, body: Body, by: Colleague) -> dict[str, UUID]:
    with scope.of(body.id):
        upload = SimpleUploadedFile(f"{SECRET}.txt", SECRET.encode())
        document = add_document(complaint=made, upload=upload, by=by.actor(), at=NOW)
        run = start_import(
            upload=SimpleUploadedFile(f"{SECRET}.csv", b"reference,received_at\n"), by=by.actor(), at=NOW
        )
        holding = RoleHolding.objects.filter(staff=by.staff).first()
        person = made.people.first()
        letter = begin_letter(complaint=made, kind="acknowledgement", to_person=person, by=by.actor(), at=NOW)
        asked = ask(complaint=made, of=by.staff, matter=SECRET, by=by.actor(), at=NOW)
        taken = Escalation(request=asked, level="director", to=by.staff, why="late", told_on=NOW.date())
        taken.save()
        code = CodesGiven((ProblemGiven("respect", 3),), ("other_stage",), harm=0, remark=SECRET)
        coding.code(complaint=made, given=code, by=by.actor(), at=NOW)
        made.refresh_from_db()
        seen = [] if made.restricted else [made]
        campaign = start_campaign(name=SECRET, about=SECRET, complaints=seen, by=by.actor(), at=NOW)
        said = {"on": NOW.date(), "words": SECRET, "by": by.actor(), "at": NOW}
        note_dissatisfaction(service=None if made.restricted else made.service, **said)
        praised = praise(service=None if made.restricted else made.service, **said)
        path = f"/office/complaints/new/{made.pk}/"
        talk = answer(talk=begin_talk(by=by.actor(), at=NOW), answers={"happened": SECRET}, at=NOW)
        drafts.save(by.actor(), path, QueryDict(f"description={SECRET}"), NOW)
        told = Briefing(complaint=made, text=SECRET, made_by=by.staff, made_at=NOW)
        told.save()
        child = involve(complaint=made, trigger="affects_child", called=SECRET, by=by.actor(), at=NOW)
        hear(complaint=made, child=child, about="views", text=SECRET, said_on=NOW.date(), by=by.actor(), at=NOW)
        part = add_part(complaint=made, what=SECRET, who=by.staff, due_on=NOW.date(), by=by.actor(), at=NOW)
        concern = Concern(person=person, told=SECRET, told_on=NOW.date())
        concern.save()
        assert person is not None
        assert holding is not None
        learned = _learned(made, body, by)
        return {
            **learned,
            "complaint_id": made.pk, "document_id": document.pk, "person_id": person.pk, "run_id": run.pk,
            "holding_id": holding.pk, "number": 1, "item_id": uuid4(), "code": "cause", "version_id": uuid4(),
            "request_id": asked.pk, "escalation_id": taken.pk, "briefing_id": told.pk, "concern_id": concern.pk,
            "part_id": part.pk, "child_id": child.pk, "recipient_id": person.pk,
            "letter_id": letter.pk,
            "draft_id": made.pk,
            "campaign_id": campaign.pk, "praise_id": praised.pk, "question_id": uuid4(), "talk_id": talk.pk,
        }  # type: ignore[dict-item]  # fmt: skip


def _learned(made: Complaint, body: Body, by: Colleague) -> dict[str, UUID]:
    """What came of a complaint: an action from it alone, somebody to be told, a failing, a plan, a theme."""
    elsewhere = next(one for name, one in body.services.items() if name in ("Lettings", "Estates"))
    action = propose_action(
        title=SECRET, changes="practice", means="checklist", service=made.service, complaints=[made],
        due_on=NOW.date(), by=by.actor(), at=NOW,
    )  # fmt: skip
    said = {"raised_by": by.staff, "raised_at": NOW}
    name = SECRET if "elsewhere" in made.description else f"Plan {uuid4()}"
    """Plans and themes name no complaint, and everybody of the body who learns sees them."""
    rows = {
        "telling_id": Telling(
            action=action, complaint=made, to="complainant", person=made.people.first(), due_since=NOW.date()
        ),
        "answer_id": ServiceAnswer(action=action, service=elsewhere, asked_on=NOW.date(), asked_by=by.staff),
        "failing_id": CriticalFailing(complaint=made, what=SECRET, at_once=SECRET, **said),
        "plan_id": ActionPlan(name=name, director=by.staff, begun_on=NOW.date()),
        "survey_id": Survey(complaint=made, state="to_ring", closed_on=NOW.date(), ask_on=NOW.date()),
        "theme_id": KeyTheme(name=name, what=name, proposed_by=by.staff, proposed_on=NOW.date()),
    }
    for row in rows.values():
        row.save()
    return {"action_id": action.pk, **{name: row.pk for name, row in rows.items()}}


def test_what_was_learned_from_what_one_may_not_see_does_not_exist(
    everyone: dict[str, Client], forbidden: list[Forbidden]
) -> None:
    """Read and sent by turns, so that each role does both to each address, as below."""
    asked = 0
    for role, client in everyone.items():
        for turn, target in enumerate(forbidden):
            kept_apart = {"action_id", "telling_id", "answer_id", "failing_id", "survey_id", "part_id"}
            if target.why == "another body":
                kept_apart |= {"plan_id", "theme_id"}
            for route, names in addresses():
                if not kept_apart & set(names):
                    continue
                for number, address in enumerate(filled(route, target.ids)):
                    method = ("get", "post")[(turn + number) % 2]
                    response = getattr(client, method)(address)
                    asked += 1
                    assert response.status_code in {*target.status, 403}, f"{role} {method} {address}"
                    assert SECRET not in _text(response), f"{role} {method} {address} ({target.why})"
    assert asked > 1000


def test_a_meeting_and_a_bulletin_of_another_body_do_not_exist(
    everyone: dict[str, Client], other_body: Body, dougal: Colleague
) -> None:
    """Not even a bulletin that was sent: it is for those who work there."""
    with scope.of(other_body.id):
        said = {"first_on": NOW.date(), "last_on": NOW.date()}
        meeting = Meeting(level="senior", held_on=NOW.date(), planned_by=dougal.staff, **said)
        meeting.save()
        decision = Decision(meeting=meeting, what=SECRET, owner=dougal.staff, due_on=NOW.date(), decided_at=NOW)
        decision.save()
        bulletin = Bulletin(kind="bulletin", title=SECRET, text=SECRET, state="sent", begun_by=dougal.staff, **said)
        bulletin.save()
    ids = {"meeting_id": meeting.pk, "decision_id": decision.pk, "bulletin_id": bulletin.pk}
    asked = 0
    for role, client in everyone.items():
        for route, names in addresses():
            for address in filled(route, ids) if set(names) & set(ids) else []:
                for method in ("get", "post"):
                    response = getattr(client, method)(address)
                    asked += 1
                    assert response.status_code in (403, 404, 405), f"{role} {method} {address}"
                    assert SECRET not in _text(response), f"{role} {method} {address}"
        assert client.get(f"/office/learning/bulletins/{bulletin.pk}/").status_code == 404, role
    assert asked > 100


def test_the_table_of_urls_names_only_objects_this_test_knows() -> None:
    known = {
        "complaint_id", "document_id", "person_id", "run_id", "holding_id", "number", "slug", "act", "item_id", "code",
        "version_id", "request_id", "escalation_id", "letter_id", "briefing_id", "concern_id", "kind", "language",
        "part_id", "child_id", "recipient_id",
        "view_id", "task_id", "mention_id", "bulk_id", "list_id", "category_id",
        "draft_id", "campaign_id", "praise_id", "question_id", "talk_id", "name",
        "action_id", "telling_id", "answer_id", "plan_id", "theme_id", "failing_id", "which", "step",
        "survey_id",
        "meeting_id", "decision_id", "bulletin_id",
    }  # fmt: skip
    assert {name for _, names in addresses() for name in names} <= known


@pytest.mark.once
def test_no_role_sees_what_is_not_theirs_at_any_address(
    everyone: dict[str, Client], forbidden: list[Forbidden]
) -> None:
    """Each address by each role for each object: read and sent by turns, so that each role does both to each."""
    asked = 0
    for role, client in everyone.items():
        for turn, target in enumerate(forbidden):
            for route, names in addresses():
                if "complaint_id" not in names:
                    continue
                for number, address in enumerate(filled(route, target.ids)):
                    method = ("get", "post")[(turn + number) % 2]
                    response = getattr(client, method)(address)
                    asked += 1
                    what = f"{role} {method} {address} ({target.why})"
                    assert response.status_code in target.status, what
                    assert SECRET not in _text(response), what
    assert asked > 1000


@pytest.mark.once
def test_what_was_asked_of_somebody_else_does_not_exist(
    everyone: dict[str, Client], forbidden: list[Forbidden]
) -> None:
    """Not even for their manager, or in a complaint that one may see."""
    for role, client in everyone.items():
        for target in forbidden:
            for route, names in addresses():
                if {"request_id", "escalation_id", "briefing_id", "concern_id"} & set(names):
                    status = 403 if "briefing_id" in names and role != "chief_executive" else 404
                    for address in filled(route, target.ids):
                        for method in ("get", "post"):
                            response = getattr(client, method)(address)
                            assert response.status_code == status, f"{role} {address}"
                            assert SECRET not in _text(response)


def test_an_import_of_another_body_does_not_exist(everyone: dict[str, Client], forbidden: list[Forbidden]) -> None:
    for role, client in everyone.items():
        for route, names in addresses():
            if "run_id" in names:
                for address in filled(route, forbidden[0].ids):
                    for method in ("get", "post"):
                        assert getattr(client, method)(address).status_code in (404, 405), f"{role} {address}"


@pytest.mark.once
def test_what_was_praised_begun_and_grouped_elsewhere_does_not_exist(
    everyone: dict[str, Client], forbidden: list[Forbidden]
) -> None:
    for role, client in everyone.items():
        for target in forbidden:
            for route, names in addresses():
                if not {"campaign_id", "praise_id", "draft_id", "talk_id"} & set(names):
                    continue
                for address in filled(route, target.ids):
                    for method in ("get", "post"):
                        assert SECRET not in _text(getattr(client, method)(address)), f"{role} {method} {address}"


def test_a_duty_of_another_body_cannot_be_ended(everyone: dict[str, Client], forbidden: list[Forbidden]) -> None:
    for role, client in everyone.items():
        for route, names in addresses():
            if "holding_id" in names:
                for address in filled(route, forbidden[0].ids):
                    assert client.post(address).status_code in ((404,) if role == "administrator" else (403,)), role


def test_another_persons_work_does_not_exist(
    everyone: dict[str, Client], council: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    """A view of one's own, a task, a run over many complaints: for everybody else they are not there."""
    made = complaint(f"{SECRET} in Repairs")
    with scope.of(council.id):
        said = {"by": ailsa.actor(), "at": NOW}
        ids = {
            "view_id": save_view(name=SECRET, asked={}, **said).pk,
            "task_id": give_task(complaint=made, text=SECRET, given_to=ailsa.staff, **said).pk,
            "mention_id": uuid4(),
            "bulk_id": make_preview(act="tag", complaints=[made.pk], said={"word": SECRET}, **said).pk,
        }
    for role, client in everyone.items():
        for route, names in addresses():
            if set(names) & set(ids):
                for address in filled(route, ids):
                    for method in ("get", "post"):
                        response = getattr(client, method)(address)
                        assert response.status_code in (404, 405), f"{role} {method} {address}"
                        assert SECRET not in _text(response)


def test_no_list_count_search_or_export_gives_anything_away(
    everyone: dict[str, Client], forbidden: list[Forbidden]
) -> None:
    hidden = [str(value) for target in forbidden for name, value in target.ids.items() if name == "complaint_id"]
    period = "first=1/1/2020&last=31/12/2024&figure=received&showing=all"
    for role, client in everyone.items():
        for route, names in addresses():
            if names and set(names) - {"slug", "kind", "which", "step"}:
                continue
            for address in filled(route, {}):
                text = _text(client.get(f"{address}?words={SECRET.lower()}&{period}"))
                text = text.replace(f'value="{SECRET.lower()}"', "")
                assert not [value for value in [*hidden, SECRET] if value in text], f"{role} {address}"


def test_a_restricted_complaint_changes_no_count(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, cara: Colleague
) -> None:
    made = complaint()
    client = signed_in(cara.account)
    address = "/office/indicators/file/?first=1/1/2024&last=31/12/2024"
    assert client.get(address).json()["received"] == 1
    with scope.of(council.id):
        restrict(complaint=made, restricted=True, readers=[], by=ailsa.actor(), at=NOW)
    assert client.get(address).json()["received"] == 0
    assert "0 complaints" in _text(client.get("/office/complaints/?showing=all"))


def test_those_named_in_a_restricted_complaint_see_it(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, cara: Colleague
) -> None:
    made = complaint(SECRET)
    with scope.of(council.id):
        restrict(complaint=made, restricted=True, readers=[cara.staff], by=ailsa.actor(), at=NOW)
    assert SECRET in _text(signed_in(cara.account).get(f"/office/complaints/{made.pk}/"))


def test_somebody_not_signed_in_is_sent_to_sign_in_and_told_nothing(forbidden: list[Forbidden]) -> None:
    for route, names in addresses():
        for address in filled(route, dict.fromkeys(names, uuid4()) | forbidden[1].ids):
            for method in ("get", "post"):
                response = getattr(Client(), method)(address)
                assert response.status_code == 302, address
                assert response["Location"].startswith("/account/sign-in/"), address


def test_somebody_without_a_second_step_sees_no_complaint(
    ailsa: Colleague, complaint: Callable[..., Complaint]
) -> None:
    made, client = complaint(), Client()
    client.force_login(ailsa.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    response = client.get(f"/office/complaints/{made.pk}/")
    assert (response.status_code, response["Location"]) == (302, "/account/second-step/")


def test_an_unknown_id_is_not_found_for_anybody(everyone: dict[str, Client]) -> None:
    for client in everyone.values():
        assert client.get(f"/office/complaints/{uuid4()}/").status_code == 404


def _text(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return bytes(content).decode(errors="replace")
