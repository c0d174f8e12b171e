"""start.py: it needs nothing, says what is wrong in one sentence, and costs nothing twice."""

from __future__ import annotations

import ast
import errno
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "start.py"


INSTALL_STEPS = 4  # make it, the pinned parts, the project itself, compile
COMPILE = ["-m", "compileall"]


@pytest.fixture
def start():
    """A fresh copy of start.py as a module."""
    spec = importlib.util.spec_from_file_location("start_under_test", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def house(tmp_path):
    """A folder with the landmarks of Day Six and nothing else."""
    folder = tmp_path / "day six"
    (folder / "addin" / "daysix").mkdir(parents=True)
    (folder / "addin" / "daysix" / "__init__.py").write_text('"""Empty."""\n')
    (folder / "pyproject.toml").write_text("[project]\n")
    (folder / "requirements.lock").write_text("one==1\n")
    return folder


@pytest.fixture
def ready(start, house):
    """The same folder with an environment that finished: its Python is this very one."""
    pretend_environment(start, house)
    start.write_stamp(house, start.recipe(house))
    return house


@pytest.fixture
def installed(start, monkeypatch):
    """Record the steps of an installation instead of running them."""
    steps = []

    def pretend(command, root):
        steps.append(command)
        pretend_environment(start, root)

    monkeypatch.setattr(start, "run_installer", pretend)
    monkeypatch.setattr(start, "find_uv", lambda: "")
    return steps


def pretend_environment(start, root):
    """Put this Python where the environment's own would be."""
    python = start.environment_python(root)
    python.parent.mkdir(parents=True, exist_ok=True)
    (root / ".venv" / "pyvenv.cfg").write_text("made by a test\n")
    if not python.exists():
        python.symlink_to(sys.executable)


# Old Pythons


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10)])
def test_an_old_python_is_told_which_it_is_and_what_is_needed(start, version):
    said = start.old_python_sentence(version)
    assert said.startswith(f"This computer's Python is {version[0]}.{version[1]}. ")
    assert "3.11 or newer" in said
    assert said.endswith("(START-01)")


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (4, 0)])
def test_a_new_enough_python_is_told_nothing(start, version):
    assert start.old_python_sentence(version) == ""


def test_an_old_python_3_can_read_the_whole_file():
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_refusal_comes_before_anything_an_old_python_could_trip_over():
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    kinds = [type(node) for node in tree.body]
    refusal = kinds.index(ast.If)
    before = [node for node in tree.body[:refusal] if isinstance(node, ast.FunctionDef)]
    assert [node.name for node in before] == ["old_python_sentence"]
    # an annotation in quotes is not worked out, so an old Python does not stumble over it
    assert all(isinstance(a.annotation, ast.Constant) for a in before[0].args.args)


