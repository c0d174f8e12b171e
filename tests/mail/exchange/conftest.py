"""A played Exchange server on the loopback for every test of this folder, and a mailbox on it."""

from __future__ import annotations

import ssl

import pytest
import trustme

from daysix.mail.exchange.mailbox import ExchangeMailbox
from daysix.mail.secrets import Secret
from daysix.mail.settings import MailboxSettings
from tests.mail.exchange import schemas
from tests.mail.exchange.fake_server import ADDRESS, PASSWORD, USER, fake_server
from tests.mail.loopback import within_the_loopback

ALLOWED = {
    "GetFolder",
    "FindFolder",
    "CreateFolder",
    "SyncFolderItems",
    "FindItem",
    "GetItem",
    "UpdateItem",
    "MoveItem",
    "CreateItem",
}
LOOPBACK = "127.0.0.1"


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """As everywhere, but for the loopback: nothing leaves this machine."""
    with within_the_loopback(monkeypatch) as attempts:
        yield attempts


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    """The loopback is asked directly, whatever this machine's own ways out are."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.delenv("CURL_CA_BUNDLE", raising=False)
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture(scope="session")
def authority():
    """The council's own certificate authority."""
    return trustme.CA()


@pytest.fixture(scope="session")
def authority_file(authority, tmp_path_factory):
    place = tmp_path_factory.mktemp("authority") / "county.pem"
    authority.cert_pem.write_to_path(str(place))
    return place


@pytest.fixture(scope="session")
def certificate(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(LOOPBACK).configure_cert(context)
    return context


@pytest.fixture
def server(certificate):
    """The played server; at the end all it was asked and answered is held to the rules.

    Least privilege (nine operations, one mailbox, nothing but saving), and Microsoft's schemas.
    """
    with fake_server(certificate) as played:
        yield played
    assert set(played.operations) <= ALLOWED
    assert {box for one in played.asked for box in one.mailboxes} <= {ADDRESS}
    assert {one.anchor for one in played.asked} <= {ADDRESS}
    assert {one.disposition for one in played.asked} <= {"", "SaveOnly"}
    assert played.store.sent == []
    if not isinstance(schemas.schema(), str):
        said = [one.body for one in played.asked] + played.answered
        assert [fault for body in said for fault in schemas.faults(body)] == []


@pytest.fixture
def waits():
    """Seconds the adapter would have waited."""
    return []


@pytest.fixture
def settings_for(server, authority_file):
    """Settings of the played server, with some of them changed."""

    def made(**changed):
        usual = {
            "kind": "exchange",
            "address": ADDRESS,
            "server": server.url,
            "sign_in": "basic",
            "user_name": USER,
            "trust": str(authority_file),
        }
        return MailboxSettings(**{**usual, **changed})

    return made


@pytest.fixture
def opened(settings_for, waits):
    """Open a mailbox; all are closed at the end."""
    made = []

    def open_one(*, word=PASSWORD, token_url="", **changed):
        mailbox = ExchangeMailbox(
            settings_for(**changed), Secret(word), sleep=waits.append, token_url=token_url
        )
        made.append(mailbox)
        return mailbox

    yield open_one
    for mailbox in made:
        mailbox.close()


@pytest.fixture
def mailbox(opened):
    return opened()
