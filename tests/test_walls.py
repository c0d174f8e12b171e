"""The walls between the rooms, read from the code itself.

Each wall is a small function from a module to the breaches in it. The parametrised self-tests
feed every wall a breach and a near miss, so a wall that stopped seeing would be noticed.
"""

from __future__ import annotations

import ast
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ADDIN = Path(__file__).resolve().parent.parent / "addin"
PACKAGE = ADDIN / "daysix"

PURE_ROOMS = frozenset({
    "law", "calendars", "tracker", "checks", "deadlines", "duties", "money", "inbox", "panels",
    "letters",
})  # fmt: skip
# What pure rooms may use of ours: each other, the packaged tables, and how files and tuples are
# made known.
PURE_MAY_IMPORT = PURE_ROOMS | {"data", "discover", "records"}
# Plain shapes of a document, in which a panel says what stands on a page.
PURE_SHAPES = ("daysix.paper.blocks", "daysix.paper.fields")
FILES = {"os", "pathlib", "io", "shutil", "tempfile", "glob", "sqlite3", "importlib.resources"}
NETWORK = {"socket", "ssl", "urllib", "http", "ftplib", "smtplib", "imaplib"}
MACHINE = {"subprocess", "asyncio", "threading", "logging", "time"}
OUTSIDE_WORLD = FILES | NETWORK | MACHINE

CLOCK_DOORS = frozenset({"daysix.cli", "daysix.companion.program"})
# `start.py build` hands over to the second, which only people working on the code ever see.
SPEAKING_DOORS = frozenset({"daysix.cli", "daysix.build.__main__"})

# Which libraries a room may import at all, wherever in the file; nobody else may.
OWNED = {
    "desk": {"xlwings", "openpyxl", "python_calamine", "xlsxwriter", "uno"},
    "mail": {"exchangelib", "oauthlib", "msal", "requests", "keyring", "imaplib", "smtplib"}
    | {"oxmsg"},
    "paper": {"docx", "docxtpl", "docxcompose", "pikepdf", "pypdfium2", "typst", "pdfua"},
    "attachments": {"docx", "docxtpl", "docxcompose", "pikepdf", "pypdfium2", "typst", "pdfua"}
    | {"striprtf"},
}
OWNERS = {
    library: {room for room, owned in OWNED.items() if library in owned}
    for library in set().union(*OWNED.values())
}
# Pydantic's models can only stand at the top of a file. These files hold nothing else, and count
# as heavy themselves.
SHAPES = frozenset({"daysix.jobs.case.contract", "daysix.mail.settings"})
# Slow to import: inside the function that needs them, except in the room or file that owns them.
HEAVY = {
    **{shape: set() for shape in SHAPES},
    "pandas": set(),
    "numpy": set(),
    "pydantic": SHAPES,
    "icalendar": set(),
    "holidays": set(),
    "openpyxl": {"desk"},
    "xlsxwriter": {"desk"},
    "python_calamine": {"desk"},
    "rapidfuzz": set(),
    "docx": set(),
    "docxtpl": set(),
    "jinja2": set(),
    "lxml": set(),
    "oxmsg": set(),
    "pikepdf": set(),
    "pypdfium2": set(),
    "striprtf": set(),
    "typst": set(),
    "uno": {"desk"},
    "xlwings": {"desk"},
}
LONGEST_MODULE = 450
LONGEST_FUNCTION = 60
SHORTEST_EXPLANATION = 60


class Module(NamedTuple):
    """A file of the package: its dotted name, whether it is a folder's first file, its text."""

    name: str
    is_first: bool
    source: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @property
    def room(self) -> str:
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""


class Imported(NamedTuple):
    """One import: the full dotted name and whether it happens as soon as the file is loaded."""

    name: str
    at_once: bool


