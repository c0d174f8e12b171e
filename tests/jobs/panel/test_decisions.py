"""The list officers decide in: as Excel saves it, and what is never lost or worked out."""

from __future__ import annotations

import csv

import pytest

from daysix.jobs.panel.decisions import COLUMNS, NAME, Decision, decided_in, mark_of, note
from daysix.law.errors import BadInput

OPEN = Decision("R1/report.pdf", "names A and not B", mark="K-1")
DECIDED = OPEN._replace(what="belongs", reason="it is about both", initials="HS")


def save(folder, *lines, between=",", encoding="utf-8-sig"):
    rows = [COLUMNS, *lines]
    text = "\r\n".join(between.join(row) for row in rows)
    (folder / NAME).write_bytes(text.encode(encoding))


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
def test_it_is_read_however_excel_saves_it(tmp_path, between, encoding) -> None:
    line = DECIDED._replace(paper="R1/Zoë's report.pdf")
    save(tmp_path, line, between=between, encoding=encoding)
    assert decided_in(tmp_path) == {"K-1": line}


def test_nothing_typed_is_lost_when_lines_are_added(tmp_path) -> None:
    save(tmp_path, DECIDED, Decision("R2/x.pdf", "names C and not D", reason="asked", mark="K-2"))
    note(tmp_path, [OPEN, Decision("R3/y.pdf", "names E and not F", mark="K-3")])
    with (tmp_path / NAME).open(encoding="utf-8-sig", newline="") as file:
        rows = [Decision(*row) for row in csv.reader(file)][1:]
    assert [(one.mark, one.what, one.reason) for one in rows] == [
        ("K-1", "belongs", "it is about both"),
        ("K-2", "", "asked"),
        ("K-3", "", ""),
    ]


def test_a_list_that_needs_no_new_line_is_not_written(tmp_path) -> None:
    note(tmp_path, [OPEN])
    before = (tmp_path / NAME).stat().st_mtime_ns
    note(tmp_path, [OPEN])
    assert (tmp_path / NAME).stat().st_mtime_ns == before


def test_a_file_s_name_is_never_worked_out_as_a_formula(tmp_path) -> None:
    said = DECIDED._replace(paper="=1+1.pdf")
    note(tmp_path, [said])
    assert "\n'=1+1.pdf," in (tmp_path / NAME).read_text(encoding="utf-8-sig")
    assert decided_in(tmp_path) == {"K-1": said}


def test_without_a_list_nothing_is_decided(tmp_path) -> None:
    assert decided_in(tmp_path) == {}


@pytest.mark.parametrize("what", ["Leave out", "LEAVE-OUT", " leave  out "])
def test_capitals_and_strokes_make_no_difference(tmp_path, what) -> None:
    save(tmp_path, OPEN._replace(what=what))
    assert decided_in(tmp_path)["K-1"].what == "leave out"


def test_a_mark_is_no_number_to_excel() -> None:
    assert mark_of("a", b"b").startswith("K-")
    assert mark_of("a", b"b") == mark_of(b"a", "b")
    assert mark_of("ab") != mark_of("a", "b")


def test_a_list_held_open_is_said(tmp_path, monkeypatch) -> None:
    save(tmp_path, OPEN)

    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(tmp_path), "read_bytes", refuse)
    with pytest.raises(BadInput) as refused:
        decided_in(tmp_path)
    assert refused.value.code == "Y-102"
