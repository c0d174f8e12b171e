"""The same mails through a folder, Exchange and Graph: equal mails, equal lines, equal runs."""

from __future__ import annotations

import json
import ssl
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from daysix.inbox.directory import Directory
from daysix.jobs.inbox.doubles import with_doubles
from daysix.jobs.inbox.lines import contract_line
from daysix.jobs.inbox.message_of import message_of
from daysix.jobs.inbox.run import Filing, run, usual_tools
from daysix.jobs.inbox.sorting import sorted_mails
from daysix.jobs.inbox.source import Raw
from daysix.mail.exchange.mailbox import ExchangeMailbox
from daysix.mail.graph.mailbox import GraphMailbox
from daysix.mail.ledger import open_ledger
from daysix.mail.port import NEW
from daysix.mail.secrets import Secret
from daysix.mail.settings import MailboxSettings
from tests.jobs.inbox.run_scene import Sheet
from tests.mail.contract import by_subject, everything
from tests.mail.exchange.fake_server import ADDRESS, PASSWORD, USER, fake_server
from tests.mail.exchange.test_contract import ExchangePlace
from tests.mail.graph.conftest import Given
from tests.mail.graph.fake_graph import fake_graph
from tests.mail.graph.test_contract import GraphPlace
from tests.mail.loopback import LOOPBACK, within_the_loopback, without_proxies
from tests.mail.made_mails import MADE
from tests.mail.test_contract_folder import FolderPlace

