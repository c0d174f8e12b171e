"""Two presses at once on one workbook: no mail is listed twice, and no case is added twice."""

from __future__ import annotations

import os

import pytest

from daysix.desk.file import FileDesk
from daysix.desk.patching import Patience, locks
from daysix.jobs.click import inbox_add, inbox_check, inbox_draft, inbox_keep
from daysix.jobs.click.answers import Offer
from daysix.jobs.inbox.turn import our_turn
from daysix.law.errors import BadInput
from tests.jobs.inbox.made_mails import rows, team_desk

TELLS = (
    "From: office@oak.example\r\nMessage-ID: <{number}@oak.example>\r\nSubject: Fay Gorse {number}"
    "\r\nDate: Mon, 30 Nov 2026 08:0{number}:00 +0000\r\n\r\nFay Gorse has been suspended.\r\n\r\n"
    "Pupil name: Fay Gorse\r\nDate of birth: 04/03/2012\r\nSchool: Oak School\r\n"
    "First day of exclusion: {day}/11/2026\r\nNumber of days: 1\r\n"
)


@pytest.fixture
def desk(tmp_path):
    found = team_desk()
    found.place = tmp_path / "Team.xlsx"
    return found


@pytest.fixture
def put(tmp_path):
    (tmp_path / "Mails").mkdir()

    def one(number):
        path = tmp_path / "Mails" / f"m{number}.eml"
        path.write_bytes(TELLS.format(number=number, day=22 + number).encode())
        os.utime(path, (1, 1))  # it lies still

    return one


@pytest.fixture
def planned(click):
    def plan(desk, job=inbox_check.offer_inbox):
        offer = click(job, desk)
        assert isinstance(offer, Offer), offer
        return offer

    return plan


def listed(desk):
    return [(row["InboxID"], row["Subject"][-1]) for row in rows(desk, "Inbox")]


def go_on():
    return False


def test_what_another_press_has_listed_meanwhile_is_not_listed_again(planned, put, desk):
    put(1)
    first, second = planned(desk), planned(desk)
    first.carry_out(go_on)
    said = second.carry_out(go_on).sentences[0]
    assert said == "No new mail: the one mail there is stands on the Inbox sheet already."
    assert listed(desk) == [("M00001", "1")]


def test_the_others_are_listed_under_numbers_that_are_free(planned, put, desk):
    put(1)
    first = planned(desk)
    put(2)
    second = planned(desk)
    first.carry_out(go_on)
    assert second.carry_out(go_on).sentences[0].startswith("1 new mail.")
    assert listed(desk) == [("M00001", "1"), ("M00002", "2")]


def test_one_mail_added_twice_at_once_makes_one_row(planned, put, desk):
    put(1)
    planned(desk).carry_out(go_on)
    mark(desk)
    first, second = planned(desk, inbox_add.offer_adding), planned(desk, inbox_add.offer_adding)
    before = len(rows(desk, "Exclusions"))
    first.carry_out(go_on)
    with pytest.raises(BadInput) as refused:
        second.carry_out(go_on)
    assert refused.value.code == "U-040"
    assert len(rows(desk, "Exclusions")) == before + 1


def test_a_mail_dealt_with_meanwhile_is_refused_whatever_its_numbers(planned, put, desk):
    put(1)
    planned(desk).carry_out(go_on)
    mark(desk)
    offer = planned(desk, inbox_add.offer_adding)
    before = len(rows(desk, "Exclusions"))
    fill(desk, "State", "FILED")
    with pytest.raises(BadInput) as refused:
        offer.carry_out(go_on)
    assert refused.value.code == "U-040"
    assert len(rows(desk, "Exclusions")) == before


def mark(desk):
    fill(desk, "Add", "Y")


def fill(desk, column, value):
    values = desk.book["Inbox"].values
    [place] = [at for (row, at), name in values.items() if row == 1 and name == column]
    values[2, place] = value


def test_our_turn_keeps_others_waiting_and_does_not_keep_us_from_saving(tmp_path):
    path = tmp_path / "Team.xlsx"
    path.write_bytes(b"")
    at_once = Patience(seconds=0)
    turn = path.with_name("turn-Team.xlsx")
    with our_turn(FileDesk(path), path):
        with pytest.raises(BadInput) as refused, locks.one_writer(turn, at_once):
            pass
        assert refused.value.code == "Z-017"
        with locks.one_writer(path, at_once):
            pass
    with locks.one_writer(turn, at_once):
        pass


@pytest.fixture
def at_its_turn(monkeypatch):
    """Notes each turn that is taken, and lets it pass."""
    taken = []

    def noted(desk, home):
        taken.append(home.name)
        return our_turn(desk, home)

    monkeypatch.setattr(inbox_draft, "our_turn", noted)
    monkeypatch.setattr(inbox_keep, "our_turn", noted)
    return taken


def test_a_draft_and_kept_attachments_wait_for_their_turn_too(planned, put, desk, at_its_turn):
    put(1)
    planned(desk).carry_out(go_on)
    desk.go_to("Inbox", 2, 1)
    planned(desk, inbox_draft.offer_acknowledging).carry_out(go_on)
    assert at_its_turn == ["Team.xlsx"]
    (line,) = rows(desk, "Audit")
    assert line["AuditID"] == "L00001"


def test_the_audit_line_takes_a_number_that_is_free_at_its_turn(planned, put, desk):
    put(1)
    planned(desk).carry_out(go_on)
    desk.go_to("Inbox", 2, 1)
    first = planned(desk, inbox_draft.offer_acknowledging)
    second = planned(desk, inbox_draft.offer_acknowledging)
    first.carry_out(go_on)
    second.carry_out(go_on)
    assert [line["AuditID"] for line in rows(desk, "Audit")] == ["L00001", "L00002"]
