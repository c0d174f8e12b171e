"""A folder of files passes the suite every mailbox passes."""

from __future__ import annotations

import os
from itertools import count

import pytest

from daysix.mail.folder import FolderMailbox
from tests.mail.contract import MailboxContract, Place

LONG_AGO = 1_700_000_000


class FolderPlace(Place):
    """A directory, and the officer's own hands in it."""

    def __init__(self, top):
        self.top = top
        self.mailbox = FolderMailbox(top)
        self.numbers = count(1)

    def arrive(self, raw, folder=""):
        number = next(self.numbers)
        path = self.top / folder / f"mail {number}.eml"
        path.write_bytes(raw)
        os.utime(path, (LONG_AGO + number, LONG_AGO + number))

    def vanish(self, ref):
        (self.top / ref.id).unlink()

    def carry(self, ref, folder):
        inside = "" if folder == self.inbox else folder
        (self.top / ref.id).rename(self.top / inside / (self.top / ref.id).name)

    def colour(self, ref, category):
        FolderMailbox(self.top).set_categories(ref, add=[category])

    def lost_cursor(self, cursor):
        return cursor[:-5]

    def reopened(self):
        return FolderMailbox(self.top)

    def drafts(self):
        folder = self.top / "Drafts"
        return [path.read_bytes() for path in sorted(folder.iterdir())] if folder.exists() else []

    def sent(self):
        return 0  # there is nothing here to send with


class TestFolder(MailboxContract):
    @pytest.fixture
    def place(self, tmp_path):
        top = tmp_path / "mails"
        top.mkdir()
        return FolderPlace(top)