def test_it_uses_the_standard_library_alone():
    names = set()
    for node in ast.walk(ast.parse(SCRIPT.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module.split(".")[0])
    assert names <= sys.stdlib_module_names
    assert "subprocess" in names


# Verbs


def test_an_unknown_verb_is_refused_and_the_verbs_are_listed(start, capsys):
    assert start.main(["lunch"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("There is no command called 'lunch'. Choose one of these:")
    assert all(f" {verb} " in said for verb in start.VERBS)
    assert said.rstrip().endswith("(START-02)")


def test_no_verb_is_refused_and_the_verbs_are_listed(start, capsys):
    assert start.main([]) == 2
    assert "Say what to do." in capsys.readouterr().err


def test_asking_for_help_is_no_fault(start, capsys):
    assert start.main(["--help"]) == 0
    assert " doctor " in capsys.readouterr().out


def test_the_verbs_are_those_promised(start):
    assert list(start.VERBS) == ["demo", "test", "doctor", "bench", "faults", "build"]


@pytest.mark.parametrize("verb", ["demo", "doctor"])
def test_an_officers_verb_is_handed_to_the_program(start, house, verb):
    assert start.verb_arguments(verb, house) == ["-P", "-m", "daysix", verb]


def test_build_is_handed_to_the_builder(start, house):
    assert start.verb_arguments("build", house) == ["-P", "-m", "daysix.build"]


@pytest.mark.parametrize(("verb", "script"), [("bench", "run.py"), ("faults", "faults.py")])
def test_a_measuring_verb_runs_its_script(start, house, verb, script):
    path = house / "tests" / "benchmarks" / script
    path.parent.mkdir(parents=True)
    path.write_text("")
    assert start.verb_arguments(verb, house) == [str(path)]


def test_a_missing_script_is_named(start, house):
    with pytest.raises(start.StopError, match=r"tests/benchmarks/run\.py is missing.*START-09"):
        start.verb_arguments("bench", house)


def test_further_arguments_are_passed_on(start, ready, monkeypatch):
    ran = []
    monkeypatch.setattr(start, "ROOT", ready)
    monkeypatch.setattr(start, "run", lambda _python, arguments: ran.append(arguments) or 7)
    assert start.main(["demo", "somewhere", "--as-of", "2026-11-30"]) == 7
    assert ran == [["-P", "-m", "daysix", "demo", "somewhere", "--as-of", "2026-11-30"]]


def test_a_copy_of_start_py_alone_is_told_what_is_missing(tmp_path):
    copy = tmp_path / "start.py"
    copy.write_bytes(SCRIPT.read_bytes())
    done = subprocess.run(
        [sys.executable, str(copy), "doctor"], capture_output=True, check=False, text=True
    )
    assert done.returncode == 2
    assert done.stderr == (
        "This is not the whole Day Six folder: pyproject.toml is not beside start.py. "
        "Fetch the whole folder again and run start.py inside it. (START-03)\n"
    )


# Testing


@pytest.fixture
def steps_run(start, monkeypatch):
    """Record what `test` runs; a step named in `failing` gives 3."""
    record = SimpleNamespace(ran=[], failing=None)

    def pretend(_python, arguments, *, folder):
        assert folder == start.ROOT
        record.ran.append(arguments)
        return 3 if arguments[1] == record.failing else 0

    monkeypatch.setattr(start, "run", pretend)
    return record


def test_the_checks_run_in_order(start, steps_run):
    assert start.run_tests(Path("python"), []) == 0
    assert steps_run.ran == [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-m", "pytest"],
    ]


def test_the_first_failure_stops_and_is_named(start, steps_run, capsys):
    steps_run.failing = "mypy"
    assert start.run_tests(Path("python"), []) == 3
    assert steps_run.ran[-1] == ["-m", "mypy"]
    assert capsys.readouterr().err.startswith("The types do not agree with each other (mypy")


def test_with_arguments_only_pytest_runs(start, steps_run):
    assert start.run_tests(Path("python"), ["-k", "walls"]) == 0
    assert steps_run.ran == [["-m", "pytest", "-k", "walls"]]


# The stamp


def test_a_finished_environment_is_used_as_it_is(start, ready, installed):
    assert start.ensure_environment(ready) == start.environment_python(ready)
    assert installed == []


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_recipe_is_installed_again(start, ready, installed, name):
    (ready / name).write_text("changed\n")
    start.ensure_environment(ready)
    assert len(installed) == INSTALL_STEPS
    assert start.is_ready(ready, start.recipe(ready))


def test_text_moved_from_one_file_to_the_other_is_a_changed_recipe(start, house):
    before = start.recipe(house)
    (house / "requirements.lock").write_text("")
    (house / "pyproject.toml").write_text("one==1\n[project]\n")
    assert start.recipe(house) != before


def test_another_python_is_a_changed_recipe(start, house, monkeypatch):
    before = start.recipe(house)
    monkeypatch.setattr(start.sys, "version", "3.99.0 (another)")
    assert start.recipe(house) != before


def test_a_moved_folder_is_a_changed_recipe(start, ready, tmp_path):
    wanted = start.recipe(ready)
    moved = ready.rename(tmp_path / "elsewhere")
    assert start.recipe(moved) != wanted


def test_a_first_run_writes_the_stamp_last(start, house, monkeypatch):
    seen = []

    def look(_command, root):
        pretend_environment(start, root)
        marker, stamp = (root / ".venv" / name for name in (start.UNFINISHED, start.STAMP))
        seen.append((marker.exists(), stamp.exists()))

    monkeypatch.setattr(start, "run_installer", look)
    monkeypatch.setattr(start, "find_uv", lambda: "")
    start.ensure_environment(house)
    assert seen == [(True, False)] * INSTALL_STEPS
    assert start.is_ready(house, start.recipe(house))
    assert not (house / ".venv" / start.UNFINISHED).exists()


@pytest.mark.parametrize("reason", [KeyboardInterrupt, OSError])
def test_an_interrupted_installation_is_made_again_from_nothing(
    start, ready, installed, monkeypatch, reason
):
    (ready / "requirements.lock").write_text("changed\n")
    pretend = start.run_installer

    def stop(_command, _root):
        raise reason

    monkeypatch.setattr(start, "run_installer", stop)
    with pytest.raises(reason):
        start.ensure_environment(ready)
    left_over = ready / ".venv" / "half a part"
    left_over.write_text("")
    monkeypatch.setattr(start, "run_installer", pretend)
    start.ensure_environment(ready)
    assert len(installed) == INSTALL_STEPS
    assert not left_over.exists()
    assert start.is_ready(ready, start.recipe(ready))


# Broken environments


def break_by_pointing_nowhere(start, root):
    python = start.environment_python(root)
    python.unlink()
    python.symlink_to(root / "gone")


def break_by_emptying(start, root):
    (root / ".venv" / "pyvenv.cfg").unlink()
    start.environment_python(root).unlink()


def break_by_spoiling(start, root):
    python = start.environment_python(root)
    python.unlink()
    python.write_bytes(b"not a program")
    python.chmod(0o755)
    (root / ".venv" / start.STAMP).unlink()


def break_by_an_unreadable_stamp(start, root):
    (root / ".venv" / start.STAMP).write_bytes(b"\xff\xfe")
    start.environment_python(root).unlink()


@pytest.mark.parametrize(
    "damage",
    [
        break_by_pointing_nowhere,
        break_by_emptying,
        break_by_spoiling,
        break_by_an_unreadable_stamp,
    ],
)
def test_a_broken_environment_is_made_again(start, ready, installed, damage, capsys):
    damage(start, ready)
    left_over = ready / ".venv" / "left over"
    left_over.write_text("")
    start.ensure_environment(ready)
    assert len(installed) == INSTALL_STEPS
    assert not left_over.exists()
    assert "broken or for another Python, so it is made again" in capsys.readouterr().out


def test_a_file_where_the_environment_should_be_is_replaced(start, house, installed):
    (house / ".venv").write_text("not a folder")
    start.ensure_environment(house)
    assert (house / ".venv").is_dir()
    assert len(installed) == INSTALL_STEPS


def test_an_environment_that_works_is_kept_when_only_the_recipe_changed(start, ready, installed):
    kept = ready / ".venv" / "kept"
    kept.write_text("")
    (ready / "requirements.lock").write_text("changed\n")
    start.ensure_environment(ready)
    assert kept.exists()
    assert len(installed) == INSTALL_STEPS


def test_it_does_not_take_away_the_environment_it_stands_in(start, ready, installed, monkeypatch):
    (ready / ".venv" / start.UNFINISHED).write_text("")
    (ready / ".venv" / start.STAMP).unlink()
    monkeypatch.setattr(start.sys, "prefix", str(ready / ".venv"))
    with pytest.raises(start.StopError, match="START-13"):
        start.ensure_environment(ready)
    assert installed == []
    assert (ready / ".venv").is_dir()


# With uv and without


def test_without_uv_pythons_own_tools_are_used(start, house, installed):
    start.install(house)
    assert [command[1:3] for command in installed] == [
        ["-m", "venv"],
        ["-m", "pip"],
        ["-m", "pip"],
        COMPILE,
    ]
    assert "--require-hashes" in installed[1]
    assert installed[2][-2:] == ["--editable", str(house)]


def test_with_uv_it_is_used(start, house, installed, monkeypatch):
    monkeypatch.setattr(start, "find_uv", lambda: "uv")
    start.install(house)
    assert [command[1] for command in installed] == ["venv", "pip", "pip", "-m"]
    assert {command[0] for command in installed[:-1]} == {"uv"}
    assert "--require-hashes" in installed[1]


def test_no_uv_on_the_path_is_noticed(start, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert start.find_uv() == ""


@pytest.mark.skipif(os.name == "nt", reason="writes a small shell program")
@pytest.mark.parametrize(("answer", "works"), [(0, True), (127, False)])
def test_a_uv_that_does_not_run_is_not_used(start, tmp_path, monkeypatch, answer, works):
    uv = tmp_path / "uv"
    uv.write_text(f"#!/bin/sh\nexit {answer}\n")
    uv.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert start.find_uv() == (str(uv) if works else "")


@pytest.mark.parametrize("absent", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_how_to_get_it(start, house, installed, monkeypatch, absent):
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == absent else real(name)
    )
    with pytest.raises(start.StopError, match=r"apt install python3-venv.*START-04"):
        start.install(house)
    assert installed == []


# Failures in words


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Failed to establish a new connection: [Errno 101]", "START-05"),
        ("error: Failed to fetch: dns error: failed to lookup address", "START-05"),
        ("WARNING: Retrying ... ReadTimeoutError: Read timed out.", "START-05"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "START-06"),
        ("failed to copy: There is not enough space on the disk. (os error 112)", "START-06"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS", "START-11"),
        ("error: Hash mismatch for `six==1.17.0`", "START-11"),
        ("not created successfully because ensurepip is not available.", "START-04"),
        ("[Errno 13] Permission denied: '.venv'", "START-08"),
        ("ERROR: No matching distribution found for numpy==2.4.6", "START-12"),
        ("something nobody foresaw", "START-07"),
    ],
)
def test_what_an_installer_says_becomes_a_sentence(start, said, code):
    found, sentence = start.failure(said)
    assert found == code
    assert sentence.endswith(".")


def test_a_network_failure_that_ends_in_no_match_is_about_the_network(start):
    said = "Retrying: Failed to establish a new connection\nNo matching distribution found"
    assert start.failure(said)[0] == "START-05"


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "START-06"), (errno.EACCES, "START-08"), (errno.EROFS, "START-08")],
)
def test_what_the_system_refuses_becomes_a_sentence(start, monkeypatch, capsys, number, code):
    def refuse(_arguments):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(start, "run_verb", refuse)
    assert start.main(["doctor"]) == 2
    assert f"({code})" in capsys.readouterr().err


