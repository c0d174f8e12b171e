"""``daysix triage`` and *Check inbox* over a folder, Exchange and Graph: equal lines and sheets."""

from __future__ import annotations

import json

import pytest

from daysix.cli import main
from daysix.jobs.click import inbox_check, inbox_show
from daysix.jobs.click.answers import Answer, Asked, Offer
from daysix.jobs.click.kept import Kept
from daysix.mail import secrets
from daysix.mail.exchange.mailbox import ExchangeMailbox
from daysix.mail.graph import mailbox as graph_mailbox
from daysix.mail.secrets import Secret
from daysix.mail.settings import MailboxSettings
from daysix.mail.settings_file import save_settings
from tests.jobs.inbox.made_mails import rows, team_desk
from tests.jobs.open_team_book import AS_OF
from tests.mail.exchange.fake_server import ADDRESS, PASSWORD, USER, fake_server
from tests.mail.graph.conftest import Given
from tests.mail.graph.fake_graph import fake_graph
from tests.mail.made_mails import MADE
from tests.mail.test_contract_folder import FolderPlace
from tests.mail.test_three_adapters import (  # noqa: F401 - fixtures
    EXCHANGE,
    FOLDER,
    GRAPH,
    authority,
    no_network,
)

INBOX = "Inbox"
OF_THE_MAILBOX = ("file",)


class Office:
    """One computer on which both servers' mailboxes are set up, and a folder of the same mails."""

    def __init__(self, top, exchange, graph):
        self.top, self.exchange, self.graph, self.closed = top, exchange, graph, []
        self.folder = FolderPlace(top / "saved")

    def arrive(self, raw):
        self.folder.arrive(raw)
        self.exchange.store.arrive(raw)
        self.graph.store.arrive(raw)

    def named(self, kind):
        return f"{FOLDER}:{self.top / 'saved'}" if kind == FOLDER else f"{kind}:{ADDRESS}"

    def desk(self, kind):
        desk = team_desk()
        desk.place = self.top / kind / "Team.xlsx"
        desk.place.parent.mkdir()
        sheet = desk.book["Settings"].values
        bottom = max(row for row, _ in sheet) + 1
        line = ["2 Mail", "Mailbox", self.named(kind), "", "", "MAILBOX", ""]
        sheet |= {(bottom, place): cell for place, cell in enumerate(line, 1) if cell}
        return desk

    def press(self, job, desk):
        return job(Asked(desk, AS_OF, lambda: False, Kept()))

    def listed(self, desk):
        came = self.press(inbox_check.offer_inbox, desk)
        return came.carry_out(lambda: False) if isinstance(came, Offer) else came

    def categories(self):
        there = (*self.exchange.store.items.values(), *self.graph.store.mails.values())
        return [one.categories for one in there]


@pytest.fixture
def office(tmp_path, authority, monkeypatch):  # noqa: F811 - the fixture
    certificate, trust = authority
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "own"))
    (tmp_path / "saved").mkdir()
    with fake_server(certificate) as exchange, fake_graph(certificate) as graph:
        made = Office(tmp_path, exchange, graph)
        on_exchange = {"server": exchange.url, "sign_in": "basic", "user_name": USER}
        on_graph = {"tenant": "county", "application": "daysix"}
        save_settings(
            tmp_path / "own" / "DaySix",
            [
                MailboxSettings(kind=EXCHANGE, address=ADDRESS, trust=trust, **on_exchange),
                MailboxSettings(kind=GRAPH, address=ADDRESS, trust=trust, **on_graph),
            ],
        )
        monkeypatch.setattr(secrets, "secret_of", lambda _address: Secret(PASSWORD))

        def opened(settings):
            cloud = graph.cloud
            return graph_mailbox.GraphMailbox(settings, Given(), cloud=cloud, sleep=pytest.fail)

        monkeypatch.setattr(graph_mailbox, "open_graph", opened)
        for kind in (ExchangeMailbox, graph_mailbox.GraphMailbox):
            close = kind.close
            monkeypatch.setattr(
                kind,
                "close",
                lambda self, close=close: (made.closed.append(self.name), close(self)),
            )
        yield made
        assert exchange.store.sent == graph.store.sent == []


def test_the_same_mails_give_the_same_lines_from_the_command_line(office, capsys):
    for raw in MADE.values():
        office.arrive(raw)
    told = {}
    for kind in (FOLDER, EXCHANGE, GRAPH):
        main(["triage", office.named(kind), "--json", "--as-of", "2026-11-30"])
        lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert lines[-1]["summary"]["mails"] == len(MADE)
        told[kind] = sorted(
            json.dumps({name: one for name, one in line.items() if name not in OF_THE_MAILBOX})
            for line in lines[:-1]
        )
    assert told[EXCHANGE] == told[FOLDER]
    assert told[GRAPH] == told[FOLDER]
    assert office.closed == [f"{EXCHANGE}:{ADDRESS}", f"{GRAPH}:{ADDRESS}"]


def test_check_inbox_fills_the_same_sheet_and_touches_nothing_in_the_mailbox(office):
    for raw in MADE.values():
        office.arrive(raw)
    sheets = {}
    for kind in (FOLDER, EXCHANGE, GRAPH):
        desk = office.desk(kind)
        office.listed(desk)
        assert isinstance(office.press(inbox_check.offer_inbox, desk), Answer), "none twice"
        sheets[kind] = sorted(
            json.dumps({n: v for n, v in row.items() if n not in {"InboxID", "Mailbox"}},
                       default=str, sort_keys=True)
            for row in rows(desk, INBOX)
        )  # fmt: skip
    assert len(sheets[FOLDER]) == len(MADE)
    assert sheets[EXCHANGE] == sheets[FOLDER]
    assert sheets[GRAPH] == sheets[FOLDER]
    assert office.categories() == [[]] * 2 * len(MADE)
    assert len(office.closed) == 4


@pytest.mark.parametrize("kind", [EXCHANGE, GRAPH])
def test_a_mail_is_shown_without_asking_the_server_for_the_inbox(office, kind, monkeypatch):
    office.arrive(MADE["plain"])
    desk = office.desk(kind)
    office.listed(desk)
    monkeypatch.setattr("daysix.jobs.inbox.chosen.mails_in", pytest.fail)
    desk.go_to(INBOX, 2, 1)
    assert office.press(inbox_show.show_mail, desk).sentences
