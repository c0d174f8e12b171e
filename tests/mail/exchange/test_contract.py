"""The suite every mailbox passes, through the real exchangelib over TLS."""

from __future__ import annotations

import base64

import pytest

from tests.mail.contract import MailboxContract, Place


class ExchangePlace(Place):
    """The played server's mailbox as an officer sees it in Outlook."""

    def __init__(self, server, opened):
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
        item = self._store.item(ref.id)
        item.categories.append(category)
        self._store.touch(item)

    def lost_cursor(self, cursor):
        assert base64.b64decode(cursor)
        self._store.era += 1
        return cursor

    def reopened(self):
        return self._opened()

    def drafts(self):
        drafts = self._store.in_folder(self._store.own("drafts").id)
        return [item.mime for item in sorted(drafts, key=lambda item: item.id)]

    def sent(self):
        return len(self._store.sent)


class TestExchange(MailboxContract):
    @pytest.fixture
    def place(self, server, opened):
        return ExchangePlace(server, opened)
