"""Only a small part of xlwings is used, and the part that is not open source never."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import daysix.desk
from daysix.desk import xlwings_door
from daysix.desk.xlwings_door import xlwings

DESK = Path(daysix.desk.__file__).parent
ENGINE = DESK / "libreoffice"
LIVE = sorted(DESK.glob("live*.py"))
OWN_WORDS = DESK / "live_extras.py"
"""The one file that may speak to a program past xlwings."""

ALLOWED = frozenset({
    # programs, workbooks and sheets
    "activate", "active", "add", "app", "apps", "book", "books", "engine", "engines", "impl",
    "name", "names", "sheet", "sheets", "visible",
    # cells: what they hold, how ours look, where they are
    "autofit", "bold", "cells", "column", "columns", "font", "formula", "get_address",
    "get_special_cells", "merge_area", "merge_cells", "number_format", "options", "range", "row",
    "rows", "select", "selection", "shape", "used_range", "value",
    # tables, and what the officer is told
    "resize", "show_totals", "status_bar", "tables",
})  # fmt: skip
"""What may be asked of xlwings. Deleting, inserting, sorting, colouring, closing and quitting are
not among it: nothing of theirs is moved, recoloured or lost."""
CLASSES = ("App", "Apps", "Book", "Books", "Engine", "Engines", "Font", "Name", "Names", "Range",
           "RangeColumns", "RangeRows", "Sheet", "Sheets", "Table", "Tables")  # fmt: skip
ALSO_PYTHONS_OWN = {"index", "keys", "update"}


def words_of_xlwings():
    library = xlwings()
    return {
        word
        for name in CLASSES
        for word in dir(getattr(library.main, name))
        if not word.startswith("_")
    } - ALSO_PYTHONS_OWN


def used_in(source):
    return {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}


def beyond(source):
    return sorted((used_in(source) & words_of_xlwings()) - ALLOWED)


def test_the_live_desk_asks_only_what_is_allowed():
    assert len(LIVE) > 5
    found = {
        path.name: beyond(path.read_text(encoding="utf-8")) for path in LIVE if path != OWN_WORDS
    }
    assert found == {path.name: [] for path in LIVE if path != OWN_WORDS}


@pytest.mark.parametrize(
    ("line", "breach"),
    [
        ("sheet.delete()", ["delete"]),
        ("cells.color = (255, 0, 0)", ["color"]),
        ("app.quit()", ["quit"]),
        ("book.api.Unprotect()", ["api"]),
        ("cells.sort(1)", ["sort"]),
        ("cells.rows.hidden = False", ["hidden"]),
        ("cells.value = 1", []),
        ("places.sorted_rows", []),
    ],
)
def test_the_measure_sees_what_is_not_allowed(line, breach):
    assert beyond(line) == breach


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_xlwings_comes_in_through_one_door():
    package = DESK.parent
    inside = {"engine", "books", "sheets", "ranges", "tables", "names", "fonts"}
    guarded = tuple(f"daysix.desk.libreoffice.{name}" for name in inside)
    breaches = [
        f"{path.relative_to(package)} imports {name}"
        for path in package.rglob("*.py")
        if ENGINE not in path.parents and path.name != "xlwings_door.py"
        if re.search(r"xlwings|libreoffice", path.read_text(encoding="utf-8"))
        for name in imports_of(path)
        if name.split(".")[0] == "xlwings" or name.startswith(guarded)
    ]
    assert breaches == [], "import daysix.desk.xlwings_door instead: it keeps the PRO part out"


def test_the_engine_takes_only_base_classes_from_xlwings():
    taken = {
        name
        for path in ENGINE.glob("*.py")
        for name in imports_of(path)
        if name.split(".")[0] == "xlwings"
    }
    assert taken == {"xlwings.base_classes"}


def python(program, root):
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(root / "addin")},
        text=True,
    )


LOADED = """
import sys
from daysix.desk.xlwings_door import xlwings
library = xlwings()
assert xlwings() is library
print([name for name in sys.modules if name.startswith("xlwings.pro")])
print(sorted({"pandas", "matplotlib", "PIL", "polars"} & set(sys.modules)))
print([engine.name for engine in library.engines].count("libreoffice"), library.__pro__)
from importlib.util import find_spec
print(find_spec("pandas").name)
"""


def test_the_part_that_is_not_open_source_is_never_loaded(root):
    done = python(LOADED, root)
    assert done.stdout.splitlines() == ["[]", "[]", "1 False", "pandas"], done.stderr


def test_it_can_not_be_imported_afterwards_either():
    xlwings()
    with pytest.raises(ImportError, match="is not open source"):
        __import__("xlwings.pro")


def test_a_library_that_brought_it_along_is_refused(monkeypatch):
    monkeypatch.setitem(sys.modules, "xlwings.pro", ModuleType("xlwings.pro"))
    with pytest.raises(RuntimeError, match="import xlwings only through here"):
        xlwings()


def test_a_busy_excel_is_not_waited_for_without_end_and_none_is_ended():
    ended = []
    apps = type("Apps", (), {"cleanup": staticmethod(ended.append)})
    excel = SimpleNamespace(N_COM_ATTEMPTS=0, cleanup=lambda: ended.append("all"), Apps=apps)
    library = SimpleNamespace(_xlwindows=excel)
    xlwings_door._tame(library)
    assert 0 < excel.N_COM_ATTEMPTS < 10_000
    excel.Apps.cleanup()
    assert ended == []


def test_what_is_tamed_is_still_in_xlwings():
    """Read from its text: on this computer the Windows part cannot be imported."""
    source = Path(xlwings().__file__).with_name("_xlwindows.py").read_text(encoding="utf-8")
    for wanted in ("N_COM_ATTEMPTS = 0", "def cleanup():", "class Apps(", "class ExcelBusyError"):
        assert wanted in source
