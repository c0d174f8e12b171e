"""How the process of one command ends: all said, its code handed on, other endings not left out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ADDIN = Path(__file__).resolve().parent.parent / "addin"
FIRST = f"import sys; sys.path.insert(0, {str(ADDIN)!r}); sys.argv = ['daysix', *sys.argv[1:]]\n"


def _ended(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", FIRST + program, *arguments]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["rules"], 0), (["explain", "NO-SUCH-RULE"], 2), (["no-such-command"], 2)],
)
def test_the_code_is_handed_on(arguments, code):
    ended = _ended("from daysix.cli import main; sys.exit(main())", *arguments)
    assert ended.returncode == code
    assert bool(ended.stdout) == (code == 0)
    assert ended.stderr.count("\n") == (code == 2)


def test_all_of_a_long_answer_goes_through_a_pipe():
    ended = _ended("from daysix.cli import main; sys.exit(main())", "rules", "--json")
    lines = ended.stdout.splitlines()
    assert len(ended.stdout) > 65_536  # more than a pipe holds
    assert (lines[0][0], lines[-1][-1]) == ("{", "}")


def test_what_others_want_done_at_the_end_is_done():
    program = (
        "import atexit\nfrom daysix.cli import main\n"
        "atexit.register(print, 'tidied away')\nsys.exit(main())"
    )
    ended = _ended(program, "--version")
    assert ended.stdout.splitlines()[-1] == "tidied away"
    assert ended.returncode == 0


def test_whoever_calls_it_within_a_program_goes_on():
    program = "from daysix.cli import main\nmain(['--version'])\nsys.exit(7)"
    assert _ended(program).returncode == 7
