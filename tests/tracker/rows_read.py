"""Sheets made for reading, and what is read of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import daysix
from daysix.calendars.contract import book_from
from daysix.tracker.cases import RowRefusal, cases_from
from daysix.tracker.cells import SheetCells
from daysix.tracker.reader import tracker_from

EXAMPLES = Path(daysix.__file__).parent / "data" / "calendars" / "examples.json"
TODAY = date(2026, 11, 23)  # Monday
THREE, SIX = "925/4001", "9254002"
HEAD = ["ExclusionID", "PupilID", "SchoolDfE", "Category", "StartDate", "EndDate"]
MON_9, TUE_10, WED_11 = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 11)
FRI_13, SAT_14, MON_16 = date(2026, 11, 13), date(2026, 11, 14), date(2026, 11, 16)
SCHOOLS = SheetCells(
    "Schools",
    [
        ["School DfE", "Name", "Governance", "Type", "Phase"],
        ["9254001", "Three Term High", "Maintained", "Community school", "Secondary"],
        [9254002.0, "Six Term Primary", "Academy", "Academy converter", "Primary"],
    ],
)


def book():
    three, six = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return book_from([{**three, "schools": ["9254001"]}, {**six, "schools": ["Six Term Primary"]}])


def sheet(*rows, head=HEAD, name="Exclusions", **more):
    return SheetCells(name, [head, *rows], **more)


def read(*sheets, **more):
    tracker = tracker_from(sheets, file="tracker.xlsx")
    return list(cases_from(tracker, book(), as_of=TODAY, **more))


def one(values, *others):
    """The outcome of one row holding ``values``, with the usual rest."""
    values = {"SchoolDfE": THREE, "Category": "SUSP", "StartDate": MON_9, **values}
    (first, *_) = read(sheet(list(values.values()), head=list(values)), *others)
    return first


def halves(case):
    return {str(day): n for day, n in case.case.exclusion.halves.items()}


def code(outcome):
    assert isinstance(outcome, RowRefusal)
    assert outcome.message.endswith((".", "?"))
    return outcome.code
