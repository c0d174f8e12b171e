"""The README, the verbs, the rules and the pictures hold each other to account."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from daysix import cli
from daysix.law.registry import all_rules
from daysix.law.switches import SWITCHES

ROOT = Path(__file__).resolve().parent.parent
NUMBERS = {20: "twenty"}


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_verb_is_in_the_readme_and_every_verb_there_exists(readme) -> None:
    table = re.findall(r"^\| `daysix ([a-z-]+)", readme, re.MULTILINE)
    assert set(table) == set(cli._verb_names())


def test_the_number_of_rules_is_the_number_of_rules(readme) -> None:
    assert f"\n{len(all_rules())} rules, one file each" in readme


def test_the_number_of_open_points_is_the_number_of_switches(readme) -> None:
    assert f"The {NUMBERS[len(SWITCHES)]} points the law\nleaves open" in readme


def test_the_answer_on_the_phone_is_what_the_program_says(readme, capsys, monkeypatch) -> None:
    asked = readme.partition("$ daysix ")[2].partition("\n\n")[0].replace("\\\n", " ")
    answer = re.search(r"^  (\w{3} \d+ \w{3} \d{4} .+GB-01\])$", readme, re.MULTILINE)
    assert answer
    arguments = [quoted or bare for quoted, bare in re.findall(r'"([^"]+)"|(\S+)', asked)]
    monkeypatch.chdir(ROOT)
    assert cli.main([*arguments, "--as-of", "2026-11-30"]) == 0
    assert answer[1] in capsys.readouterr().out


def test_every_picture_is_there_and_small(readme) -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert pictures
    for picture in pictures:
        assert 1_000 < (ROOT / picture).stat().st_size < 250_000


def test_both_commands_are_on_the_first_screen(readme) -> None:
    first_screen = "\n".join(readme.splitlines()[:26])
    assert "python3 start.py demo" in first_screen
    assert "python3 start.py test" in first_screen


def test_the_number_of_checks_in_the_changelog_is_the_number_of_checks() -> None:
    from daysix.checks.calendar.registry import calendar_checks
    from daysix.checks.registry import row_checks

    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert len(calendar_checks()) == 7
    assert f"{len(row_checks())} checks of rows and seven of calendars" in changelog


def test_the_kind_of_mail_shown_is_the_kind_of_mail_there_is() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("<!-- add-a-kind: begin -->")[2].partition("<!-- add-a-kind: end -->")[
        0
    ]
    lines = section.partition("```diff\n")[2].partition("```")[0].splitlines()
    path = lines[3].removeprefix("+++ b/")
    shown = "".join(f"{line[1:]}\n" for line in lines[5:])
    assert shown == (ROOT / path).read_text(encoding="utf-8"), f"Show {path} in it as it is now."
    assert lines[4] == f"@@ -0,0 +1,{shown.count(chr(10))} @@"
