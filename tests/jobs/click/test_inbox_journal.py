"""*Check inbox* through the journal: kept first, offered until listed; the sheet is the truth."""

from __future__ import annotations

import os
import shutil

import pytest

from daysix.jobs.click import inbox_check
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.undo import offer_undo
from daysix.jobs.inbox import run_arrivals
from daysix.law.errors import BadInput
from daysix.mail.ledger_blobs import Blobs
from daysix.mail.ledger_place import usual_folder
from tests.jobs.inbox.made_mails import rows, team_desk

TELLS = (
    "From: office@oak.example\r\nMessage-ID: <{id}@oak.example>\r\nSubject: {subject}\r\n"
    "Date: Mon, 30 Nov 2026 08:{minute}:00 +0000\r\n\r\n{text}\r\n"
)
SUSPENDED = (
    "Fay Gorse has been suspended.\r\n\r\nPupil name: Fay Gorse\r\nDate of birth: 04/03/2012\r\n"
    "School: Oak School\r\nFirst day of exclusion: 30/11/2026\r\nNumber of days: 2\r\n{more}"
)


@pytest.fixture
def mails(tmp_path):
    folder = tmp_path / "Mails"
    folder.mkdir()

    def put(name, *, text="Could you ring us about our next meeting?", folder=folder):
        number = "".join(letter for letter in name if letter.isdigit())
        said = TELLS.format(id=name, subject=f"About {name}", minute=f"{number:0>2}", text=text)
        path = folder / f"{name}.eml"
        path.write_bytes(said.encode())
        os.utime(path, (1, 1))  # it lies still
        return path

    return put


@pytest.fixture
def desk(tmp_path):
    found = team_desk()
    found.place = tmp_path / "Team.xlsx"
    return found


@pytest.fixture
def press(click):
    return lambda desk, **how: click(inbox_check.offer_inbox, desk, **how)


@pytest.fixture
def listed(press):
    def yes(desk):
        offer = press(desk)
        assert isinstance(offer, Offer), offer
        return offer.carry_out(lambda: False)

    return yes


@pytest.fixture
def undo(click):
    return lambda desk: click(offer_undo, desk).carry_out(lambda: False)


@pytest.fixture
def fetched(monkeypatch):
    """The mails that were fetched from the mailbox because they were new."""
    real, seen = run_arrivals.Arrivals._fetch, []

    def fetch(self, ref):
        seen.append(ref.id)
        real(self, ref)

    monkeypatch.setattr(run_arrivals.Arrivals, "_fetch", fetch)
    return seen


def new(offer):
    return offer.summary.partition(":")[0]


def numbers(desk):
    return [row["InboxID"] for row in rows(desk, "Inbox")]


def test_after_a_no_the_mails_wait_and_are_offered_again_and_only_new_ones_are_fetched(
    press, listed, mails, desk, fetched
):
    mails("m1")
    assert new(press(desk)) == "1 new mail"
    assert rows(desk, "Inbox") == []
    mails("m2")
    assert new(press(desk)) == "2 new mails"
    listed(desk)
    assert numbers(desk) == ["M00001", "M00002"]
    assert isinstance(press(desk), Answer), "nothing is offered twice"
    assert sorted(fetched) == ["m1.eml", "m2.eml"], "each was fetched once"


def test_a_mail_that_is_gone_from_the_mailbox_before_the_yes_is_not_lost(
    press, listed, mails, desk
):
    path = mails("m1")
    press(desk)
    path.unlink()
    listed(desk)
    assert numbers(desk) == ["M00001"]


def test_a_run_cut_off_while_fetching_keeps_what_it_has(press, listed, mails, desk, monkeypatch):
    mails("m1")
    mails("m2")
    real = run_arrivals.Arrivals._mail
    seen = []

    def dies_at_the_second(self, ref):
        seen.append(ref.id)
        if len(seen) == 2:
            raise KeyboardInterrupt
        real(self, ref)

    with monkeypatch.context() as cut:
        cut.setattr(run_arrivals.Arrivals, "_mail", dies_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            press(desk)
    listed(desk)
    assert len(rows(desk, "Inbox")) == 2


def test_written_but_not_noted_is_seen_on_the_sheet(press, listed, mails, desk, monkeypatch):
    mails("m1")
    with monkeypatch.context() as cut:
        cut.setattr(inbox_check, "note_listed", lambda _mails, **_how: None)  # killed before it
        listed(desk)
    said = press(desk)
    assert isinstance(said, Answer)
    assert said.sentences[0].startswith("No new mail")


def test_what_a_colleague_has_listed_is_not_offered_on_another_computer(
    press, listed, mails, desk, monkeypatch
):
    mails("m1")
    listed(desk)
    monkeypatch.setenv("LOCALAPPDATA", str(desk.place.parent / "hers"))
    assert isinstance(press(desk), Answer)
    mails("m2")
    assert new(press(desk)) == "1 new mail"


def test_undo_brings_the_mail_back(press, listed, mails, desk, undo):
    mails("m1")
    listed(desk)
    undo(desk)
    assert new(press(desk)) == "1 new mail"
    listed(desk)
    assert numbers(desk) == ["M00001"]


def test_undo_brings_a_mail_back_whose_copy_was_let_go(press, listed, mails, desk, undo):
    mails("m1")
    listed(desk)
    shutil.rmtree(usual_folder() / "listed")
    Blobs(usual_folder())
    undo(desk)
    assert new(press(desk)) == "1 new mail"
    assert next(Blobs(usual_folder()).names("waiting")), "it was fetched from the mailbox again"


def test_one_off_the_sheet_and_out_of_the_inbox_is_not_offered(press, listed, mails, desk, undo):
    path = mails("m1")
    mails("m2")
    listed(desk)
    undo(desk)
    path.unlink()
    assert new(press(desk)) == "1 new mail"


def test_a_mail_moved_back_gets_a_second_line(press, listed, mails, desk, tmp_path):
    path = mails("m1")
    listed(desk)
    aside = path.rename(tmp_path / "m1.eml")
    assert isinstance(press(desk), Answer)
    aside.rename(path)
    listed(desk)
    first, second = (row["MessageKey"].rpartition("#")[2] for row in rows(desk, "Inbox"))
    assert second == f"{first}-2"
    assert isinstance(press(desk), Answer)


def test_another_workbook_of_another_mailbox_gets_none_of_these(
    press, listed, mails, desk, tmp_path
):
    mails("m1")
    press(desk)
    (tmp_path / "other" / "Mails").mkdir(parents=True)
    other = team_desk()
    other.place = tmp_path / "other" / "Team.xlsx"
    mails("m2", folder=tmp_path / "other" / "Mails")
    listed(other)
    assert [row["MessageKey"].partition(" ")[0] for row in rows(other, "Inbox")] == [
        "<m2@oak.example>"
    ]


def test_the_same_notice_in_another_mail_on_another_day_makes_no_second_case(
    press, listed, mails, desk
):
    mails("m1", text=SUSPENDED.format(more=""))
    listed(desk)
    mails("m2", text=SUSPENDED.format(more="Reason: PP\r\n"))
    listed(desk)
    first, second = rows(desk, "Inbox")
    assert "DUPLICATE" not in first.get("Flags", "")
    assert "DUPLICATE" in second["Flags"]


def test_cancel_keeps_what_was_taken_in(press, mails, desk):
    mails("m1")
    mails("m2")
    asked = iter([False, True])
    with pytest.raises(BadInput):
        press(desk, stop=lambda: next(asked, True))
    assert rows(desk, "Inbox") == []
    assert new(press(desk)) == "2 new mails"