FOLDER, EXCHANGE, GRAPH = "folder", "exchange", "graph"
MONDAY = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
INBOX, DONE = "Inbox", "Day Six/Done"
OURS = "Day Six: sorted"


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """As everywhere, but for the loopback: nothing leaves this machine."""
    without_proxies(monkeypatch)
    with within_the_loopback(monkeypatch) as attempts:
        yield attempts


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A certificate for the loopback, and the file of who vouches for it."""
    vouching = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    vouching.issue_cert(LOOPBACK).configure_cert(context)
    file = tmp_path_factory.mktemp("authority") / "county.pem"
    vouching.cert_pem.write_to_path(str(file))
    return context, str(file)


@pytest.fixture
def places(tmp_path, authority):
    """An empty mailbox of each kind, and the other side of it."""
    certificate, trust = authority
    top = tmp_path / "saved mails"
    top.mkdir()
    opened = []

    def on_exchange(server):
        usual = {"server": server.url, "sign_in": "basic", "user_name": USER, "trust": trust}
        settings = MailboxSettings(kind=EXCHANGE, address=ADDRESS, **usual)
        opened.append(ExchangeMailbox(settings, Secret(PASSWORD), sleep=pytest.fail))
        return opened[-1]

    def on_graph(server):
        usual = {"tenant": "county", "application": "daysix", "trust": trust}
        settings = MailboxSettings(kind=GRAPH, address=ADDRESS, **usual)
        opened.append(GraphMailbox(settings, Given(), cloud=server.cloud, sleep=pytest.fail))
        return opened[-1]

    with fake_server(certificate) as exchange, fake_graph(certificate) as graph:
        yield {
            FOLDER: FolderPlace(top),
            EXCHANGE: ExchangePlace(exchange, lambda: on_exchange(exchange)),
            GRAPH: GraphPlace(graph, lambda: on_graph(graph)),
        }
        for mailbox in opened:
            mailbox.close()
        assert exchange.store.sent == graph.store.sent == []


def brought(place, raws):
    """What the adapter hands over of these mails, each under its number in their order."""
    for raw in raws:
        place.arrive(raw)
    changes, _ = everything(place.mailbox, INBOX)
    assert [change.what for change in changes] == [NEW] * len(raws)
    order = sorted(changes, key=lambda change: _number(change.ref.id))
    return [place.mailbox.fetch_mime(change.ref) for change in order]


def _number(key):
    """All three number what arrives, each in its own way."""
    return int("".join(letter for letter in key if letter.isdigit()))


def lines_of(contents):
    raws = [Raw(f"mail {number}", content) for number, content in enumerate(contents, start=1)]
    mails = with_doubles(list(sorted_mails(raws, Directory())))
    return [json.dumps(contract_line(mail), sort_keys=True) for mail in mails]


def assert_equal_all_three(places, raws):
    contents = {name: brought(place, raws) for name, place in places.items()}
    messages = {name: [message_of(one) for one in held] for name, held in contents.items()}
    lines = {name: lines_of(held) for name, held in contents.items()}
    assert len(lines[FOLDER]) == len(raws)
    for name in (EXCHANGE, GRAPH):
        for number in range(len(raws)):
            assert messages[name][number] == messages[FOLDER][number]
            assert lines[name][number] == lines[FOLDER][number]
    return lines[FOLDER]


def test_the_made_mails_are_the_same_whichever_way_they_come(places):
    lines = [json.loads(line) for line in assert_equal_all_three(places, list(MADE.values()))]
    assert [line["file"] for line in lines] == [f"mail {number}" for number in range(1, 13)]
    assert lines[0]["id"] == "<plain@ashgrove.example>"
    assert len({line["id"] for line in lines}) == 11, "two bear one id, and none is without one"


def test_the_odd_mails_from_elsewhere_are_the_same(places, shared):
    raws = [path.read_bytes() for path in sorted((shared / "mail" / "eml").rglob("*.eml"))]
    assert len(raws) > 100, "the folder has lost its mails"
    assert_equal_all_three(places, raws)


def test_a_mail_written_anew_by_its_server_is_sorted_the_same(places):
    raws = list(MADE.values())
    as_they_came = brought(places[FOLDER], raws)
    places[GRAPH]._server.answers.writes_anew = True
    anew = brought(places[GRAPH], raws)
    assert anew != as_they_came
    hashes = [[message_of(one).content_hash for one in held] for held in (anew, as_they_came)]
    assert hashes[0] == hashes[1]
    assert lines_of(anew) == lines_of(as_they_came)


class Team:
    """One computer reading one of the three mailboxes, morning after morning."""

    def __init__(self, place, folder):
        self.place, self.folder, self.sheet = place, folder, Sheet()
        self.mornings = 0

    def morning(self):
        now = MONDAY + timedelta(days=self.mornings)
        self.mornings += 1
        tools = usual_tools(lambda _sorted: Filing((OURS,), DONE))
        with open_ledger(self.folder, identify=tools.identify, now=now) as ledger:
            done = run(
                self.place.mailbox,
                ledger,
                folders=[INBOX, DONE],
                tools=tools,
                directory=Directory(),
                listing=self.sheet,
                now=now,
                apply=True,
                known_as="exclusions",
            )
        return {**done.line(), "again": done.again}

    def filed(self):
        mailbox = self.place.mailbox
        metas = [mailbox.fetch_meta(ref) for ref in mailbox.all_refs(DONE)]
        return sorted((meta.subject, sorted(meta.categories)) for meta in metas)


def test_three_mornings_come_out_the_same(places, tmp_path):
    """Read and filed; nothing new; one moved back by an officer, and a thirteenth arrives."""
    told, listed, filed = {}, {}, {}
    for name, place in places.items():
        place.mailbox.ensure_folder(DONE)
        team = Team(place, tmp_path / f"ledger of {name}")
        for raw in MADE.values():
            place.arrive(raw)
        mornings = [team.morning(), team.morning()]
        done, _ = everything(place.mailbox, DONE)
        place.carry(by_subject(place, done, "Question from a parent"), INBOX)
        place.arrive(MADE["plain"].replace(b"plain@", b"later@").replace(b"9B", b"9C"))
        mornings.append(team.morning())
        told[name], listed[name] = mornings, sorted(team.sheet.lines)
        filed[name] = team.filed()
    first, second, third = told[FOLDER]
    assert (first["taken_in"], first["listed"], first["filed"]) == (12, 12, 12)
    assert (second["taken_in"], second["listed"], second["again"]) == (0, 0, 0)
    assert (third["taken_in"], third["listed"], third["again"]) == (1, 2, 1)
    assert all(one["good"] for one in told[FOLDER])
    assert len(filed[FOLDER]) == 13
    for name in (EXCHANGE, GRAPH):
        assert told[name] == told[FOLDER]
        assert listed[name] == listed[FOLDER]
        assert filed[name] == filed[FOLDER]
