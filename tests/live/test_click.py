"""A click on the toolbar of a running Calc does what its button says, and nothing before a yes."""

from __future__ import annotations

import sys
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from daysix.actions import ACTIONS, action
from daysix.council.make import make_council
from daysix.council.writing import TRACKER, write_council
from daysix.desk.team_workbook import team_workbook_bytes
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.settings import CouncilSettings
from tests.jobs import open_team_book
from tests.jobs.tracker_book import write_tracker
from tests.live.resident import COMMAND
from tests.live.scene import ANSWERED, ASKED
from tests.live.screen import until

STAGED = [sys.executable, "-m", "tests.live.staged", "2026-11-30"]  # a Monday
SMALL = "tracker.xlsx"
CHECK = "Day Six check"
PERMANENT = "2026-0022"
"""A permanent exclusion of the sample council that begins on Thursday 26 November 2026."""


def small_tracker(folder):
    return write_tracker(folder / SMALL)


def sample_council(folder):
    path = folder / TRACKER
    path.write_bytes(council_as_made())
    return path


@cache
def council_as_made() -> bytes:
    """The workbook of a small invented council; once, for it takes a second."""
    council = make_council(years=1, schools=20, suspensions_per_year=60, permanent_per_year=12)
    with TemporaryDirectory() as folder:
        return write_council(council, Path(folder)).tracker.read_bytes()


def column(sheets, sheet, header):
    """A column of a sheet by its name, below the name."""
    rows = sheets[sheet]
    at, place = next(
        (number, row.index(header)) for number, row in enumerate(rows) if header in row
    )
    return [row[place] for row in rows[at + 1 :]]


# What each button is clicked on, what was clicked before, and what is to be found afterwards


def checked(scene, before, after):
    assert before["Exclusions"] == [row[:-1] for row in after["Exclusions"]]
    assert column(after, "Exclusions", CHECK) == [
        "i For information",
        "✖ Must fix",
        "✖ Must fix",
        "✖ Must fix",
        "✓ Clean",
    ]
    assert sorted(column(after, "Issues", "Rule")) == ["X-004", "X-006", "X-006", "X-011"]


def at_the_first_problem(scene, before, after):
    assert after == before
    assert scene.desk().selected() == ("Exclusions", 5, 6)  # the first day of 2026-0002


def problem_rows_only(scene, before, after):
    assert after == before
    hidden = {sheet.name: sheet.hidden_rows for sheet in scene.desk().sheets()}
    assert hidden["Exclusions"] == (4, 8)  # what is only for information, and the clean one
    scene.click("problems_only")
    until(lambda: not scene.desk().sheets()[0].hidden_rows, "every row again")


def mended(scene, before, after):
    changed = [
        (row, place, now)
        for row, (old, new) in enumerate(
            zip(before["Exclusions"], after["Exclusions"], strict=True), start=1
        )
        for place, (was, now) in enumerate(zip(old, new, strict=True))
        if was != now
    ]
    assert changed == [
        (4, 4, "SUSP"),
        (5, 5, date(2026, 9, 13)),  # a Sunday, as typed
        (7, 5, date(2026, 11, 9)),  # a Monday
    ]


def as_before_the_mending(scene, before, after):
    assert column(after, "Exclusions", "Category")[0] == "FIXD"
    assert column(after, "Exclusions", "StartDate")[1] == "9/13/2026"
    assert column(after, "Exclusions", "StartDate")[3] == "O9/11/2026"


def unchanged(scene, before, after):
    assert after == before


def dated(scene, before, after):
    assert {name: rows for name, rows in after.items() if name != "Deadlines"} == before
    assert date(2026, 12, 3) in due_of(after, "Deadlines", "ED-02")  # Thursday, the sixth day


def listed(scene, before, after):
    assert {name: rows for name, rows in after.items() if name != "Today"} == before
    assert date(2026, 12, 3) in due_of(after, "Today", "ED-02")  # Thursday, this week


