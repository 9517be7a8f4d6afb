"""An administrator writes the body's own letters, looks at them, and goes back to what is shipped."""

import pytest
from django.test import Client

from people import Body, Colleague, colleague, signed_in

ROOT = "/office/administration/letters/"


@pytest.fixture
def client(council: Body) -> Client:
    return signed_in(colleague(council, "Alan Reid", "administrator"))


def test_a_text_is_looked_at_saved_and_put_back(client: Client) -> None:
    address = f"{ROOT}withdrawal/en-gb/"
    assert "As shipped" in client.get(ROOT).content.decode()
    said = {"subject": "Closed: {reference}", "text_0": "Thank you, {name}.", "text_1": "", "optional_0": "on"}
    looked = client.post(address, {**said, "look": ""}).content.decode()
    assert "Closed: ABCD-2345" in looked
    assert "Thank you, Effie Bain." in looked
    assert "As shipped" in client.get(ROOT).content.decode()
    assert client.post(address, said)["Location"] == ROOT
    assert "Our own, version 1" in client.get(ROOT).content.decode()
    assert "Thank you, {name}." in client.get(address).content.decode()
    assert client.post(address, {"restore": ""})["Location"] == ROOT
    assert "Our own" not in client.get(ROOT).content.decode()


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client: Client) -> None:
    response = client.post(f"{ROOT}withdrawal/gd/", {"subject": "X", "text_0": "Halò {ainm}"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "{ainm} stands for nothing" in page
    assert "Halò {ainm}" in page


def test_only_an_administrator_and_only_letters_there_are(client: Client, ailsa: Colleague) -> None:
    assert signed_in(ailsa).get(ROOT).status_code == 403
    assert client.get(f"{ROOT}nonsense/en-gb/").status_code == 404
    assert client.get(f"{ROOT}withdrawal/xx/").status_code == 404
