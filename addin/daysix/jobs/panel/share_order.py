"""Whose turn it is for each child: the first schools of the panel's list nothing speaks against."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from daysix.jobs.panel.rows import told
from daysix.jobs.panel.share_list import Counted, counted
from daysix.law.errors import BadInput, CannotTell
from daysix.panels.plan import section_for
from daysix.panels.share import first_names
from daysix.panels.share_filters import Child

if TYPE_CHECKING:
    from datetime import date

    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.panels.profile import Profile
    from daysix.panels.sitting import Case, Sitting

NAME, KEY = "share_order", "Here.ShareOrder"
PREFERRED = ("Pref1", "Pref2", "Pref3")


def with_share_order(
    book: PanelBook, panel: Row, profile: Profile, sitting: Sitting, *, as_of: date
) -> Sitting:
    """The sitting with the order of schools for each child the list is for; blank where unknown.

    It is for kinds of case the profile weighs, and those whose section prints the column. Schools
    that something speaks against for this very child are not named.
    """
    try:
        found = counted(book, panel, profile, as_of=as_of)
    except (BadInput, CannotTell):
        return sitting  # the officer is told why there is no list

    def ordered(case: Case) -> Case:
        order = _order(book, case, found) if _is_for(case, profile) else ""
        return replace(case, values={**case.values, KEY: order}) if order else case

    return replace(sitting, cases=tuple(map(ordered, sitting.cases)))


def child_of(book: PanelBook, case: Case) -> Child:
    """What of a child speaks for or against schools, as far as the workbook knows it."""
    values = case.values

    def number(key: str) -> str:
        return told(dict(values), key)

    siblings = number("Pupil.SiblingIDs").replace(";", ",").split(",")
    rows = [book.pupils.get(one.strip().casefold(), {}) for one in siblings if one.strip()]
    before = (number("Pupil.CurrentSchoolDfE"), number("Exclusion.SchoolDfE"),
              number("Move.HomeSchool"))  # fmt: skip
    return Child(
        year=case.year,
        sex=number("Pupil.Sex"),
        category=number("FAPCategory"),
        previous=frozenset(filter(None, before)),
        siblings=frozenset(filter(None, (told(row, "CurrentSchoolDfE") for row in rows))),
        preferred=tuple(filter(None, map(number, PREFERRED))),
    )


def _is_for(case: Case, profile: Profile) -> bool:
    place = section_for(case, profile)
    if profile.share is None or place is None:
        return False
    return case.type in profile.share.weights or NAME in profile.sections[place].columns


def _order(book: PanelBook, case: Case, found: Counted) -> str:
    try:
        return first_names(found.table(child_of(book, case)))
    except (BadInput, CannotTell):
        return ""