def due_of(sheets, sheet, rule):
    """The dates of one rule for the permanent exclusion."""
    columns = [column(sheets, sheet, name) for name in ("Case", "Rule", "Due")]
    lines = zip(*columns, strict=True)
    return [due for case, found, due in lines if (case, found) == (PERMANENT, rule)]


def calendar_made(scene, before, after):
    assert after == before
    (made,) = scene.top.glob("*.ics")
    text = made.read_text(encoding="utf-8")
    assert "BEGIN:VEVENT" in text
    assert "20261203" in text
    names = {*column(after, "Pupils", "Surname"), *column(after, "Pupils", "Forename")}
    assert not [name for name in names if name in text]


def stand_in_a_row(scene):
    row = column(scene.sheets(), "Exclusions", "ExclusionID").index(PERMANENT) + 2
    scene.desk().go_to("Exclusions", row, 1)


# The Inbox group, on a team workbook with one mail in the folder beside it

FORM = "First day of exclusion: 30/11/2026\r\n"
MAIL = (
    "From: office@oak.example\r\nTo: exclusions@council.example\r\n"
    "Subject: Permanent exclusion\r\nMessage-ID: <p1@oak.example>\r\n"
    "Date: Mon, 30 Nov 2026 08:12:00 +0000\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
    "Oak School has permanently excluded a pupil.\r\n\r\nPupil name: Fay Gorse\r\n"
    f"Date of birth: 04/03/2012\r\nYear group: 10\r\nSchool: Oak School\r\n{FORM}"
    "--b\r\nContent-Type: text/plain\r\n"
    f'Content-Disposition: attachment; filename="Form.txt"\r\n\r\n{FORM}--b--\r\n'
)


def team_with_a_mail(folder):
    (folder / "Mails").mkdir()
    (folder / "Mails" / "1.eml").write_text(MAIL, encoding="utf-8", newline="")
    path = folder / "Team.xlsx"
    path.write_bytes(team_as_made())
    return path


@cache
def team_as_made() -> bytes:
    """The team workbook with the cases of the small one."""
    council = CouncilSettings("Any", "925", "H. Senior", "h.senior@council.example")
    cases = {"Exclusions": open_team_book.CASES}
    found = open_team_book.sheets()
    for name in ("Pupils", "Schools", "Calendar"):
        names, *rows = found[name]
        cases[name] = [dict(zip(names, row, strict=True)) for row in rows]
    return team_workbook_bytes(team_workbook(Content(cases, council)))


def on_the_mail(scene):
    scene.desk().go_to("Inbox", 2, 1)


def mail_listed(scene, before, after):
    counted = {"Inbox", "Today"}  # Today counts the new mails by its own formula
    kept = {name: rows for name, rows in after.items() if name not in counted}
    assert kept == {name: rows for name, rows in before.items() if name not in counted}
    assert column(after, "Inbox", "Child")[0] == "Fay Gorse"
    assert column(after, "Inbox", "ClockBy")[0] == date(2026, 12, 7)  # Monday, the sixth day


def row_added(scene, before, after):
    assert after["Exclusions"][: len(before["Exclusions"])] == before["Exclusions"]
    assert column(after, "Exclusions", "StartDate")[-1] == date(2026, 11, 30)
    assert column(after, "Inbox", "State")[0] == "FILED"


def form_kept(scene, before, after):
    assert (scene.top / "Cases" / "M00001" / "Form.txt").read_bytes().startswith(b"First day")


def draft_made(scene, before, after):
    (draft,) = (scene.top / "Mails" / "Drafts").glob("*.eml")
    assert b"X-Unsent: 1" in draft.read_bytes()
    assert column(after, "Audit", "AuditID")[0] == "L00001"


class Shown(NamedTuple):
    """What a button does, shown on a workbook.

    Attributes
    ----------
    found
        Looks at the scene and at the sheets before and after.
    says
        Words of the answer.
    made
        Writes the workbook.
    first
        Buttons that are clicked before.
    prepared
        Whatever else comes before.
    """

    found: object
    says: str
    made: object = small_tracker
    first: tuple[str, ...] = ()
    prepared: object = None


