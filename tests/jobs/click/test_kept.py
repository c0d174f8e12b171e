"""A second click on an unchanged tracker shows the same without checking again; else it checks."""

from __future__ import annotations

import json
import os
from datetime import date
from hashlib import sha256

import pytest

from daysix.desk.reading import read_workbook
from daysix.jobs.check import check_file, check_read, contract_lines, read_of
from daysix.jobs.click.kept import MOST, Kept
from daysix.jobs.issues.memory import Mark, remember_mark, remember_seen
from daysix.law.errors import BadInput
from tests.jobs.tracker_book import AS_OF, set_cell, write_tracker

TOMORROW = date(2026, 12, 1)
END_OF_LETTER_O = "G7"


class Counted:
    """Checks as ever, and remembers of which files."""

    def __init__(self) -> None:
        self.files: list[str] = []

    def __call__(self, path, **asked):
        self.files.append(path.name)
        return check_file(path, **asked)


@pytest.fixture
def counted():
    return Counted()


@pytest.fixture
def kept(counted):
    return Kept(counted)


@pytest.fixture
def tracker(tmp_path):
    (tmp_path / "team").mkdir()
    return write_tracker(tmp_path / "team" / "Tracker.xlsx")


def check(kept, path, *, as_of=AS_OF):
    found, content = kept.check_file(path, as_of=as_of)
    assert content == sha256(path.read_bytes()).hexdigest()
    return found


def _lines(found):
    return list(contract_lines(found))


def test_an_unchanged_tracker_is_checked_once(kept, counted, tracker) -> None:
    first = check(kept, tracker)
    second = check(kept, tracker)
    assert counted.files == ["Tracker.xlsx"]
    assert _lines(second) == _lines(first) == _lines(check_file(tracker, as_of=AS_OF))
    assert len(_lines(first)) > 0


def test_nothing_is_written_beside_the_tracker(kept, tracker) -> None:
    check(kept, tracker)
    assert [one.name for one in tracker.parent.iterdir()] == ["Tracker.xlsx"]


def test_a_changed_cell_is_seen(kept, counted, tracker) -> None:
    before = check(kept, tracker)
    set_cell(tracker, END_OF_LETTER_O, "31/11/2026")
    after = check(kept, tracker)
    assert len(counted.files) == 2
    assert _lines(after) == _lines(check_file(tracker, as_of=AS_OF)) != _lines(before)


def test_a_change_is_seen_that_keeps_size_and_time(kept, tmp_path) -> None:
    tracker = tmp_path / "Tracker.csv"
    tracker.write_text("Surname,StartDate,Category\nAsh,2026-11-02,SUSP\n", encoding="utf-8")
    first = check(kept, tracker)
    was = tracker.stat()
    with tracker.open("r+", encoding="utf-8") as file:
        file.write("Surname,StartDate,Category\nAsh,2026-11-02,XUSP\n")
    os.utime(tracker, ns=(was.st_atime_ns, was.st_mtime_ns))
    now = tracker.stat()
    assert (now.st_ino, now.st_size, now.st_mtime_ns) == (was.st_ino, was.st_size, was.st_mtime_ns)
    second = check(kept, tracker)
    assert "X-003" not in {line["rule"] for line in _lines(first)}
    assert "X-003" in {line["rule"] for line in _lines(second)}


def test_the_next_day_is_another_question(kept, counted, tracker) -> None:
    check(kept, tracker)
    check(kept, tracker, as_of=TOMORROW)
    assert len(counted.files) == 2


def test_term_dates_put_beside_it_are_seen(kept, counted, tracker) -> None:
    check(kept, tracker)
    terms = [{"name": "Autumn", "start": "2026-09-02", "end": "2026-12-18"}]
    calendars = [{"name": "Every school", "terms": terms, "schools": ["*"]}]
    (tracker.parent / "calendars.json").write_text(json.dumps(calendars), encoding="utf-8")
    found = check(kept, tracker)
    assert len(counted.files) == 2
    assert _lines(found) == _lines(check_file(tracker, as_of=AS_OF))


