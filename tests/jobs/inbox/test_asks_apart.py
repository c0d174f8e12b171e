"""What a person is asked: each matter on its own line on the card, in the list and in the line."""

from __future__ import annotations

import pytest

from daysix.inbox.directory import Directory
from daysix.inbox.message import Address, Message
from daysix.inbox.sorted_mail import Sorted
from daysix.jobs.inbox.card import Row, card_of
from daysix.jobs.inbox.lines import contract_line, in_words
from daysix.jobs.inbox.sorting import Mail

ASKS = ("Read it now.", "Ring the school.")


@pytest.fixture
def mail():
    found = Sorted("suspension", "same_day", needs_human=True, ask="\n".join(ASKS))
    sender = Address("", "jo@oakhill.example")
    return Mail("a.eml", "a.eml", Message("", "", sender, "Form", "Words"), found)


def test_the_card_gives_each_a_line(mail):
    assert card_of(mail, Directory(la="925"))[1:3] == [f"Look at this: {one}" for one in ASKS]


def test_what_the_sheet_says_of_them_is_not_said_twice(mail):
    for listed in (
        "Read it now; Ring the school; form in the mail",
        "Read it now. Ring the school",
    ):
        row = Row("suspension", "same_day", listed)
        card = "\n".join(card_of(mail, Directory(la="925"), row=row))
        assert card.count("Ring the school") == 1


def test_the_list_gives_each_a_line(mail):
    listed = [line.strip() for line in in_words([mail])]
    assert listed[-2:] == [*ASKS]


def test_the_contracts_line_has_each_among_its_reasons(mail):
    assert contract_line(mail)["reasons"] == [*ASKS]
