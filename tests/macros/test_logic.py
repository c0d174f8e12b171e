"""What the macros say and leave behind, run by an interpreter of VBA, with the machine played."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from pyopenvba.apps.excel import ExcelApplication

from daysix.actions import ACTIONS
from daysix.companion.heartbeat import FAILING, READY, WORKING, serial
from daysix.companion.tickets import ticket_of

MACROS = Path(__file__).resolve().parents[2] / "macros"
BOOK = "Exclusions 2026-27.xlsx"

# Stands in for Files.bas: remembers what it is asked to do instead of doing it.
PLAYED = """
Public Beat As String
Public Book As String
Public CanWrite As Boolean
Public Said As String
Public LeftBehind As String

Public Sub Play(how As String, age As Double, workbook As String, writable As Boolean)
    Beat = ""
    If how <> "" Then Beat = Trim(Str(CDbl(Now) - age / 86400)) & " " & how
    Book = workbook
    CanWrite = writable
    Said = ""
    LeftBehind = ""
End Sub
Public Function Heartbeat() As String
    Heartbeat = Beat
End Function
Public Function LeaveTicket(ticket As String) As Boolean
    LeftBehind = ticket
    LeaveTicket = CanWrite
End Function
Public Function WorkbookName() As String
    WorkbookName = Book
End Function
Public Function WindowHandle() As Double
    WindowHandle = 132456
End Function
Public Sub Say(sentence As String)
    Said = sentence
End Sub
Public Function WhatWasSaid() As String
    WhatWasSaid = Said
End Function
Public Function WhatWasLeft() As String
    WhatWasLeft = LeftBehind
End Function
"""


def without_header(name: str) -> str:
    lines = (MACROS / name).read_text(encoding="ascii").splitlines()
    return "\n".join(line for line in lines if not line.startswith("Attribute "))


@pytest.fixture(scope="module")
def excel():
    app = ExcelApplication()
    app.add_workbook()
    app.add_module(PLAYED, name="Files")
    app.add_module(without_header("Logic.bas"), name="Logic")
    return app


def press(excel, action="check", **played):
    """What is said, and what is left in the folder."""
    scene = {"how": READY, "age": 1.0, "book": BOOK, "writable": True} | played
    excel.run("Play", *scene.values())
    excel.run("Press", action)
    return excel.run("WhatWasSaid"), excel.run("WhatWasLeft")


def test_a_click_leaves_a_ticket_the_companion_takes_and_says_nothing(excel):
    before = serial(datetime.now())  # noqa: DTZ005 - the clock on the wall, as Excel's
    said, left = press(excel, "deadlines")
    assert said == ""
    ticket = ticket_of(left.encode("ascii"))
    assert (ticket.action, ticket.workbook, ticket.window) == ("deadlines", BOOK, 132456)
    assert abs(serial(ticket.time) - before) < 60 / 86400


def test_every_action_of_the_registry_can_be_clicked(excel):
    for action in ACTIONS:
        assert ticket_of(press(excel, action.id)[1].encode("ascii")).action == action.id


def test_without_the_companion_it_says_so_and_leaves_nothing(excel):
    said = (
        "Day Six isn't running. Start it from the Start menu, then press the button again. (V-001)"
    )
    assert press(excel, how="") == (said, "")


@pytest.mark.parametrize(("age", "alive"), [(14, True), (16, False), (-14, True), (-16, False)])
def test_fifteen_seconds_of_silence_is_gone(excel, age, alive):
    said, left = press(excel, age=age)
    assert (said == "") is alive
    assert (left != "") is alive


def test_at_work_it_asks_for_patience(excel):
    said, left = press(excel, how=WORKING)
    assert said.startswith("Day Six is still at work on the last click.")
    assert left == ""


def test_a_companion_in_trouble_points_to_its_window(excel):
    said, left = press(excel, how=FAILING)
    assert said.startswith("Day Six is running but cannot work.")
    assert left == ""


def test_without_a_workbook_nothing_is_left(excel):
    said, left = press(excel, book="")
    assert said.startswith("No workbook is open.")
    assert left == ""


def test_a_folder_that_takes_nothing_is_said(excel):
    said, _ = press(excel, writable=False)
    assert said.startswith("I could not hand this to Day Six.")


@pytest.mark.parametrize(
    "name", ["Fälle “2026”.xlsx", 'a "b" c.xlsx', "תלמידים.xlsx", "O'Neill & Søn.xlsm", "名簿.xlsx"]
)
def test_a_name_in_any_script_arrives_whole(excel, name):
    left = press(excel, book=name)[1]
    assert left.isascii()
    assert json.loads(left)["workbook"] == name


def test_the_real_files_module_offers_what_the_played_one_does():
    def offered(text):
        return {
            line.split("(")[0].split()[-1]
            for line in text.splitlines()
            if line.startswith(("Public Function", "Public Sub"))
        }

    played = offered(PLAYED) - {"Play", "WhatWasSaid", "WhatWasLeft"}
    assert offered(without_header("Files.bas")) == played
    assert offered(without_header("libreoffice/Files.bas")) == played
