"""What *Check inbox* says of mails it could not sort, and of files that are no mails."""

from __future__ import annotations

import os

import pytest

from daysix.jobs.click import inbox_check
from daysix.jobs.click.answers import Offer
from daysix.jobs.inbox import journal
from daysix.law.errors import BadInput
from tests.jobs.inbox.made_mails import rows, team_desk

TELLS = (
    "From: office@oak.example\r\nMessage-ID: <{number}@oak.example>\r\nSubject: About {number}\r\n"
    "Date: Mon, 30 Nov 2026 08:0{number}:00 +0000\r\n\r\nCould you ring us, number {number}?\r\n"
)
UNSORTED = "1 mail could not be sorted. Read them yourself in the mailbox."


@pytest.fixture
def desk(tmp_path):
    found = team_desk()
    found.place = tmp_path / "Team.xlsx"
    return found


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "Mails"
    place.mkdir()
    for number in (1, 2):
        path = place / f"m{number}.eml"
        path.write_bytes(TELLS.format(number=number).encode())
        os.utime(path, (1, 1))  # it lies still
    return place


def breaks(monkeypatch, fault, *, on=b""):
    real = journal.read

    def read(raw):
        if on in raw:
            raise fault
        return real(raw)

    monkeypatch.setattr(journal, "read", read)


def test_a_fault_of_the_program_calls_no_mail_unreadable_however_often(
    click, folder, desk, monkeypatch
):
    with monkeypatch.context() as broken:
        breaks(broken, ImportError("a part"))
        for _ in range(5):  # more often than a mail is tried
            with pytest.raises(BadInput) as refused:
                click(inbox_check.offer_inbox, desk)
            assert refused.value.code == "U-041"
    assert "any of the 2 new mails" in refused.value.message
    mended = click(inbox_check.offer_inbox, desk)
    assert isinstance(mended, Offer)
    assert mended.good
    mended.carry_out(lambda: False)
    assert [row["InboxID"] for row in rows(desk, "Inbox")] == ["M00001", "M00002"]
    assert "unreadable" not in {row["Class"] for row in rows(desk, "Inbox")}


@pytest.mark.parametrize("fault", [ImportError("a part"), ValueError("this mail")])
def test_a_mail_that_could_not_be_sorted_is_listed_counted_and_not_good(
    click, folder, desk, monkeypatch, fault
):
    breaks(monkeypatch, fault, on=b"<2@oak")
    offer = click(inbox_check.offer_inbox, desk)
    assert not offer.good
    assert offer.lines[0] == UNSORTED
    done = offer.carry_out(lambda: False)
    assert not done.good
    assert UNSORTED in done.sentences
    assert len(rows(desk, "Inbox")) == 2


def test_files_that_are_no_mails_or_still_empty_are_counted(click, folder, desk):
    (folder / "papers.zip").write_bytes(b"PK")
    (folder / "m3.eml").write_bytes(b"")
    (folder / ".hidden").write_bytes(b"")
    said = "2 files were left: 1 empty so far, 1 no mail. Mails end in .eml or .msg."
    offer = click(inbox_check.offer_inbox, desk)
    assert said in offer.lines
    assert said in offer.carry_out(lambda: False).sentences
    again = click(inbox_check.offer_inbox, desk)
    assert again.sentences[1] == said


def test_nothing_is_said_where_no_file_was_left(click, folder, desk):
    assert not any("left:" in line for line in click(inbox_check.offer_inbox, desk).lines)
