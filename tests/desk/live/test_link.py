"""The line to LibreOffice: what happens when the other end is missing, silent or ends."""

from __future__ import annotations

import ast
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from daysix.desk.libreoffice import link as link_module
from daysix.desk.libreoffice import office
from daysix.desk.libreoffice.link import Gone, LibreOfficeFault, Link, NotAnswering, Refused
from daysix.desk.live_books import usual_profile

HELPER = Path(link_module.__file__).parent / "helper"
OLDEST_PYTHON = (3, 8)
STANDARD = frozenset({
    "__future__", "functools", "hashlib", "json", "os", "pathlib", "re", "sys", "threading",
    "typing", "urllib",
})  # fmt: skip
NOBODY = "daysix-nobody-listens-here"


def python_that(folder, does):
    """A stand-in for LibreOffice's Python that runs our own with other lines."""
    script = folder / "python"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{does}"\n', encoding="utf-8")
    script.chmod(0o700)
    return script


ANSWERS_ONCE = (
    "import sys; sys.stdin.readline(); "
    'print(\'{\\"is\\": {\\"version\\": \\"7.4\\"}}\', flush=True); '
)
needs_sh = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


def test_no_python_at_all_is_said():
    with pytest.raises(Gone, match="no Python with uno was found"):
        Link(NOBODY, pythons=[])


@needs_sh
def test_a_python_without_uno_is_passed_over(tmp_path):
    with pytest.raises(Gone, match="the helper has ended"):
        Link(NOBODY, pythons=[python_that(tmp_path, "import no_such_module")])


@needs_sh
def test_the_next_python_is_tried(tmp_path):
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    bare = python_that(tmp_path / "first", "import no_such_module")
    speaks = python_that(tmp_path / "second", ANSWERS_ONCE + "sys.stdin.readline()")
    link = Link(NOBODY, pythons=[bare, speaks])
    assert link.version == "7.4"
    link.close()


@needs_sh
def test_silence_is_not_waited_for_without_end(tmp_path):
    silent = python_that(tmp_path, ANSWERS_ONCE + "sys.stdin.read()")
    link = Link(NOBODY, pythons=[silent], patience=0.2)
    with pytest.raises(NotAnswering, match=r"book\.books: no answer within 0\.2 seconds"):
        link.ask("book.books")
    assert link.is_open is False


@needs_sh
def test_a_helper_that_ends_is_noticed_and_stays_gone(tmp_path):
    ends = python_that(tmp_path, ANSWERS_ONCE)
    link = Link(NOBODY, pythons=[ends])
    with pytest.raises(Gone):
        link.ask("book.books")
    with pytest.raises(Gone, match="the line is closed"):
        link.ask("book.books")
    link.close()


@needs_sh
def test_a_libreoffice_that_is_gone_closes_the_line_so_that_the_next_one_is_reached(tmp_path):
    lost = 'print(\'{\\"failed\\": \\"gone\\", \\"why\\": \\"x\\"}\', flush=True); '
    loses = python_that(tmp_path, f"{ANSWERS_ONCE}sys.stdin.readline(); {lost}sys.stdin.read()")
    link = Link(NOBODY, pythons=[loses])
    with pytest.raises(Gone, match=r"book\.books: x"):
        link.ask("book.books")
    assert link.is_open is False


def test_nobody_behind_the_pipe_is_said(running):
    with pytest.raises(Gone, match="NoConnectException"):
        Link(NOBODY)


def test_a_fault_leaves_the_line_open(running):
    link = Link(running.reach.pipe)
    with pytest.raises(Refused, match="no such workbook"):
        link.ask("sheet.sheets", book="none")
    with pytest.raises(LibreOfficeFault, match="KeyError"):
        link.ask("no such thing")
    with pytest.raises(LibreOfficeFault, match="TypeError"):
        link.ask("book.books", wrong=1)
    assert link.ask("book.books")["open"] == []
    link.close()


def test_letting_go_leaves_libreoffice_as_it_is(running):
    link = Link(running.reach.pipe)
    made = link.ask("book.new_book", hidden=True)
    link.close()
    again = Link(running.reach.pipe)
    assert [one["number"] for one in again.ask("book.books")["open"]] == [made["number"]]
    again.ask("book.close", book=made["number"])
    again.close()


def test_the_same_pipe_at_every_start():
    assert office.own_pipe() == office.own_pipe()
    assert office.Reach("daysix-x").accept == "--accept=pipe,name=daysix-x;urp"
    assert office.Reach("daysix-x").listening == "pipe,name=daysix-x;urp;"


