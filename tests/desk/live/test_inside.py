"""What is read within LibreOffice is what is read from outside; where it cannot be, outside it is.

The scripts run under LibreOffice's own Python, as the helper does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from daysix.desk import live_reading
from daysix.desk.libreoffice import office
from daysix.desk.live_books import attach, libreoffice_read_within
from daysix.desk.live_extras import LibreOfficeExtras
from tests.desk.live.test_at_once import BitByBit, odd_book

FAR = (1_000, 300)
"""A cell that makes 300,000 of a sheet: too many to be read within LibreOffice."""

BOTH = """
import json, sys
sys.path.append(sys.argv[1])
from daysix.desk.libreoffice.helper import answers, office, serve, way_in
office.connect(sys.argv[2])
def asked(do, **how):
    request = {"do": do, "with": how}
    outside = serve.answer(json.loads(json.dumps(request)), answers.ANSWERS)
    inside = way_in.reply_inside(json.dumps(request).encode())
    return json.loads(json.dumps(outside)), json.loads(inside) if inside else None
number = office.workbooks()[0].RuntimeUID
all_of_it = {"book": number, "names": None, "most": 4_000_000, "enough": 1_000_000}
found = [
    asked("book.open_books"),
    asked("whole.read_sheets", **all_of_it),
    asked("whole.read_sheets", **{**all_of_it, "names": ["Few"]}),
    asked("whole.read_sheets", **{**all_of_it, "most": 10}),
    asked("whole.read_sheets", **{**all_of_it, "book": "none"}),
]
way_in.WHO = "files of another version"
found.append(asked("book.open_books"))
print(json.dumps(found))
"""


END = """
import os
sys.stdout.flush()
os._exit(0)
"""
"""As the helper ends."""


def under_libreoffices_python(script, pipe):
    """What a script prints; the first Python that carries uno is LibreOffice's."""
    folder = Path(live_reading.__file__).parents[2]
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    for python in office.pythons():
        done = subprocess.run(
            [str(python), "-c", script + END, str(folder), pipe],
            capture_output=True,
            check=False,
            env=clean | {"PYTHONDONTWRITEBYTECODE": "1"},
        )
        if done.returncode == 0:
            return json.loads(done.stdout)
        said = done.stderr.decode()
    raise AssertionError(said)


def test_inside_and_outside_say_the_same(calc, tmp_path):
    calc.app.books.open(odd_book(tmp_path / "odd.xlsx"))
    found = under_libreoffices_python(BOTH, calc.reach.pipe)
    *the_same, of_another_version = found
    for outside, inside in the_same:
        assert inside == outside
    books, everything, few, _, _ = the_same
    assert [one["name"] for one in books[1]["is"]] == ["odd.xlsx"]
    assert [one["name"] for one in everything[1]["is"]["sheets"]] == ["Odd", "Few", "Blank"]
    assert [one["name"] for one in few[1]["is"]["sheets"]] == ["Few"]
    assert "rows" not in the_same[3][1]["is"]["sheets"][0]
    assert the_same[4][1] == {"failed": "refused", "why": "no such workbook"}
    assert of_another_version[0]["is"] == books[0]["is"]
    assert of_another_version[1] is None


TOO_MUCH = """
import json, sys
sys.path.append(sys.argv[1])
from daysix.desk.libreoffice.helper import office, serve, way_in
office.connect(sys.argv[2])
number = office.workbooks()[0].RuntimeUID
how = {"book": number, "names": None, "most": 4_000_000, "enough": 1_000_000}
request = json.dumps({"do": "whole.read_sheets", "with": how}).encode()
inside = way_in.reply_inside(request)
found = json.loads(serve.reply(request, serve.answers.ANSWERS))
more = json.loads(way_in.reply_inside(b'{"do": "book.open_books", "with": {}}'))
print(json.dumps([inside, found["is"]["sheets"][0]["at"], len(more["is"])]))
"""


