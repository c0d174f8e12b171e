"""One child in several trackers: added up only where certain, otherwise asked about."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import daysix
from daysix.calendars.contract import book_from
from daysix.checks.run import FileToCheck, check_together
from daysix.law import governors
from daysix.tracker.cases import Part, RowCase, cases_across
from daysix.tracker.cells import SheetCells
from daysix.tracker.reader import tracker_from
from daysix.tracker.tables import tables_in
from daysix.tracker.together import Together

EXAMPLES = Path(daysix.__file__).parent / "data" / "calendars" / "examples.json"
TODAY = date(2026, 11, 23)  # Monday
HEAD = ["UPN", "Surname", "Forename", "DOB", "School", "Type", "From", "To"]
MON_9, TUE_10, FRI_13 = (date(2026, 11, day) for day in (9, 10, 13))
MON_16, WED_18, THU_19 = (date(2026, 11, day) for day in (16, 18, 19))
BORN, OTHER_BIRTH = date(2012, 3, 4), date(2009, 9, 30)
UPN, OTHER_UPN = "A925000178301", "B925000178302"


def book():
    three, _ = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return book_from([{**three, "schools": ["*"]}])


def sheet(*rows, head=HEAD):
    return SheetCells("Log", [head, *rows])


def row(first, last, *, upn="", name=("Finch", "Ivy"), born=BORN, kind="Susp", school="Oak"):  # noqa: PLR0913 - a row
    return [upn, *name, born, school, kind, first, last]


def trackers(**files):
    return [tracker_from([cells], file=f"{name}.xlsx") for name, cells in files.items()]


def dated(*found):
    return cases_across([Part(each, book()) for each in found], as_of=TODAY)


def checked(**files):
    cells = [
        FileToCheck(each, book(), tables_in([one]), [one])
        for each, one in zip(trackers(**files), files.values(), strict=True)
    ]
    return [each.findings for each in check_together(cells, as_of=TODAY)]


def joined(one, other):
    """Whether the children of two files of one row each are taken for one; and the doubts."""
    found = trackers(oak=sheet(one), elm=sheet(other))
    together = Together(found)
    keys = [
        together.key(number, each.pupils.key(each.rows[0])) for number, each in enumerate(found)
    ]
    return keys[0] == keys[1], [doubt.why for doubt in together.doubts]


def test_days_are_added_up_across_files_and_that_is_said():
    # Monday 9 to Friday 13 is five days, Monday 16 to Wednesday 18 three more.
    oak, elm = dated(
        *trackers(oak=sheet(row(MON_9, FRI_13, upn=UPN)), elm=sheet(row(MON_16, WED_18, upn=UPN)))
    )
    assert isinstance(elm[0], RowCase)
    assert [governors.totals(one.case).term_days for one in (*oak, *elm)] == [5.0, 8.0]
    assert (
        oak[0].notes[-1]
        == "This child is also in elm.xlsx (1 row). The days there are in these totals."
    )
    assert elm[0].file == "elm.xlsx"


def test_one_suspension_in_two_files_is_counted_once():
    oak, elm = dated(
        *trackers(oak=sheet(row(MON_9, TUE_10)), elm=sheet(row(MON_9, TUE_10, school="Oak High")))
    )
    assert [governors.totals(one.case).term_days for one in (*oak, *elm)] == [2.0, 2.0]


def test_each_file_alone_gives_its_own_total():
    (elm,) = dated(*trackers(elm=sheet(row(MON_16, WED_18, upn=UPN))))
    assert governors.totals(elm[0].case).term_days == 3.0
    assert not any("also in" in note for note in elm[0].notes)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"upn": UPN}, {"upn": UPN.lower(), "name": ("Reed", "I"), "born": None}),
        ({}, {"name": ("FINCH", "ivy")}),
        ({"upn": UPN}, {}),  # one of them has no UPN to speak against it
    ],
)
def test_who_is_certainly_one_child(one, other):
    assert joined(row(MON_9, TUE_10, **one), row(MON_16, WED_18, **other)) == (True, [])


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"upn": UPN}, {"upn": OTHER_UPN}, ["they have two different UPNs"] * 2),
        ({}, {"born": None}, ["a date of birth is missing"] * 2),
        ({}, {"born": date(2012, 4, 3)}, ["their dates of birth differ"] * 2),  # swapped
        ({}, {"born": date(2012, 3, 14)}, ["their dates of birth differ"] * 2),
        ({}, {"born": OTHER_BIRTH}, []),
        ({"upn": UPN}, {"upn": OTHER_UPN, "born": None}, []),
        ({}, {"name": ("Finch", "Ian")}, []),
    ],
)
def test_who_is_not_added_up_and_who_is_asked_about(one, other, why):
    assert joined(row(MON_9, TUE_10, **one), row(MON_16, WED_18, **other)) == (False, why)


def test_a_pupil_number_of_one_file_says_nothing_in_another():
    head = ["PupilID", "Type", "From", "To", "School"]
    found = trackers(
        oak=sheet(["P1", "Susp", MON_9, TUE_10, "Oak"], head=head),
        elm=sheet(["P1", "Susp", MON_16, WED_18, "Elm"], head=head),
    )
    assert Together(found).shared == 0


def test_a_name_that_two_children_of_one_file_share_joins_neither():
    oak = sheet(row(MON_9, TUE_10, upn=UPN), row(MON_9, TUE_10, upn=OTHER_UPN))
    together = Together(trackers(oak=oak, elm=sheet(row(MON_16, WED_18))))
    assert together.shared == 0
    assert len(together.doubts) == 3


def test_three_files_are_one_chain():
    found = trackers(
        oak=sheet(row(MON_9, MON_9, upn=UPN, born=None)),
        elm=sheet(row(TUE_10, TUE_10, upn=UPN)),
        ash=sheet(row(MON_16, MON_16)),
    )
    totals = [governors.totals(one.case).term_days for (one,) in dated(*found)]
    assert totals == [1.0, 2.0, 3.0]


def test_findings_name_the_file_sheet_and_row_of_the_other():
    first, second = checked(
        oak=sheet(row(MON_9, TUE_10, upn=UPN)),
        elm=sheet(row(MON_9, TUE_10, upn=UPN, born=date(2012, 4, 3), school="Oak High")),
    )
    assert [one.rule for one in first if one.elsewhere] == []
    told = {one.rule: one for one in second if one.elsewhere}
    assert told.keys() == {"X-043", "X-044", "X-072"}
    assert told["X-044"].elsewhere == (("oak.xlsx", "Log", 2),)
    assert told["X-044"].related == ()
    assert told["X-044"].message == (
        "This looks the same as row 2. Keep one of the two. The other is in oak.xlsx, sheet Log, "
        "row 2."
    )
    assert told["X-072"].message.startswith("Other rows of this child say Sunday 4 March 2012.")


def test_a_permanent_exclusion_follows_a_suspension_in_another_file():
    head = [*HEAD, "LinkedExclusionID"]
    after = [*row(THU_19, None, upn=UPN, kind="PEX"), ""]
    _, second = checked(oak=sheet(row(MON_16, WED_18, upn=UPN)), elm=sheet(after, head=head))
    assert [(one.rule, one.elsewhere) for one in second if one.rule == "X-041"] == [
        ("X-041", (("oak.xlsx", "Log", 2),))
    ]


def test_who_may_be_the_same_child_is_a_query_in_both_files():
    first, second = checked(
        oak=sheet(row(MON_9, TUE_10)), elm=sheet(row(MON_16, WED_18, born=None))
    )
    asked = [one for one in (*first, *second) if one.rule == "X-110"]
    assert [(one.level, one.cell, one.elsewhere) for one in asked] == [
        ("query", "A2", (("elm.xlsx", "Log", 2),)),
        ("query", "A2", (("oak.xlsx", "Log", 2),)),
    ]
    assert "I did not add their days together" in asked[0].message


def test_a_row_of_another_file_that_could_not_be_read_is_named_with_its_file():
    oak, _ = dated(
        *trackers(oak=sheet(row(MON_9, TUE_10)), elm=sheet(row("after half-term", WED_18)))
    )
    assert oak[0].notes[-1] == (
        "Row 2 of the sheet Log in elm.xlsx of this child could not be read, so totals may be too "
        "low."
    )
