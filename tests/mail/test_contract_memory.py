"""The mailbox in memory keeps the port's promises, so what is tested with it counts."""

from __future__ import annotations

import pytest

from tests.mail.contract import MailboxContract, Place
from tests.mail.memory_mailbox import DRAFTS, INBOX, MemoryMailbox, Store


class MemoryPlace(Place):
    inbox = INBOX

    def __init__(self, *, steady_ids: bool) -> None:
        self.store = Store(steady_ids=steady_ids)
        self.mailbox = MemoryMailbox(self.store)

    def arrive(self, raw, folder=""):
        self.store.arrive(raw, folder or INBOX)

    def vanish(self, ref):
        self.store.vanish(ref.id)

    def carry(self, ref, folder):
        self.store.carry(ref.id, folder)

    def colour(self, ref, category):
        self.store.colour(ref.id, add=[category])

    def lost_cursor(self, cursor):
        self.store.forget_cursors()
        return cursor

    def reopened(self):
        return MemoryMailbox(self.store)

    def drafts(self):
        return [self.store.mails[number].raw for number in self.store.ids(DRAFTS)]

    def sent(self):
        return 0


class TestMemory(MailboxContract):
    @pytest.fixture(params=[False, True], ids=["numbers change", "numbers stay"])
    def place(self, request):
        return MemoryPlace(steady_ids=request.param)
