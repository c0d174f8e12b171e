"""Names of columns with a slip of one letter: read where the cells agree, and never by chance."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.tracker.cells import SheetCells
from daysix.tracker.heading_words import meaning, meant_by_slip
from daysix.tracker.slips import is_one_slip
from daysix.tracker.understood import understood

DAY = date(2026, 11, 9)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Strat date of suspension", "StartDate"),
        ("Sirname", "Surname"),
        ("Date of brith", "DOB"),
        ("Govs decison", "GDCOutcome"),
        ("Exculsion type", "Category"),
        ("Schol", "SchoolName"),
    ],
)
def test_one_slip_says_what_is_meant(name, column):
    assert meaning(name) is None
    said = meant_by_slip(name)
    assert said is not None
    assert said.column == column


@pytest.mark.parametrize(
    "name",
    [
        "End dat",  # too short a word
        "Strat of exculsion",  # two slips
        "Wtart date of suspension",  # another first letter
        "Date of marmalade exclusion",
        "Season",
        "End date of suspens",  # cut short
        "",
    ],
)
def test_what_is_no_plain_slip_is_not_mended(name):
    assert meant_by_slip(name) is None


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("strat", "start", True),  # swapped
        ("statr", "start", True),  # swapped at the end
        ("stert", "start", True),  # another letter
        ("stat", "start", True),  # one missing
        ("starrt", "start", True),  # one too many
        ("starts", "start", True),
        ("start", "start", False),
        ("trast", "start", False),
        ("sta", "start", False),
    ],
)
def test_one_slip_is_one_letter(one, other, slip):
    assert is_one_slip(one, other) is slip
    assert is_one_slip(other, one) is slip


def names_of(head, *rows):
    return list(understood(SheetCells("S", [head, *rows]), 0, head).names)


def test_the_cells_decide_whether_a_slip_is_read():
    head = ["UPN", "Strat of suspension"]
    assert names_of(head, *[["", DAY]] * 3) == ["UPN", "StartDate"]
    assert names_of(head, *[["", DAY]] * 2) == head
    assert names_of(head, *[["", "the usual"]] * 3) == head
    assert names_of([*head, "Start of suspension"], *[["", DAY, DAY]] * 3)[1] == head[1]