def modules() -> list[Module]:
    """Read every module of the package."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = list(path.relative_to(ADDIN).with_suffix("").parts)
        is_first = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_first else parts)
        found.append(Module(name, is_first, path.read_text(encoding="utf-8")))
    return found


def imports(module: Module) -> Iterator[Imported]:
    """Give every import of a module, relative ones made whole."""
    for node, at_once in walk_with_time(module.tree, at_once=True):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Imported(alias.name, at_once)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(module, node)
            for alias in node.names:
                yield Imported(f"{base}.{alias.name}", at_once)


def walk_with_time(node: ast.AST, *, at_once: bool) -> Iterator[tuple[ast.AST, bool]]:
    """Walk a tree, telling what runs on loading from what runs later or only for the types."""
    for child in ast.iter_child_nodes(node):
        later = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        types_only = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
        now = at_once and not later and not types_only
        yield child, now
        yield from walk_with_time(child, at_once=now)


def absolute(module: Module, node: ast.ImportFrom) -> str:
    """Give the module an import names, with the dots of a relative import worked out."""
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    keep = len(parts) - node.level + (1 if module.is_first else 0)
    return ".".join([*parts[:keep], *([node.module] if node.module else [])])


def is_inside(name: str, library: str) -> bool:
    return name == library or name.startswith(f"{library}.")


def calls(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Give every call as written, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node.lineno


# The walls. Each gives the breaches in one module, in words.


def only_the_owner_imports_a_library(module: Module) -> list[str]:
    breaches = []
    for name, _ in imports(module):
        if is_inside(name, "xlwings.pro"):
            breaches.append(f"{module.name} imports xlwings.pro, which is not open source")
        for library, rooms in OWNERS.items():
            if is_inside(name, library) and module.room not in rooms:
                owners = " and ".join(sorted(rooms))
                breaches.append(f"{module.name} imports {library}; only {owners} may")
    return breaches


def pure_rooms_touch_nothing(module: Module) -> list[str]:
    if module.room not in PURE_ROOMS:
        return []
    breaches = [
        f"{module.name} imports {name}, which touches the outside world"
        for name, _ in imports(module)
        if any(is_inside(name, forbidden) for forbidden in OUTSIDE_WORLD)
    ]
    for written, line in calls(module.tree):
        if written == "open" or written.endswith((".open", ".read_text", ".read_bytes")):
            breaches.append(f"{module.name}:{line} opens a file")
    return breaches


def pure_rooms_know_only_pure_rooms(module: Module) -> list[str]:
    if module.room not in PURE_ROOMS:
        return []
    breaches = []
    for name, _ in imports(module):
        parts = name.split(".")
        if any(is_inside(name, shape) for shape in PURE_SHAPES):
            continue
        if parts[0] == "daysix" and len(parts) > 1 and parts[1] not in PURE_MAY_IMPORT:
            breaches.append(f"{module.name} imports {name}, which is outside the pure rooms")
    return breaches


def only_doors_print(module: Module) -> list[str]:
    if module.name in SPEAKING_DOORS:
        return []
    breaches = [
        f"{module.name}:{line} prints" for written, line in calls(module.tree) if written == "print"
    ]
    streams = {"sys.stdout", "sys.stderr"}
    breaches += [
        f"{module.name}:{node.lineno} writes where only a door may"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in streams
    ]
    return breaches


def only_doors_ask_for_today(module: Module) -> list[str]:
    if module.name in CLOCK_DOORS:
        return []
    asking = ("today", "now", "utcnow")
    return [
        f"{module.name}:{line} asks the clock ({written}); today is an argument below a door"
        for written, line in calls(module.tree)
        if written.rpartition(".")[2] in asking and "." in written
    ]


def heavy_libraries_wait(module: Module) -> list[str]:
    return [
        f"{module.name} imports {library} as it loads; import it inside the function that needs it"
        for name, at_once in imports(module)
        for library, rooms in HEAVY.items()
        if at_once and is_inside(name, library) and not rooms & {module.room, module.name}
    ]


def no_failure_is_swallowed(module: Module) -> list[str]:
    breaches = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            if node.type is None:
                breaches.append(f"{module.name}:{node.lineno} catches everything (bare except)")
            elif catches_all(node.type) and all(does_nothing(step) for step in node.body):
                breaches.append(f"{module.name}:{node.lineno} swallows every failure")
        elif is_suppress(node) and any(catches_all(kind) for kind in node.args):
            breaches.append(f"{module.name}:{node.lineno} suppresses every failure")
    return breaches


def is_suppress(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress")


def catches_all(kind: ast.expr) -> bool:
    names = {ast.unparse(part) for part in ast.walk(kind) if isinstance(part, ast.Name)}
    return bool(names & {"Exception", "BaseException"})


def does_nothing(step: ast.stmt) -> bool:
    is_bare_value = isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant)
    return isinstance(step, ast.Pass | ast.Continue) or is_bare_value


def nothing_is_imported_unnamed(module: Module) -> list[str]:
    return [f"{module.name} imports {name}" for name, _ in imports(module) if name.endswith(".*")]


def named_tuples_are_made_quickly(module: Module) -> list[str]:
    if module.name == "daysix.records":
        return []
    slow = "typing.NamedTuple"
    return [f"{module.name} imports {slow}" for name, _ in imports(module) if name == slow]


def nothing_is_coerced(module: Module) -> list[str]:
    return [
        f"{module.name}:{node.value.lineno} turns what it cannot read into a blank"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.keyword)
        and node.arg == "errors"
        and isinstance(node.value, ast.Constant)
        and node.value.value == "coerce"
    ]


def files_are_short(module: Module) -> list[str]:
    lines = len(module.source.splitlines())
    if lines <= LONGEST_MODULE:
        return []
    return [f"{module.name} has {lines} lines; {LONGEST_MODULE} is the most"]


def functions_are_short(module: Module) -> list[str]:
    breaches = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                breaches.append(f"{module.name}.{node.name} has {lines} lines")
    return breaches


def every_file_explains_itself(module: Module) -> list[str]:
    explanation = ast.get_docstring(module.tree) or ""
    if module.is_first and len(explanation) < SHORTEST_EXPLANATION:
        return [f"{module.name} does not explain its room in its first lines"]
    return [] if explanation else [f"{module.name} has no docstring"]


WALLS: list[Callable[[Module], list[str]]] = [
    only_the_owner_imports_a_library,
    pure_rooms_touch_nothing,
    pure_rooms_know_only_pure_rooms,
    only_doors_print,
    only_doors_ask_for_today,
    heavy_libraries_wait,
    no_failure_is_swallowed,
    nothing_is_imported_unnamed,
    named_tuples_are_made_quickly,
    nothing_is_coerced,
    files_are_short,
    functions_are_short,
    every_file_explains_itself,
]


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.__name__)
def test_wall_holds(wall):
    read = modules()
    assert read, "no module was read, so nothing was shown"
    assert [breach for module in read for breach in wall(module)] == []


def test_every_folder_with_code_has_a_first_file():
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [str(f.relative_to(ADDIN)) for f in folders if not (f / "__init__.py").exists()] == []


LONG_FUNCTION = "def long():\n" + "    step()\n" * LONGEST_FUNCTION
SHORT_FUNCTION = "def short():\n" + "    step()\n" * (LONGEST_FUNCTION - 1)

# wall, module, text, whether it is a breach: each breach has a near miss beside it
SAMPLES = [
    (only_the_owner_imports_a_library, "daysix.jobs.a", "import openpyxl", True),
    (only_the_owner_imports_a_library, "daysix.jobs.a", "from openpyxl.cell import Cell", True),
    (only_the_owner_imports_a_library, "daysix.jobs.a", "def f():\n    import xlwings", True),
    (only_the_owner_imports_a_library, "daysix.jobs.a", "import openpyxlish", False),
    (only_the_owner_imports_a_library, "daysix.desk.a", "import openpyxl, uno", False),
    (only_the_owner_imports_a_library, "daysix.desk.a", "import xlwings.pro", True),
    (only_the_owner_imports_a_library, "daysix.desk.a", "from xlwings import pro", True),
    (only_the_owner_imports_a_library, "daysix.desk.a", "from xlwings import App", False),
    (only_the_owner_imports_a_library, "daysix.desk.a", "import requests", True),
    (only_the_owner_imports_a_library, "daysix.mail.a", "import requests, msal", False),
    (only_the_owner_imports_a_library, "daysix.inbox.a", "import docx", True),
    (only_the_owner_imports_a_library, "daysix.attachments.a", "import docx, pikepdf", False),
    (only_the_owner_imports_a_library, "daysix.attachments.a", "import striprtf", False),
    (only_the_owner_imports_a_library, "daysix.mail.a", "import pypdfium2", True),
    (pure_rooms_touch_nothing, "daysix.law.a", "from pathlib import Path", True),
    (pure_rooms_touch_nothing, "daysix.law.a", "def f():\n    import os.path", True),
    (pure_rooms_touch_nothing, "daysix.money.a", "from urllib.request import urlopen", True),
    (pure_rooms_touch_nothing, "daysix.money.a", "text = open('rates.csv').read()", True),
    (pure_rooms_touch_nothing, "daysix.money.a", "text = place.read_text()", True),
    (pure_rooms_touch_nothing, "daysix.money.a", "from datetime import time", False),
    (pure_rooms_touch_nothing, "daysix.law.a", "from importlib import resources", True),
    (pure_rooms_touch_nothing, "daysix.law.a", "from importlib import import_module", False),
    (pure_rooms_touch_nothing, "daysix.data.a", "from pathlib import Path", False),
    (pure_rooms_know_only_pure_rooms, "daysix.duties.a", "from daysix.desk import read", True),
    (pure_rooms_know_only_pure_rooms, "daysix.duties.a", "from ..jobs import due", True),
    (pure_rooms_know_only_pure_rooms, "daysix.duties.a", "from .. import cli", True),
    (pure_rooms_know_only_pure_rooms, "daysix.duties.a", "from ..law import rule", False),
    (pure_rooms_know_only_pure_rooms, "daysix.duties.a", "from . import notify", False),
    (pure_rooms_know_only_pure_rooms, "daysix.panels.a", "from daysix.paper.pack import a", True),
    (pure_rooms_know_only_pure_rooms, "daysix.panels.a", "import daysix.paper.blocks", False),
    (pure_rooms_know_only_pure_rooms, "daysix.jobs.a", "from daysix.desk import read", False),
    (only_doors_print, "daysix.jobs.a", "print('done')", True),
    (only_doors_print, "daysix.jobs.a", "import sys\nsys.stdout.write('done')", True),
    (only_doors_print, "daysix.jobs.a", "footprint('done')", False),
    (only_doors_print, "daysix.cli", "print('done')", False),
    (only_doors_ask_for_today, "daysix.build.__main__", "day = date.today()", True),
    (only_doors_ask_for_today, "daysix.jobs.a", "day = date.today()", True),
    (only_doors_ask_for_today, "daysix.jobs.a", "day = datetime.datetime.now(UTC)", True),
    (only_doors_ask_for_today, "daysix.jobs.a", "day = due.day(today)", False),
    (only_doors_ask_for_today, "daysix.cli", "day = date.today()", False),
    (heavy_libraries_wait, "daysix.jobs.a", "import pandas as pd", True),
    (heavy_libraries_wait, "daysix.jobs.a", "class A:\n    from pydantic import Field", True),
    (heavy_libraries_wait, "daysix.jobs.a", "try:\n    import numpy\nfinally:\n    pass", True),
    (heavy_libraries_wait, "daysix.jobs.a", "def f():\n    import pandas", False),
    (heavy_libraries_wait, "daysix.jobs.a", "if TYPE_CHECKING:\n    import pandas", False),
    (heavy_libraries_wait, "daysix.jobs.a", "from daysix.jobs.case.contract import X", True),
    (heavy_libraries_wait, "daysix.jobs.a", "from .case.contract import X", True),
    (heavy_libraries_wait, "daysix.jobs.case.contract", "from pydantic import BaseModel", False),
    (heavy_libraries_wait, "daysix.desk.a", "import openpyxl", False),
    (heavy_libraries_wait, "daysix.desk.a", "import pandas", True),
    (heavy_libraries_wait, "daysix.attachments.a", "import pypdfium2", True),
    (heavy_libraries_wait, "daysix.attachments.a", "def f():\n    import pypdfium2", False),
    (no_failure_is_swallowed, "daysix.desk.a", "try:\n    f()\nexcept:\n    g()", True),
    (no_failure_is_swallowed, "daysix.desk.a", "try:\n    f()\nexcept Exception:\n    pass", True),
    (no_failure_is_swallowed, "daysix.desk.a", "with suppress(Exception):\n    f()", True),
    (
        no_failure_is_swallowed,
        "daysix.desk.a",
        "for x in y:\n    try:\n        f()\n    except (KeyError, Exception):\n        continue",
        True,
    ),
    (no_failure_is_swallowed, "daysix.desk.a", "try:\n    f()\nexcept KeyError:\n    pass", False),
    (no_failure_is_swallowed, "daysix.desk.a", "with suppress(KeyError):\n    f()", False),
    (nothing_is_imported_unnamed, "daysix.jobs.a", "from daysix.law import *", True),
    (nothing_is_imported_unnamed, "daysix.jobs.a", "from daysix.law import star", False),
    (named_tuples_are_made_quickly, "daysix.law.a", "from typing import NamedTuple", True),
    (named_tuples_are_made_quickly, "daysix.law.a", "from daysix.records import NamedTuple", False),
    (nothing_is_coerced, "daysix.jobs.a", "pd.to_datetime(x, errors='coerce')", True),
    (nothing_is_coerced, "daysix.jobs.a", "pd.to_datetime(x, errors='raise')", False),
    (files_are_short, "daysix.jobs.a", "x = 1\n" * (LONGEST_MODULE + 1), True),
    (files_are_short, "daysix.jobs.a", "x = 1\n" * LONGEST_MODULE, False),
    (functions_are_short, "daysix.jobs.a", LONG_FUNCTION, True),
    (functions_are_short, "daysix.jobs.a", SHORT_FUNCTION, False),
    (every_file_explains_itself, "daysix.jobs.a", "x = 1", True),
    (every_file_explains_itself, "daysix.jobs.a", '"""Count days."""', False),
]


@pytest.mark.parametrize(("wall", "name", "text", "breach"), SAMPLES)
def test_wall_sees_a_breach_and_lets_a_near_miss_pass(wall, name, text, breach):
    assert bool(wall(Module(name, is_first=False, source=text))) is breach


def test_every_wall_is_shown_a_breach_and_a_near_miss():
    for wall in WALLS:
        assert {breach for w, _, _, breach in SAMPLES if w is wall} == {True, False}, wall.__name__


def test_a_room_with_a_short_first_line_is_seen():
    assert every_file_explains_itself(Module("daysix.law", is_first=True, source='"""Law."""'))


def test_relative_imports_in_a_first_file_start_at_its_own_room():
    module = Module("daysix.duties", is_first=True, source="from .notify import rule")
    assert list(imports(module)) == [Imported("daysix.duties.notify.rule", at_once=True)]


def loaded_after(names: list[str]) -> set[str]:
    """Import modules in a new Python and give the heavy libraries that came along."""
    wanted = sorted(HEAVY.keys() | OWNERS.keys())
    program = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        f"print(' '.join(name for name in {wanted!r} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ADDIN)},
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_door_opens_without_heavy_libraries():
    assert loaded_after(["daysix", "daysix.cli"]) == set()


def test_the_pure_rooms_load_without_heavy_libraries():
    names = [module.name for module in modules() if module.room in PURE_ROOMS]
    assert names
    assert loaded_after(names) == set()


def test_the_measure_sees_a_heavy_library():
    assert "openpyxl" in loaded_after(["openpyxl"])


def test_every_file_of_shapes_is_there():
    assert {module.name for module in modules()} >= SHAPES


def test_importing_the_package_imports_nothing():
    assert list(imports(next(m for m in modules() if m.name == "daysix"))) == []


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
        lambda: socket.getaddrinfo("day-six.example", 443),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
    ],
    ids=["connect", "look up a name", "send"],
)
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_test_cannot_reach_a_network(reach, no_network):
    with pytest.raises(pytest.fail.Exception, match="tried to reach a network"):
        reach()
    assert len(no_network) == 1
    no_network.clear()