def test_what_was_said_of_its_columns_is_seen(kept, counted, tracker) -> None:
    check(kept, tracker)
    said = '{"version": 1, "columns": {}, "sheets": {}}'
    (tracker.parent / ".Tracker.xlsx.daysix-map.json").write_text(said, encoding="utf-8")
    check(kept, tracker)
    assert len(counted.files) == 2


def test_what_is_remembered_is_laid_over_what_was_kept(kept, counted, tracker) -> None:
    first = check(kept, tracker)
    key, *others = (one.key for one in first.issues)
    assert {one.status for one in first.issues} == {"new"}
    remember_seen(tracker, [key], as_of=date(2026, 11, 2))
    remember_mark(tracker, others[0], Mark("The school said so.", "AB", AS_OF))
    second = check(kept, tracker)
    assert len(counted.files) == 1
    assert _lines(second) == _lines(check_file(tracker, as_of=AS_OF))
    known = {one.key: (one.first_seen, one.status) for one in second.issues}
    assert known[key] == (date(2026, 11, 2), "open")
    assert known[others[0]] == (AS_OF, "not a problem")


def test_a_memory_that_is_spoilt_and_mended_says_so_once(kept, tracker) -> None:
    memory = tracker.parent / ".Tracker.xlsx.daysix.json"
    quiet = check(kept, tracker).notes
    memory.write_text("{", encoding="utf-8")
    spoilt = check(kept, tracker)
    assert spoilt.notes == check_file(tracker, as_of=AS_OF).notes
    assert len(spoilt.notes) == len(quiet) + 1
    memory.unlink()
    assert check(kept, tracker).notes == quiet


def test_only_the_last_few_are_kept(kept, counted, tmp_path) -> None:
    names = [f"Tracker {number}.xlsx" for number in range(MOST + 1)]
    paths = [write_tracker(tmp_path / name) for name in names]
    for path in paths:
        check(kept, path)
    check(kept, paths[-1])
    check(kept, paths[0])
    assert counted.files == [*names, names[0]]


def test_a_tracker_saved_while_it_was_checked_is_checked_again(tracker) -> None:
    saved: list[str] = []

    def slowly(path, **asked):
        found = check_file(path, **asked)
        if not saved:
            set_cell(path, END_OF_LETTER_O, "31/11/2026")
        saved.append(path.name)
        return found

    kept = Kept(slowly)
    before = sha256(tracker.read_bytes()).hexdigest()
    assert kept.check_file(tracker, as_of=AS_OF)[1] == before
    second = check(kept, tracker)
    assert len(saved) == 2
    assert _lines(second) == _lines(check_file(tracker, as_of=AS_OF))


def test_what_is_let_go_of_is_checked_again(kept, counted, tracker) -> None:
    check(kept, tracker)
    kept.forget()
    check(kept, tracker)
    assert len(counted.files) == 2


def test_a_refusal_is_said_each_time(kept, tracker) -> None:
    check(kept, tracker)
    tracker.write_bytes(b"not a workbook")
    for _ in range(2):
        with pytest.raises(BadInput) as refused:
            check(kept, tracker)
        assert refused.value.code == "T-007"


def test_cells_of_an_open_workbook_are_checked_once_and_again_when_one_changes(tracker) -> None:
    kept, checked = Kept(), []

    def click(sheets):
        def now():
            checked.append(1)
            read = read_of(sheets, tracker, name=tracker.name, seen=(), as_of=AS_OF)
            return check_read(read, as_of=AS_OF)

        return _lines(kept.check(tracker, sheets, as_of=AS_OF, check=now))

    first = click(read_workbook(tracker))
    assert click(read_workbook(tracker)) == first
    assert len(checked) == 1
    key = next(line["key"] for line in first)
    remember_mark(tracker, key, Mark("The school said so.", "AB", AS_OF))
    assert {line["status"] for line in click(read_workbook(tracker)) if line["key"] == key} == {
        "not a problem"
    }
    assert len(checked) == 1
    set_cell(tracker, END_OF_LETTER_O, "31/11/2026")
    assert click(read_workbook(tracker)) == _lines(check_file(tracker, as_of=AS_OF)) != first
    assert len(checked) == 2