def test_programs_are_looked_for_where_a_setting_says(monkeypatch, tmp_path):
    program, python = tmp_path / "soffice", tmp_path / "python"
    program.touch()
    python.touch()
    monkeypatch.setenv(office.OWN_SOFFICE, str(program))
    assert office.soffice() == program
    assert office.pythons()[0] == python
    other = tmp_path / "other"
    other.touch()
    monkeypatch.setenv(office.OWN_PYTHON, str(other))
    assert office.pythons()[:2] == [other, python]


@pytest.mark.parametrize(
    ("platform", "ends_with"),
    [
        ("win32", ("AppData", "Roaming", "LibreOffice", "4")),
        ("darwin", ("Library", "Application Support", "LibreOffice", "4")),
        ("linux", (".config", "libreoffice", "4")),
    ],
)
def test_the_usual_settings_folder(monkeypatch, platform, ends_with):
    monkeypatch.setattr(sys, "platform", platform)
    assert usual_profile().parts[-len(ends_with) :] == ends_with


def test_without_libreoffice_nobody_is_asked_to_listen(monkeypatch):
    monkeypatch.setattr(office, "soffice", lambda: None)
    assert office.ask_to_listen(office.Reach(NOBODY)) is False


def test_a_libreoffice_that_runs_can_be_asked_to_listen(running):
    asked = office.Reach(f"{running.reach.pipe}-asked", running.reach.profile)
    assert office.is_running(running.reach.profile)
    with pytest.raises(Gone):
        Link(asked.pipe)
    assert office.ask_to_listen(asked) is True
    link = Link(asked.pipe)
    assert link.ask("book.books")["open"] == []
    link.close()


# The helper's own files


def test_the_helper_keeps_to_what_old_pythons_know():
    files = sorted(HELPER.glob("*.py"))
    assert len(files) > 5
    for path in files:
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source, feature_version=OLDEST_PYTHON)
        imported = {
            name.split(".")[0]
            for node in ast.walk(tree)
            for name in (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        own = {
            node.module
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("daysix")
        }
        assert imported <= {*STANDARD, "uno", "unohelper", "daysix"}
        assert all(module.startswith("daysix.desk.libreoffice.helper") for module in own)
        assert "from __future__ import annotations" in source or path.name == "__init__.py"


def test_everything_that_is_answered_is_asked_for():
    known = ast.parse((HELPER / "answers.py").read_text(encoding="utf-8"))
    rooms = next(
        ast.literal_eval(node.value)
        for node in known.body
        if isinstance(node, ast.Assign) and node.targets[0].id == "KNOWN"
    )
    answered = {f"{room}.{name}" for room, names in rooms.items() for name in names.split()}
    asked = "".join(path.read_text(encoding="utf-8") for path in HELPER.parent.glob("*.py"))
    assert len(answered) > 40
    assert sorted(one for one in answered if f'"{one}"' not in asked) == []


def test_what_stands_above_the_helper_imports_nothing():
    for folder in (HELPER.parent, HELPER.parent.parent, HELPER.parent.parent.parent):
        tree = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
        assert not [
            node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)
        ]


SERVES = """
import io, json, sys, types
sys.modules["uno"] = types.ModuleType("uno")
from daysix.desk.libreoffice.helper import serve
from daysix.desk.libreoffice.helper.office import Refused
class DisposedException(Exception): pass
def refuse(): raise Refused("no such sheet")
def lose(): raise DisposedException("gone")
known = {"add": lambda one, two: one + two, "refuse": refuse, "lose": lose}
asked = [("add", {"one": 1, "two": 2}), ("refuse", {}), ("lose", {}), ("nothing", {})]
lines = b"".join(json.dumps({"do": do, "with": how}).encode() + b"\\n" for do, how in asked)
out = io.BytesIO()
serve.serve(io.BytesIO(lines), out, known)
print(out.getvalue().decode())
"""


def test_each_request_has_one_answer_on_one_line(root):
    done = subprocess.run(
        [sys.executable, "-c", SERVES],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(root / "addin")},
        text=True,
    )
    found = [json.loads(line) for line in io.StringIO(done.stdout.strip())]
    assert found == [
        {"is": 3},
        {"failed": "refused", "why": "no such sheet"},
        {"failed": "gone", "why": "DisposedException: gone"},
        {"failed": "fault", "why": "KeyError: 'nothing'"},
    ]
