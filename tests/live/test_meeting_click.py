"""The buttons before and after a meeting, clicked one after the other in one running Calc."""

from __future__ import annotations

import sys
from datetime import date, time

from openpyxl import load_workbook

from daysix.desk.team_workbook import team_workbook_bytes
from daysix.jobs.panel.outcomes_grid import HEADERS
from daysix.jobs.panel.outcomes_lists import OFFERED
from daysix.tracker.cells import letters as letters_of
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.settings import CouncilSettings
from tests.jobs import open_team_book
from tests.jobs.panel.meeting_desk import KIND, PANEL, pupil, referral, schools
from tests.live.scene import ANSWERED, ASKED
from tests.live.test_click import column

STAGED = [sys.executable, "-m", "tests.live.staged", "2026-12-10"]  # the day after the meeting
HELD, NEXT = 1, 2
"""The rows of the Panels sheet: the meeting of 9 December, and the one typed for January."""


def test_a_meeting_is_set_up_asked_for_recorded_and_written_about_by_clicks(scene):
    scene.open(team_with_a_meeting(scene.top))
    scene.start(STAGED)
    new_meeting(scene)
    drafts(scene)
    laid_out(scene)
    typed(scene)
    recorded(scene)
    letters(scene)


def team_with_a_meeting(folder):
    names, *days = open_team_book.calendar_rows()
    new = {**KIND, "Date": date(2027, 1, 13), "Start": time(13, 30), "Venue": "Room 2"}
    heard = {"PanelID": "P26-004", "Status": "ON-AGENDA"}
    rows = {
        "Panels": [PANEL, new],
        "Schools": schools(),
        "Pupils": [pupil(n) for n in range(1, 4)],
        "Referrals": [referral(1, **heard), referral(2), referral(3, DocsHave="form, attendance")],
        "Calendar": [dict(zip(names, row, strict=True)) for row in days],
    }
    path = folder / "Team.xlsx"
    content = Content(rows, CouncilSettings("Brambleshire", "925"))
    path.write_bytes(team_workbook_bytes(team_workbook(content)))
    return path


def press(scene, asked, *, row=0):
    """Stand on a meeting, click, look that nothing is written, agree; the preview, the answer."""
    if row:
        scene.desk().go_to("Panels", row + 1, 1)
    before, there = scene.sheets(), files(scene)
    scene.click(asked)
    preview = scene.shown(ASKED, within=60)
    assert (scene.sheets(), files(scene)) == (before, there), "Written before the yes."
    scene.agree()
    answer = scene.shown(ANSWERED, within=120)
    assert scene.picture(asked).stat().st_size > 10_000
    assert f"{asked} done" in scene.log()[-1]
    return said(preview), said(answer)


def said(window):
    return " ".join([*window["labels"], window["details"]])


def files(scene):
    folders = ("Panel papers", "Mails")
    found = (path for name in folders for path in (scene.top / name).rglob("*"))
    return {path.name for path in found if path.is_file()}


def new_meeting(scene):
    preview, answer = press(scene, "new_meeting", row=NEXT)
    assert "R00002 Z.W., Year 9: Fair access" in preview
    assert "R00003 Z.W., Year 9: Missing: last school report." in preview
    assert "P27-001 is set up" in answer
    sheets = scene.sheets()
    assert column(sheets, "Panels", "PanelID")[:2] == ["P26-004", "P27-001"]
    # five school days before Wednesday 13 January: 12, 11, 8, 7 and 6
    assert column(sheets, "Panels", "PaperDeadline")[1] == date(2027, 1, 6)
    assert column(sheets, "Referrals", "PanelID")[:2] == ["P26-004", "P27-001"]
    assert "P27-001 meeting 2027-01-13.ics" in files(scene)


def drafts(scene):
    preview, answer = press(scene, "ask_school", row=NEXT)
    assert "R00003 Z.W.: Last school report" in preview
    assert "1 draft in Mails, Drafts. Nothing is sent" in answer
    (draft,) = (scene.top / "Mails" / "Drafts").glob("*.eml")
    assert b"X-Unsent: 1" in draft.read_bytes()
    assert column(scene.sheets(), "Audit", "Key")[1] == "R00003"


def laid_out(scene):
    preview, _answer = press(scene, "after_meeting", row=HELD)
    assert "1 row would be laid out for P26-004" in preview
    assert column(scene.sheets(), "Outcomes", "Referral") == ["R00001"]
    offers = lists_on(scene, "Outcomes")
    assert {*offers} == {f"{letters_of(HEADERS.index(name) + 1)}2" for name in OFFERED}
    words = [word for word in column(scene.sheets(), "Choices", "School") if word]
    assert words == ["Elm Park", "Oak High"]
    assert offers[f"{letters_of(HEADERS.index('School') + 1)}2"] == "Choices!$B$2:$B$3"


def lists_on(scene, sheet):
    """The lists Calc would show, by the cells they are on, as it saves them."""
    copy = scene.top / "lists.xlsx"
    scene.desk().save_copy(copy)
    rules = load_workbook(copy)[sheet].data_validations.dataValidation
    copy.unlink()
    assert {rule.type for rule in rules} == {"list"}
    return {
        cell: rule.formula1.replace("'", "") for rule in rules for cell in str(rule.sqref).split()
    }


def typed(scene):
    """Somebody types the decision and the school, from where the cell stands ready."""
    at = scene.desk().selected()
    assert (at.sheet, at.row) == ("Outcomes", 2)
    sheet = scene.desk()._book.sheets["Outcomes"]
    for place, value in ((at.column, "PLACE"), (at.column + 1, "Oak High")):
        sheet.range((at.row, place)).value = value
    assert column(scene.sheets(), "Outcomes", "Decision") == ["PLACE"]
    assert column(scene.sheets(), "Outcomes", "School") == ["Oak High"]


def recorded(scene):
    preview, answer = press(scene, "after_meeting")  # from the grid itself
    assert "Decision: nothing → PLACE" in preview
    assert "on roll by Wed 20 Jan 2027" in preview
    assert "1 case of P26-004 recorded" in answer
    sheets = scene.sheets()
    assert column(sheets, "Referrals", "Status")[0] == "DECIDED"
    # from Wed 9 December: 7 days to Fri 18, then from Mon 4 January the 13th is Wed 20
    assert column(sheets, "Referrals", "OnRollTarget")[0] == date(2027, 1, 20)
    assert column(sheets, "Actions", "Text")[0] == "See that Oak High has Z.W. on roll"
    assert "P26-004 minutes 2026-12-09.docx" in files(scene)
    scene.desk().go_to("Panels", HELD + 1, 1)
    scene.click("after_meeting")
    answer = scene.shown(ANSWERED, within=60)
    assert "Everything typed about P26-004 is recorded" in said(answer)
    assert scene.sheets() == sheets


def letters(scene):
    preview, answer = press(scene, "letters", row=HELD)
    assert "Outcome - placed: to Ms O'Neill-Śmith (parent or carer)" in preview
    assert "3 letters made" in answer
    assert "E1 R00001 Outcome - placed.docx" in files(scene)
