"""A played Graph on the loopback for every test of this folder, and a mailbox on it."""

from __future__ import annotations

import ssl
import time

import pytest
import trustme

from daysix.mail.graph.mailbox import GraphMailbox
from daysix.mail.settings import MailboxSettings
from tests.mail.graph.fake_graph import ADDRESS, ENDPOINT_NAMES, fake_graph
from tests.mail.graph.fake_login import APPLICATION, TENANT, TOKEN
from tests.mail.loopback import LOOPBACK, within_the_loopback, without_proxies

MONDAY = 20_780 * 86_400 + 9 * 3600
"""Nine in the morning of Monday 23 November 2026, in seconds since 1970."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """As everywhere, but for the loopback: nothing leaves this machine."""
    with within_the_loopback(monkeypatch) as attempts:
        yield attempts


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    without_proxies(monkeypatch)


@pytest.fixture(autouse=True)
def nobody_sleeps(monkeypatch):
    """Waiting goes through what was handed in, or it is a fault."""
    monkeypatch.setattr(time, "sleep", lambda seconds: pytest.fail(f"slept {seconds} s"))


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
    """The played server; at the end all it was asked is held to the rules.

    Ids that stay are asked for in every request, next pages included; one mailbox; eleven
    endpoints, none of which deletes or sends; whether a mail is read is never touched.
    """
    with fake_graph(certificate) as played:
        yield played
    assert set(played.names) <= ENDPOINT_NAMES
    assert [one for one in played.asked if 'IdType="ImmutableId"' not in one.prefer] == []
    assert {one.mailbox.lower() for one in played.asked} <= {ADDRESS, "nobody@county.example"}
    assert {one.method for one in played.asked} <= {"GET", "POST", "PATCH"}
    assert played.store.sent == []
    assert not any(one.read for one in played.store.mails.values())


class Given:
    """A token that is simply there."""

    person = False

    def __init__(self):
        self.shown = TOKEN
        self.asked = self.forgotten = 0

    def token(self):
        self.asked += 1
        return self.shown

    def forget(self):
        self.forgotten += 1

    def until(self):
        return ""

    def close(self):
        pass


class Clock:
    """The computer's clock, moved by hand."""

    def __init__(self):
        self.seconds = float(MONDAY)

    def __call__(self):
        return self.seconds

    def days_later(self, days):
        self.seconds += days * 86_400


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def waits():
    """Seconds the adapter would have waited."""
    return []


@pytest.fixture
def given():
    return Given()


@pytest.fixture
def settings_for(authority_file):
    """Settings of the played mailbox, with some of them changed."""

    def made(**changed):
        usual = {
            "kind": "graph",
            "address": ADDRESS,
            "tenant": TENANT,
            "application": APPLICATION,
            "trust": str(authority_file),
        }
        return MailboxSettings(**{**usual, **changed})

    return made


@pytest.fixture
def opened(server, settings_for, waits, clock, given):
    """Open a mailbox; all are closed at the end."""
    made = []

    def open_one(*, sign_in=None, cloud=None, **changed):
        mailbox = GraphMailbox(
            settings_for(**changed),
            sign_in or given,
            cloud=cloud or server.cloud,
            sleep=waits.append,
            clock=clock,
        )
        made.append(mailbox)
        return mailbox

    yield open_one
    for mailbox in made:
        mailbox.close()


@pytest.fixture
def mailbox(opened):
    return opened()