def test_stopping_it_by_hand_is_not_a_traceback(start, monkeypatch, capsys):
    def stop(_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "run_verb", stop)
    assert start.main(["doctor"]) == 130
    assert capsys.readouterr().err.startswith("Stopped, because you asked.")


def test_an_installer_that_fails_shows_its_last_words(start, house, capsys):
    program = "print('early'); print('\\n'.join('abcdef')); raise SystemExit(1)"
    with pytest.raises(start.StopError, match="START-07"):
        start.run_installer([sys.executable, "-c", program], house)
    assert capsys.readouterr().err.split() == list("abcdef")


def test_a_full_disk_is_named_even_when_the_installer_does_not(start, house, monkeypatch):
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=0))
    with pytest.raises(start.StopError, match="START-06"):
        start.run_installer([sys.executable, "-c", "raise SystemExit(1)"], house)


def test_every_trouble_has_its_own_code(start):
    codes = [trouble.code for trouble in start.TROUBLES]
    assert len(codes) == len(set(codes))


def test_other_peoples_python_settings_do_not_leak_in(start, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PYTHONHOME", "elsewhere")
    monkeypatch.setenv("DAYSIX_SHARED", "required")
    assert not {"PYTHONPATH", "PYTHONHOME"} & start.environment().keys()
    assert start.environment()["DAYSIX_SHARED"] == "required"
