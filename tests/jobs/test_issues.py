"""A finding stays itself when the tracker is sorted, and becomes a new one with a new value."""

from __future__ import annotations

import json
from datetime import date

import pytest

from daysix.jobs.check import check_file, contract_lines, in_words, summary_line
from daysix.jobs.issues.memory import memory_path, remember_seen
from daysix.jobs.issues.not_a_problem import mark_no_problem, problem_again
from daysix.law.errors import BadInput
from tests.jobs.tracker_book import (
    AS_OF,
    CLEAN,
    ENDS_FIRST,
    LETTER_O,
    MONTH_FIRST,
    OLD_WORD,
    ROWS,
    set_cell,
    sort_backwards,
    write_tracker,
)

TOMORROW = date(2026, 12, 1)


@pytest.fixture
def tracker(tmp_path):
    return write_tracker(tmp_path / "Tracker.xlsx")


def _found(tracker, as_of=AS_OF, **more):
    return check_file(tracker, as_of=as_of, **more)


def _keys(found):
    return {(one.case, one.finding.rule): one.key for one in found.issues}


def _issue(found, case):
    (issue,) = [one for one in found.issues if one.case == case]
    return issue


def _remember(tracker, found, as_of=AS_OF):
    remember_seen(tracker, [one.key for one in found.issues], as_of=as_of)


def _mark(tracker, case, reason="The school confirmed it.", by="AB", as_of=AS_OF):
    found = _found(tracker)
    key = _issue(found, case).key
    return mark_no_problem(tracker, found, key=key, reason=reason, by=by, as_of=as_of)


def test_the_faults_of_the_small_tracker_are_found(tracker) -> None:
    assert set(_keys(_found(tracker))) == {
        (OLD_WORD, "X-004"),
        (MONTH_FIRST, "X-006"),
        (ENDS_FIRST, "X-011"),
        (LETTER_O, "X-006"),
    }
    assert _issue(_found(tracker), OLD_WORD).child == "Ash Archer"


def test_every_key_survives_sorting(tracker) -> None:
    before = _found(tracker)
    sort_backwards(tracker)
    after = _found(tracker)
    assert _issue(after, OLD_WORD).finding.row != _issue(before, OLD_WORD).finding.row
    assert _keys(after) == _keys(before)


def test_a_key_changes_with_the_value_and_with_nothing_else(tracker) -> None:
    before = _keys(_found(tracker))
    set_cell(tracker, "D5", "Elm School")  # the same row, another column
    assert _keys(_found(tracker)) == before
    set_cell(tracker, "F5", "9/14/2026")
    after = _keys(_found(tracker))
    assert after.pop((MONTH_FIRST, "X-006")) != before.pop((MONTH_FIRST, "X-006"))
    assert after == before


def test_two_rows_with_one_reference_are_told_apart(tmp_path) -> None:
    twin = (OLD_WORD, "Fay Fir", *ROWS[0][2:])
    found = _found(write_tracker(tmp_path / "T.xlsx", (ROWS[0], twin)))
    keys = [one.key for one in found.issues if one.finding.rule == "X-004"]
    assert len(set(keys)) == 2


def test_a_tracker_without_references_still_has_keys_that_survive_sorting(tmp_path) -> None:
    path = write_tracker(tmp_path / "T.xlsx", tuple((None, *row[1:]) for row in ROWS))
    before = {(one.child, one.finding.rule): one.key for one in _found(path).issues}
    sort_backwards(path)
    after = {(one.child, one.finding.rule): one.key for one in _found(path).issues}
    assert after == before
    assert len(set(after.values())) == len(after) >= 4


def test_first_seen_is_the_first_check_that_found_it(tracker) -> None:
    _remember(tracker, _found(tracker))
    set_cell(tracker, "E8", "FIXD")
    found = _found(tracker, TOMORROW)
    assert _issue(found, OLD_WORD).first_seen == AS_OF
    assert _issue(found, OLD_WORD).status == "open"
    new = [one for one in found.issues if one.case == CLEAN]
    assert {one.first_seen for one in new} == {TOMORROW}
    assert {one.status for one in new} == {"new"}


def test_since_shows_only_what_is_new(tracker) -> None:
    _remember(tracker, _found(tracker))
    sort_backwards(tracker)
    nothing = _found(tracker, TOMORROW, since=TOMORROW)
    assert list(contract_lines(nothing)) == []
    assert summary_line([nothing])["summary"]["findings"] == 0
    same_day = _found(tracker, TOMORROW, since=AS_OF)
    assert len(list(contract_lines(same_day))) == 4


