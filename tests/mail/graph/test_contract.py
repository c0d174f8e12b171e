"""The suite every mailbox passes, through requests over TLS."""

from __future__ import annotations

import pytest

from tests.mail.contract import MailboxContract, Place


class GraphPlace(Place):
    """The played mailbox as an officer sees it in Outlook."""

    def __init__(self, server, opened):
        self._server = server
        self._store = server.store
        self._opened = opened
        self.mailbox = opened()

    def arrive(self, raw, folder=""):
        self._store.arrive(raw, folder or self.inbox)

    def vanish(self, ref):
        self._store.take_away(ref.id)

    def carry(self, ref, folder):
        self._store.move(ref.id, self._store.at(folder).id)

    def colour(self, ref, category):
        mail = self._store.mail(ref.id)
        mail.categories.append(category)
        self._store.touch(mail)

    def lost_cursor(self, cursor):
        self._store.era += 1
        return cursor

    def reopened(self):
        return self._opened()

    def drafts(self):
        return [one.mime for one in self._store.in_folder(self._store.folder("drafts").id)]

    def sent(self):
        return len(self._store.sent)


class TestGraph(MailboxContract):
    @pytest.fixture
    def place(self, server, opened):
        return GraphPlace(server, opened)


class TestGraphInSmallPages(MailboxContract):
    """The same with two lines to a page, so that everything lies on a page boundary."""

    @pytest.fixture
    def place(self, server, opened):
        server.answers.page = 2
        return GraphPlace(server, opened)


class TestGraphThatWritesMailsAnew(MailboxContract):
    """Exchange Online keeps no mail as it came; it puts one together again when it is asked."""

    @pytest.fixture
    def place(self, server, opened):
        server.answers.writes_anew = True
        place = GraphPlace(server, opened)
        place.exact = False
        return place
