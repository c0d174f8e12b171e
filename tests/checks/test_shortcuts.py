"""What spares checks most of their rows: it must leave out nothing they would have found."""

from __future__ import annotations

import sys
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from daysix import data
from daysix.checks.days_so_far import TERM, YEAR, MostDays
from daysix.checks.examples import Example, context_of, exclusion, pupil, table_of
from daysix.checks.frame import EXCLUSIONS, PUPILS
from daysix.checks.pupils._upns import stands_for_none
from daysix.checks.run import views_of
from daysix.checks.view import View
from daysix.discover import module_in, module_names
from daysix.law.identifiers import UPN_LENGTH
from daysix.law.ledger import Ledger
from daysix.tracker.fields import NOTHING
from daysix.tracker.rows import TypedRow
from tests.law.days_out import END_OF_YEAR, ROWS, permanent, suspension

if TYPE_CHECKING:
    from pathlib import Path

NINTH, TENTH = date(2026, 11, 9), date(2026, 11, 10)
"""A Monday and a Tuesday."""


def pupils(*rows: dict[str, object]) -> View:
    return View(table_of(PUPILS, [pupil(**row) for row in rows]))


def exclusions(*rows: dict[str, object]):
    """A context and its only view of exclusions."""
    example = Example("passing", "rows of our own", rows=[exclusion(**row) for row in rows])
    context = context_of(example, EXCLUSIONS)
    return context, context.views[EXCLUSIONS][0]


def test_rows_that_say_something_in_a_column() -> None:
    view = pupils({"DOB": NINTH}, {"DOB": None}, {"DOB": "n/a"}, {"DOB": TENTH})
    assert view.filled("DOB") == [0, 3]
    assert view.each("DOB", date) == [(0, NINTH), (3, TENTH)]
    assert view.ordinals("DOB") == [NINTH.toordinal(), None, None, TENTH.toordinal()]


def test_a_column_the_sheet_lacks_says_nothing() -> None:
    view = pupils({}, {})
    assert view.filled("RiskReview") == []
    assert view.where("RiskReview", len) == []


def test_rows_by_what_they_hold() -> None:
    view = pupils({"LAC": "Y"}, {"LAC": "N"}, {"LAC": None}, {"LAC": "yes"})
    assert view.saying("LAC", yes=True) == [0, 3]
    assert view.saying("LAC", yes=False) == [1]


def test_each_wording_is_judged_once_and_a_blank_never() -> None:
    view, judged = pupils({"Surname": "Marsh"}, {"Surname": None}, {"Surname": "Marsh"}), []
    assert view.where("Surname", lambda text: judged.append(text) is None) == [0, 2]
    assert judged == ["Marsh"]


def test_a_ticked_box_is_not_the_number_one() -> None:
    cells = [True, 1, 1.0, "1", None]
    view = pupils(*({"PupilID": f"P{n}", "Surname": cell} for n, cell in enumerate(cells)))
    assert view.texts("Surname") == ["True", "1", "1", "1", ""]


def test_children_whose_rows_do_not_all_say_the_same() -> None:
    context, view = exclusions(
        {"PupilID": "P1", "Surname": "Marsh", "Forename": "Ada"},
        {"PupilID": "P2", "Surname": "Webb", "Forename": "Ada"},
        {"PupilID": "P1", "Surname": "Finch", "Forename": "Ada"},
        {"PupilID": "P2", "Surname": "Webb", "Forename": "Ada"},
    )
    groups = context.unlike("Surname")
    assert [[ref.place for ref in refs] for refs in groups] == [[0, 2]]
    assert groups[0][0].view is view
    assert context.unlike("Forename") == []


def test_rows_that_name_no_child_are_not_one_child() -> None:
    nobody = {"PupilID": None, "UPN": None, "PupilName": None}
    context, _ = exclusions({**nobody, "Sex": "M"}, {**nobody, "Sex": "F"})
    assert context.unlike("Sex") == []


def test_two_exclusions_read_from_one_row_keep_a_case_each() -> None:
    first = {"StartDate": NINTH, "EndDate": NINTH}
    context, _ = exclusions(first, {"StartDate": TENTH, "EndDate": TENTH})
    one, other = context.tracker.rows
    both = one, TypedRow(other.table, other.place, other.columns, one.number)
    context.tracker = context.tracker._replace(rows=both)
    context.views = views_of(context.tracker, ())
    cases = context.exclusions(context.views[EXCLUSIONS][0]).cases
    assert [case.exclusion.first_day for case in cases if case] == [NINTH, TENTH]


def test_what_is_shared_is_worked_out_once() -> None:
    context, _ = exclusions({})
    assert context.once("answer", lambda: 42) == 42
    assert context.once("answer", lambda: 43) == 42


@given(ROWS)
def test_no_total_is_above_what_a_child_can_have_been_out(rows) -> None:
    ledger = Ledger(rows)
    most = MostDays(ledger)
    for one in rows:
        totals = ledger.totals(one, END_OF_YEAR)
        assert totals.year_days <= most.by(one, YEAR) <= most.ever
        assert totals.term_days <= most.by(one, TERM)


def test_only_what_began_by_then_is_added_up() -> None:
    # Monday 2 and Tuesday 3 November 2026; Monday 16 November, a day
    first, second = suspension("2026-11-02", halves=4), suspension("2026-11-16", halves=2)
    most = MostDays(Ledger([first, second]))
    assert (most.by(first, TERM), most.by(second, TERM), most.ever) == (2, 3, 3)


def test_days_of_another_term_are_not_added_to_this_one() -> None:
    # Monday 2 November 2026 is in the autumn, Monday 11 January 2027 in the spring
    autumn, spring = suspension("2026-11-02", halves=4), suspension("2027-01-11", halves=2)
    most = MostDays(Ledger([autumn, spring]))
    assert most.by(spring, TERM) == 1
    assert most.by(spring, YEAR) == 3


def test_after_a_permanent_exclusion_there_is_no_telling() -> None:
    before, gone = suspension("2026-11-02", halves=4), permanent("2026-11-16")
    most = MostDays(Ledger([before, gone]))
    assert most.by(before, YEAR) == 2
    assert most.by(gone, YEAR) == float("inf")


def test_a_column_with_blank_rows_between_is_seen_as_the_tracker_read_it() -> None:
    _, view = exclusions(
        {"Category": "PERM"}, dict.fromkeys(exclusion()), {"Category": "Suspension"}
    )
    assert len(view) == 2
    assert view.codes("Category") == ["PERM", "SUSP"]
    assert view.values("GDCOutcome") == [None, None]


def test_no_word_for_a_missing_upn_is_as_long_as_a_upn() -> None:
    codes = [row["code"] for row in data.rows("upn_unknown")]
    assert max(map(len, [*codes, *NOTHING])) < UPN_LENGTH
    assert stands_for_none("not known")
    assert stands_for_none("UN1")
    assert not stands_for_none("A123456789012")


def test_a_check_loaded_from_its_folder_is_the_module_an_import_gives() -> None:
    room = import_module("daysix.checks.exclusions")
    name = module_names(room)[0]
    loaded = module_in(room, name)
    assert loaded is import_module(f"{room.__name__}.{name}")
    assert loaded is getattr(room, name)


def test_a_file_that_cannot_be_loaded_is_not_half_there(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("this is no program", encoding="utf-8")
    room = ModuleType("a_room_of_a_test")
    room.__path__ = [str(tmp_path)]
    with pytest.raises(SyntaxError):
        module_in(room, "broken")
    assert "a_room_of_a_test.broken" not in sys.modules
