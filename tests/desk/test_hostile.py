"""Every odd file that public projects keep for their tests ends in a read or one plain sentence."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path

import pytest

from daysix.desk.reading import read_book
from daysix.desk.spread import place_of
from tests.benchmarks import hostile

LIST = Path(__file__).with_name("hostile_must_read.csv")
"""Files that must be read. The cells beside them were taken from LibreOffice's conversion of the
file, and from openpyxl where it reads the file too; those of text files were read off by eye."""
WORDS_OF_OURS = ("exception", "traceback", "null", "parse", "xml part", "python")


def must_read():
    wanted = defaultdict(list)
    with LIST.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            wanted[row["file"]].append(row)
    return wanted


@pytest.fixture(scope="module")
def table(shared):
    folder = shared / "hostile"
    return {one.file: one for one in hostile.outcomes(folder)}


@pytest.mark.slow
def test_every_file_ends_in_a_read_or_a_sentence(table):
    assert len(table) == 328
    assert [one for one in table.values() if not one.good] == []


@pytest.mark.slow
def test_the_files_that_must_be_read_are_read(table):
    wanted = must_read()
    assert len(wanted) > 270
    assert [name for name in wanted if table[name].outcome != hostile.READ] == []


@pytest.mark.slow
def test_no_file_is_refused_that_is_not_on_the_list_of_reasons(table):
    """A read is never called a refusal, and each refusal says which of the few reasons it is."""
    refused = {one.code for one in table.values() if one.outcome == hostile.REFUSED}
    assert refused == {"T-004", "T-005", "T-007", "T-009", "T-031", "T-032", "T-035"}


@pytest.mark.slow
def test_every_sentence_is_plain(table):
    said = {one.said for one in table.values() if one.outcome == hostile.REFUSED}
    assert all(sentence.endswith(".") and len(sentence) < 300 for sentence in said)
    assert [s for s in said if any(word in s.lower() for word in WORDS_OF_OURS)] == []


@pytest.mark.slow
def test_what_is_locked_is_called_locked(table):
    locked = [
        name
        for name in table
        if any(sign in name for sign in ("pwd_password", "pass_protected", "password", "xor-"))
    ]
    assert len(locked) == 15
    assert {table[name].code for name in locked} == {"T-005"}


@pytest.mark.slow
def test_cells_are_what_other_programs_read(shared):
    wrong, checked, files = [], 0, 0
    for name, listed in must_read().items():
        wanted = [row for row in listed if row["cell"]]
        if not wanted:
            continue
        files += 1
        sheets = {sheet.name: sheet for sheet in read_book(shared / "hostile" / name).sheets}
        for row in wanted:
            checked += 1
            found = told(cell(sheets[row["sheet"]], row["cell"]))
            if found != (row["kind"], row["value"]):
                wrong.append((name, row, found))
    assert wrong == []
    assert files > 200
    assert checked > 500


def cell(sheet, address):
    row, column = place_of(address)
    return sheet.rows[row - sheet.first_row][column - sheet.first_column]


def told(value):
    """A value as the list writes it."""
    if isinstance(value, bool):
        return "truth", str(value)
    if isinstance(value, float):
        return "number", repr(round(value, 6))
    if isinstance(value, datetime):
        return "moment", value.replace(microsecond=0).isoformat()
    if isinstance(value, date):
        return "day", value.isoformat()
    return "text", str(value)
