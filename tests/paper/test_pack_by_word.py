"""Word asked to print the team's own documents; here it is played, for it runs on Windows only."""

from __future__ import annotations

from pathlib import Path

import pytest

from daysix.paper import pack_by_word
from daysix.paper.pack_by_word import by_word

FILES = {"agenda.docx": b"one", "locked.docx": b"two", "minutes.docx": b"three"}


class PlayedWord:
    """Notes what it is asked, and prints a document as its own bytes behind ``%PDF``."""

    def __init__(self, *, refuses=(), quits=True):
        self.refuses, self.quits = refuses, quits
        self.asked, self.closed, self.ended = [], [], 0
        self.Documents = self

    def Open(self, *, FileName, **how):  # noqa: N802, N803 - as Word calls it
        self.asked.append((Path(FileName).name, how))
        if Path(FileName).name in self.refuses:
            raise OSError("(-2147352567, 'Exception occurred.')")
        return PlayedDocument(self, Path(FileName))

    def Quit(self, *, SaveChanges):  # noqa: N802, N803
        assert SaveChanges == 0
        self.ended += 1
        if not self.quits:
            raise OSError("The RPC server is unavailable.")


class PlayedDocument:
    def __init__(self, word, path):
        self.word, self.path = word, path

    def ExportAsFixedFormat(self, *, OutputFileName, ExportFormat, Item, **how):  # noqa: N802, N803
        assert (ExportFormat, Item) == (17, 0)  # a PDF, without remarks and tracked changes
        assert how["OpenAfterExport"] is False
        Path(OutputFileName).write_bytes(b"%PDF" + self.path.read_bytes())

    def Close(self, *, SaveChanges):  # noqa: N802, N803
        assert SaveChanges == 0
        self.word.closed.append(self.path.name)


def test_every_document_is_printed_in_one_start():
    word = PlayedWord()
    starts = []
    made = by_word(FILES, lambda: starts.append(1) or word)
    assert made == {name: b"%PDF" + content for name, content in FILES.items()}
    assert (len(starts), word.closed, word.ended) == (1, list(FILES), 1)


def test_a_file_is_only_read_nobody_is_asked_and_no_macro_runs():
    word = PlayedWord()
    by_word({"agenda.docx": b"one"}, lambda: word)
    assert (word.Visible, word.DisplayAlerts, word.AutomationSecurity) == (False, 0, 3)
    ((_, how),) = word.asked
    assert (how["ReadOnly"], how["AddToRecentFiles"], how["ConfirmConversions"]) == (
        True, False, False,
    )  # fmt: skip
    assert how["PasswordDocument"]  # a locked file is refused, not asked about


def test_one_word_will_not_open_is_missing_and_the_next_is_printed():
    word = PlayedWord(refuses=("locked.docx",))
    assert sorted(by_word(FILES, lambda: word)) == ["agenda.docx", "minutes.docx"]
    assert word.ended == 1


def test_a_word_that_does_not_start_or_has_gone_stops_nothing():
    def broken():
        raise OSError("Invalid class string")

    assert by_word(FILES, broken) == {}
    assert len(by_word(FILES, lambda: PlayedWord(quits=False))) == len(FILES)


def test_nothing_to_print_starts_nothing():
    assert by_word({}, lambda: pytest.fail("Word was started for nothing.")) == {}


def test_elsewhere_than_on_windows_there_is_no_word(monkeypatch):
    monkeypatch.setattr(pack_by_word.sys, "platform", "linux")
    assert not pack_by_word.is_here()