def test_a_sheet_too_large_to_be_read_inside_is_read_from_outside(calc, tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active.cell(*FAR).value = "first", "last"
    book.save(tmp_path / "far.xlsx")
    calc.app.books.open(tmp_path / "far.xlsx")
    found = under_libreoffices_python(TOO_MUCH, calc.reach.pipe)
    assert found == ["", [1, 1, *FAR], 1]


IN_TURN = """
import json, sys
sys.path.append(sys.argv[1])
from daysix.desk.libreoffice.helper import office, way_in
office.connect(sys.argv[2])
number = office.workbooks()[0].RuntimeUID
how = {"book": number, "names": None, "most": 4_000_000, "enough": 1_000_000}
request = json.dumps({"do": "whole.read_sheets", "with": how}).encode()
found = json.loads(way_in.reply_inside(request))["is"]
print(json.dumps([[one["name"] for one in found["sheets"]], found["left"]]))
"""


def test_many_sheets_are_read_inside_in_turn(calc, tmp_path):
    book = openpyxl.Workbook()
    for name in ("First", "Second", "Third"):  # 150,000 cells each: two are more than enough
        sheet = book.active if name == "First" else book.create_sheet()
        sheet.title, sheet["A1"], sheet.cell(1_000, 150).value = name, "first", "last"
    book.save(tmp_path / "three.xlsx")
    calc.app.books.open(tmp_path / "three.xlsx")
    found = under_libreoffices_python(IN_TURN, calc.reach.pipe)
    assert found == [["First", "Second"], ["Third"]]
    sheets = attach("three.xlsx", programs=[calc.app]).sheets()
    assert [one.name for one in sheets] == ["First", "Second", "Third"]


KEPT_OUT = """
import json, sys, types
sys.modules["uno"] = types.ModuleType("uno")
from daysix.desk.libreoffice.helper import office, serve, way_in
asked = []
def made(service):
    asked.append(service)
    return {answer}
office.made = made
known = {{"book.open_books": lambda: ["from outside"], "book.save": lambda: "saved"}}
for do in ("book.save", "book.open_books", "book.open_books"):
    print(serve.reply(json.dumps({{"do": do, "with": {{}}}}).encode(), known))
print(json.dumps(asked))
"""


@pytest.mark.parametrize("answer", ["None", "1 / 0"], ids=["no Python in it", "it fails"])
def test_where_there_is_no_way_in_the_answer_comes_from_outside(root, answer):
    done = subprocess.run(
        [sys.executable, "-c", KEPT_OUT.format(answer=answer)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(root / "addin")},
        text=True,
    )
    outside = {"is": ["from outside"]}
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found == [{"is": "saved"}, outside, outside, ["com.sun.star.loader.Python"]]


@pytest.mark.parametrize("name", ["It's 1.5, or; more", "B2.C3", "Ä & ö", "$7", "2026", "a,b.B2"])
def test_days_are_found_whatever_a_sheet_is_called(calc, tmp_path, name):
    book = openpyxl.Workbook()
    book.active.title = name
    for number in range(1, 6):
        book.active.append(
            [date(2026, 9, number), number, None if number == 3 else date(2026, 9, 7)]
        )
    book.save(tmp_path / "named.xlsx")
    calc.app.books.open(tmp_path / "named.xlsx")
    (found,) = attach("named.xlsx", programs=[calc.app]).sheets()
    assert found.name == name
    assert [row[0] for row in found.rows] == [date(2026, 9, number) for number in range(1, 6)]
    assert [row[1] for row in found.rows] == [1.0, 2.0, 3.0, 4.0, 5.0]
    assert [row[2] for row in found.rows] == [*[date(2026, 9, 7)] * 2, "", *[date(2026, 9, 7)] * 2]


@pytest.mark.parametrize(
    ("formula", "shown", "errors"),
    [
        ("=A1", date(2026, 9, 7), {}),  # a Monday
        ("=B1+1", 3.0, {}),
        ("=1/0", "#DIV/0!", {"B2": "#DIV/0!"}),
        ('="a"&"b"', "ab", {}),
    ],
    ids=["a day", "a number", "an error", "a text"],
)
def test_a_single_formula_is_noticed(calc, tmp_path, formula, shown, errors):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([date(2026, 9, 7), 2])
    sheet.append(["text", formula])
    if shown == date(2026, 9, 7):
        sheet["B2"].number_format = "dd/mm/yyyy"
    book.save(tmp_path / "one.xlsx")
    calc.app.books.open(tmp_path / "one.xlsx")
    xl = attach("one.xlsx", programs=[calc.app])._book
    (found,) = live_reading.sheets(xl, LibreOfficeExtras())
    assert found.rows == [[date(2026, 9, 7), 2.0], ["text", shown]]
    assert found.errors == errors
    assert live_reading.sheets(xl, BitByBit()) == [found]


WHICH_WAY = """
import json, sys
sys.path.append(sys.argv[1])
from daysix.desk.libreoffice.helper import office, serve, way_in
office.connect(sys.argv[2])
def asked():
    reply = serve.reply(b'{"do": "is_within", "with": {}}', serve.answers.ANSWERS)
    return json.loads(reply)["is"]
found = [asked()]
way_in.WHO = "files of another version"
print(json.dumps([*found, asked()]))
"""


def test_which_way_it_is_read_is_told(calc):
    assert under_libreoffices_python(WHICH_WAY, calc.reach.pipe) == [True, False]
    assert libreoffice_read_within(calc.reach.pipe) is True


def test_nothing_is_told_of_a_libreoffice_that_was_never_asked():
    assert libreoffice_read_within("daysix-test-nobody-listens") is None