LISTED = {"made": team_with_a_mail, "first": ("check_inbox",), "prepared": on_the_mail}
SHOWN = {
    "check_inbox": Shown(mail_listed, "1 new mail; 1 looks like", team_with_a_mail),
    "show_mail": Shown(unchanged, "Fay Gorse", **LISTED),
    "add_to_tracker": Shown(row_added, "1 row added", **LISTED),
    "keep_attachments": Shown(form_kept, "1 attachment kept", **LISTED),
    "tell_senior": Shown(draft_made, "Nothing is sent", **LISTED),
    "acknowledge": Shown(draft_made, "Nothing is sent", **LISTED),
    "check": Shown(checked, "3 to fix"),
    "next_problem": Shown(at_the_first_problem, "Exclusions F5", first=("check",)),
    "problems_only": Shown(problem_rows_only, "row", first=("check",)),
    "fix": Shown(mended, "3 of 3"),
    "undo": Shown(as_before_the_mending, "3 of 3", first=("fix",)),
    "map": Shown(unchanged, "looked at"),
    "deadlines": Shown(dated, "dates", sample_council),
    "due_list": Shown(listed, "this week", sample_council),
    "explain": Shown(unchanged, PERMANENT, sample_council, prepared=stand_in_a_row),
    "ics": Shown(calendar_made, "no child is named", sample_council),
    "settings": Shown(unchanged, "Settings sheet"),
    "diagnose": Shown(unchanged, "open in front of you"),
}


ELSEWHERE = {"panel", "letters"}
"""Groups whose clicks are shown in ``test_panel_click``."""


@pytest.mark.parametrize("asked", [one.id for one in ACTIONS if one.group not in ELSEWHERE])
def test_a_click_on_the_toolbar_does_what_the_button_says(scene, asked):
    assert asked in SHOWN, f"Nothing is shown about the button {asked} yet."
    shown = SHOWN[asked]
    scene.open(shown.made(scene.top))
    scene.start(STAGED)
    for earlier in shown.first:
        press(scene, earlier)
    if shown.prepared is not None:
        shown.prepared(scene)
    before = scene.sheets()
    answer = press(scene, asked)
    assert shown.says in " ".join([*answer["labels"], answer["details"]])
    shown.found(scene, before, scene.sheets())
    assert scene.picture(asked).stat().st_size > 10_000
    assert f"{asked} done" in scene.log()[-1]


def press(scene, asked):
    """Click, look at the preview where there is one, press Enter; the answer."""
    before = scene.sheets()
    scene.click(asked)
    if action(asked).changes:
        preview = scene.shown(ASKED)
        assert scene.sheets() == before, "Something was written before the yes."
        assert preview["details"] or preview["labels"]
        scene.agree()
    return scene.shown(ANSWERED)


def test_the_companion_as_it_is_started_serves_a_click_from_start_to_end(scene):
    scene.open(small_tracker(scene.top))
    scene.start(COMMAND)
    scene.click("check")
    scene.shown(ASKED)
    scene.agree()
    scene.shown(ANSWERED)
    assert {"X-004", "X-006", "X-011"} <= {*column(scene.sheets(), "Issues", "Rule")}
    assert scene.tickets() == []


def test_a_no_writes_nothing(scene):
    scene.open(small_tracker(scene.top))
    scene.start(STAGED)
    before = scene.sheets()
    scene.click("check")
    scene.shown(ASKED)
    scene.disagree()
    assert scene.sheets() == before


def test_the_menu_has_the_same_buttons_for_the_keyboard(scene):
    scene.open(small_tracker(scene.top))
    scene.start(STAGED)
    scene.turn_to_calc()
    scene.screen.click(scene.calc.hands.menus()["Exclusions"])
    place = [one.id for one in ACTIONS].index("check")
    scene.screen.key(*["Down"] * (place + 1), "Return")
    assert scene.shown(ASKED)["details"]


def test_a_libreoffice_that_does_not_listen_is_asked_to(scene):
    scene.open(small_tracker(scene.top), pipe=f"{scene.person}-hands")
    scene.start(STAGED)
    scene.click("check")
    scene.shown(ASKED)
