"""``daysix doctor`` about mailboxes: through the settings, by name, and as of a day."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.jobs.doctor.computer import BROKEN, LOOK, OK, in_words
from daysix.jobs.inbox.mailbox_doctor import examine_mailbox, privacy, way_in
from daysix.mail.settings_file import save_settings
from tests.mail.exchange.fake_server import ADDRESS, PASSWORD

NAME = f"exchange:{ADDRESS}"
MONDAY = date(2026, 11, 23)


@pytest.fixture
def folder(settings_for, tmp_path):
    save_settings(tmp_path, [settings_for()])
    return tmp_path


def lines(folder, named=""):
    return [(one.state, one.thing) for one in examine_mailbox(named, as_of=MONDAY, folder=folder)]


@pytest.mark.parametrize("named", ["", NAME, NAME.upper()])
def test_a_mailbox_that_is_set_up_is_looked_at(folder, keeping, named):
    keeping.set_password("daysix", ADDRESS, PASSWORD)
    told = lines(folder, named)
    assert told[:6] == [
        (OK, "way into the mailbox"),
        *((OK, f"{NAME}, {what}") for what in ("address", "server", "login", "mailbox", "rights")),
    ]
    assert {state for state, _ in told} == {OK, LOOK}


def test_no_password_is_the_login_s_fault(folder, keeping):
    assert lines(folder) == [(OK, "way into the mailbox"), (BROKEN, f"{NAME}, login")]


def test_a_wrong_password_is_told_with_its_code(folder, keeping):
    keeping.set_password("daysix", ADDRESS, "wrong")
    last = examine_mailbox("", as_of=MONDAY, folder=folder)[-1]
    assert (last.state, last.thing) == (BROKEN, f"{NAME}, login")
    assert in_words(last).endswith("(Q-023).")


def test_a_mailbox_nobody_set_up(folder, keeping):
    assert lines(folder, "exchange:other@county.example") == [(BROKEN, "mailbox settings")]


def test_none_set_up_is_nothing_to_look_at(tmp_path):
    assert lines(tmp_path) == []


def test_a_folder_of_saved_mails_needs_no_settings(tmp_path):
    told = examine_mailbox(f"folder:{tmp_path}", as_of=MONDAY, folder=tmp_path)
    assert told
    assert {one.state for one in told} <= {OK, LOOK}


@pytest.mark.parametrize(
    ("day", "state", "said"),
    [
        (date(2026, 9, 30), LOOK, "in 183 days"),
        (date(2026, 10, 1), LOOK, "blocks Exchange Web Services since Thursday 1 October 2026"),
        (MONDAY, LOOK, "on Thursday 1 April 2027, in 129 days"),
        (date(2027, 3, 31), LOOK, "in 1 day"),
        (date(2027, 4, 1), BROKEN, "ended Exchange Web Services on Thursday 1 April 2027"),
    ],
)
def test_exchange_online_ends_on_a_day(day, state, said):
    told = way_in(kind="exchange", host="outlook.office365.com", as_of=day)
    assert told.state == state
    assert said in told.found
    assert "“graph”" in told.do


@pytest.mark.parametrize("day", [MONDAY, date(2027, 4, 1), date(2030, 1, 1)])
@pytest.mark.parametrize(
    ("kind", "host"), [("exchange", "mail.county.example"), ("graph", ""), ("folder", "")]
)
def test_the_other_ways_in_stay(kind, host, day):
    assert way_in(kind=kind, host=host, as_of=day).state == OK


def test_privacy_names_the_mailboxes_and_nothing_else(settings_for):
    assert NAME in privacy([settings_for()]).found
    assert "no mailbox is set up" in privacy([]).found
