"""*Letters for this case*, clicked in a running Calc: shown, agreed to, made, noted, not twice."""

from __future__ import annotations

import sys

import docx

from daysix.desk.team_workbook import team_workbook_bytes
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.settings import CouncilSettings
from tests.jobs import open_team_book
from tests.jobs.letters.case_desk import CASE, CHILD, OFFICER, OTHER, PERMANENT, SCHOOL
from tests.live.scene import ANSWERED, ASKED
from tests.live.test_click import column
from tests.live.test_meeting_click import said

STAGED = [sys.executable, "-m", "tests.live.staged", "2026-11-30"]
LETTERS = {f"{CASE} Exclusion received.docx", f"{CASE} Parents - first letter.docx"}


def test_the_letters_of_a_new_case_are_made_by_a_click_and_a_yes(scene):
    scene.open(team_with_a_case(scene.top))
    scene.start(STAGED)
    scene.desk().go_to("Exclusions", 2, 1)
    before = scene.sheets()
    scene.click("case_letters")
    preview = said(scene.shown(ASKED, within=60))
    assert (scene.sheets(), made(scene)) == (before, set()), "Written before the yes."
    assert "2 letters would be made for 2026-0014. None is sent." in preview
    assert "Parents - first letter: to Ms O'Neill-Śmith (parent or carer)" in preview
    scene.agree()
    answer = said(scene.shown(ANSWERED, within=120))
    assert "2 letters made" in answer
    assert made(scene) == LETTERS
    # notice on Friday 27 November is day 0: 30 November is 1, 4 December 5, 11 is 10, 18 is 15
    letter = docx.Document(scene.top / "Cases" / CASE / f"{CASE} Parents - first letter.docx")
    assert "must decide by Friday 18 December 2026" in "\n".join(p.text for p in letter.paragraphs)
    assert set(column(scene.sheets(), "Audit", "After")) == LETTERS
    scene.click("case_letters")
    assert "2 letters can be approved." in said(scene.shown(ASKED, within=60))
    scene.agree()
    assert "2 letters approved." in said(scene.shown(ANSWERED, within=60))
    assert made(scene) == LETTERS
    scene.click("case_letters")
    assert "Every letter is there already" in said(scene.shown(ANSWERED, within=60))


def team_with_a_case(folder):
    names, *days = open_team_book.calendar_rows()
    rows = {
        "Exclusions": [PERMANENT],
        "Pupils": [CHILD, OTHER],
        "Schools": [SCHOOL],
        "Contacts": [OFFICER],
        "Calendar": [dict(zip(names, row, strict=True)) for row in days],
    }
    path = folder / "Team.xlsx"
    settings = CouncilSettings("Brambleshire", "925", sendiass="SENDIASS, 01632 960 789")
    content = Content(rows, settings, ("A. Quill",))
    path.write_bytes(team_workbook_bytes(team_workbook(content)))
    return path


def made(scene):
    return {path.name for path in (scene.top / "Cases").rglob("*.docx")}