def test_what_is_gone_is_forgotten_and_new_when_it_comes_back(tracker) -> None:
    _remember(tracker, _found(tracker))
    set_cell(tracker, "E4", "SUSP")
    _remember(tracker, _found(tracker, TOMORROW), TOMORROW)
    set_cell(tracker, "E4", "FIXD")
    later = date(2026, 12, 2)
    assert _issue(_found(tracker, later), OLD_WORD).first_seen == later


def test_not_a_problem_survives_sorting_and_leaves_the_counts(tracker) -> None:
    counted = _found(tracker).count("error")
    _mark(tracker, ENDS_FIRST)
    sort_backwards(tracker)
    found = _found(tracker, TOMORROW)
    _remember(tracker, found, TOMORROW)  # a re-run keeps the mark
    found = _found(tracker, TOMORROW)
    assert found.count("error") == counted - 1
    assert _issue(found, ENDS_FIRST).mark == ("The school confirmed it.", "AB", AS_OF)
    assert summary_line([found])["summary"]["not_a_problem"] == 1
    said = "\n".join(in_words(found, most=99))
    assert "1 marked “not a problem” is left out" in said
    assert "X-011" not in said
    status = {line["rule"]: line["status"] for line in contract_lines(found)}
    assert status["X-011"] == "not a problem"


def test_not_a_problem_dies_when_the_value_changes(tracker) -> None:
    _mark(tracker, ENDS_FIRST)
    set_cell(tracker, "G6", date(2026, 11, 4))
    found = _found(tracker)
    assert _issue(found, ENDS_FIRST).counts
    assert found.no_problems == 0


def test_a_mark_can_be_taken_away(tracker) -> None:
    key = _mark(tracker, ENDS_FIRST).key
    problem_again(tracker, _found(tracker), key=key)
    assert _issue(_found(tracker), ENDS_FIRST).counts
    with pytest.raises(BadInput, match="J-015"):
        problem_again(tracker, _found(tracker), key=key)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"reason": "  "}, "J-011"),
        ({"reason": "x" * 301}, "J-011"),
        ({"by": ""}, "J-012"),
        ({"by": "Alice Brown"}, "J-012"),
        ({"reason": "Cedar came back early"}, "J-013"),
        ({"key": "000000000000"}, "J-010"),
        ({"key": "1"}, "J-010"),
    ],
)
def test_a_mark_without_what_it_needs_is_refused_and_nothing_is_written(
    tracker, said, code
) -> None:
    found = _found(tracker)
    asked = {"key": _issue(found, ENDS_FIRST).key, "reason": "Confirmed.", "by": "AB"} | said
    with pytest.raises(BadInput, match=code):
        mark_no_problem(tracker, found, as_of=AS_OF, **asked)
    assert [path.name for path in tracker.parent.iterdir()] == [tracker.name]


def test_the_first_letters_of_a_key_are_enough(tracker) -> None:
    found = _found(tracker)
    key = _issue(found, ENDS_FIRST).key
    said = {"reason": "Confirmed.", "by": "A.B.", "as_of": AS_OF}
    assert mark_no_problem(tracker, found, key=key[:8].upper(), **said).key == key


def test_no_name_no_value_and_no_reference_is_kept_beside_the_tracker(tracker) -> None:
    _remember(tracker, _found(tracker))
    _mark(tracker, ENDS_FIRST)
    kept = memory_path(tracker).read_text(encoding="utf-8")
    assert json.loads(kept)["not_a_problem"]
    for row in ROWS:
        for word in (row[0], *row[1].split(), row[2].isoformat(), row[3]):
            assert word not in kept


def test_a_spoilt_memory_is_said_and_not_written_over(tracker) -> None:
    memory_path(tracker).write_text("{half", encoding="utf-8")
    found = _found(tracker)
    assert len(found.issues) == 4
    assert any("I cannot read .Tracker.xlsx.daysix.json" in note for note in found.notes)
    with pytest.raises(BadInput, match="J-001"):
        _mark(tracker, ENDS_FIRST)
    assert memory_path(tracker).read_text(encoding="utf-8") == "{half"


def test_a_check_as_of_an_earlier_day_does_not_move_first_seen(tracker) -> None:
    _remember(tracker, _found(tracker))
    earlier = date(2026, 11, 20)
    _remember(tracker, _found(tracker, earlier), earlier)
    assert _issue(_found(tracker, TOMORROW), OLD_WORD).first_seen == AS_OF
