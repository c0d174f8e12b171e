"""The Today sheet: what is due, who still waits for education or governors, in plain formulas.

Every formula works in Excel and in LibreOffice 7.4. A key in a column out of sight (the day, and
the row it was found in) puts the lines in order; the rest of a line is looked up by that row.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.records import NamedTuple
from daysix.workbook.shapes import Formula, Page, Placed
from daysix.workbook.waiting import (
    LOOKED_BACK,
    by_number,
    due_lines,
    education,
    governors,
    serial,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.workbook.shapes import Plain, Row
    from daysix.workbook.waiting import Keyed

    Rows = Mapping[str, Sequence[Row]]

NAME = "Today"
COLUMN_WIDTH, MARGIN = 11.5, 2.0
WIDTH = 15
"""Columns of the page between its margins; the first is B, the middle one a narrow gap."""
HALF = 7
FIRST = 1
KEY, SECOND_KEY, THIRD_KEY = 18, 19, 20
"""Columns out of sight (S, T, U) that hold the keys of the three lists."""
COUNCIL_ROW, DATE_ROW, BANNER_ROW, COUNT_ROW, LIST_ROW = 0, 1, 2, 4, 7
DUE_LINES, WAITING_LINES = 15, 8
SCALE = 100_000
DATE_CELL = "$B$2"

OPEN = 'Actions[State],"OPEN",Actions[DueDate],'
DAYS_LOOKED_BACK, DAYS_AHEAD = LOOKED_BACK, 28
STILL_RUNNING = '(Exclusions[Status]<>"CANCELLED")*(Exclusions[Status]<>"CLOSED")'
NO_EDUCATION = (
    f'(Exclusions[Day6Start]="")*{STILL_RUNNING}*ISNUMBER(Exclusions[Day6Date])'
    f"*(TodayDate-{DAYS_LOOKED_BACK}<=Exclusions[Day6Date])"
)
NOT_MET = f'(Exclusions[GDCDate]="")*{STILL_RUNNING}*ISNUMBER(Exclusions[GDCLastDate])'
IS_DUE = (
    f'(Actions[State]="OPEN")*ISNUMBER(Actions[DueDate])*(Actions[DueDate]<=TodayDate+{DAYS_AHEAD})'
)
"""Which rows are listed: a product of tests, 1 where all hold."""


class _Count(NamedTuple):
    label: str
    formula: str
    shown: int
    look: str = "count"


def today_page(rows: Rows, *, council: str, as_of: date, sample: bool) -> Page:
    """The page, with what its formulas come to on ``as_of``."""
    cells = [*_top(council, as_of, sample=sample), *_counts(rows, as_of), *_due(rows, as_of)]
    below = LIST_ROW + DUE_LINES + 3
    cells += _education(rows, as_of, below)
    cells += _governors(rows, as_of, below)
    last = below + WAITING_LINES + 1
    heights = dict.fromkeys(range(LIST_ROW, last + 1), 21.0)
    return Page(
        NAME,
        [MARGIN, *[COLUMN_WIDTH] * HALF, MARGIN, *[COLUMN_WIDTH] * HALF, MARGIN],
        cells,
        heights={**heights, COUNCIL_ROW: 24, DATE_ROW: 38, BANNER_ROW: 22, 3: 10, COUNT_ROW: 42,
                 5: 22, 6: 14, LIST_ROW: 26, below: 26, below - 1: 16},
        hidden=(KEY - 1, THIRD_KEY + 1),
        print_area=(last, FIRST + WIDTH),
        one_page=True,
        tab="day",
    )  # fmt: skip


def _top(council: str, as_of: date, *, sample: bool) -> list[Placed]:
    text = 'Council_name&IF(Council_name="","","  ·  ")&"exclusions and reintegration"'
    name = f"{council}{'  ·  ' if council else ''}exclusions and reintegration"
    shown = f"Shown as on {as_of.day} {as_of:%B %Y}. To see today, clear “Show the workbook as on” on Settings."  # noqa: E501
    banner = (
        'IF(ISNUMBER(As_of),"Shown as on "&DAY(As_of)&" "&TEXT(As_of,"mmmm yyyy")&". To see today,'
        ' clear “Show the workbook as on” on Settings.","")'
    )
    return [
        Placed(COUNCIL_ROW, FIRST, Formula(text, name), "council", WIDTH),
        Placed(DATE_ROW, FIRST, Formula("IF(ISNUMBER(As_of),As_of,TODAY())", as_of), "title",
               WIDTH),
        Placed(BANNER_ROW, FIRST, Formula(banner, shown if sample else ""), "muted", WIDTH),
    ]  # fmt: skip


def _counts(rows: Rows, as_of: date) -> list[Placed]:
    cells = []
    for place, count in enumerate(_each_count(rows, as_of)):
        middle = HALF // 2
        column = FIRST + 2 * place + (place > middle)
        across = 3 if place == middle else 2
        shown = Formula(count.formula, count.shown)
        cells += [
            Placed(COUNT_ROW, column, shown, count.look, across),
            Placed(COUNT_ROW + 1, column, count.label, "count label", across),
        ]
    return cells


def _each_count(rows: Rows, as_of: date) -> list[_Count]:
    week_end = as_of + timedelta(days=7 - as_of.isoweekday())
    actions = [row for row in rows.get("Actions", ()) if row.get("State") == "OPEN"]
    due = [day for row in actions if isinstance(day := row.get("DueDate"), date)]
    waiting = sum(row.get("State") == "WAIT" for row in rows.get("Actions", ()))
    mail = sum(row.get("State") == "NEW" for row in rows.get("Inbox", ()))
    ends = "TodayDate+7-WEEKDAY(TodayDate,2)"
    return [
        _Count("▲ overdue", f'COUNTIFS({OPEN}"<"&TodayDate)', sum(d < as_of for d in due),
               "count red"),
        _Count("● due today", f"COUNTIFS({OPEN}TodayDate)", sum(d == as_of for d in due)),
        _Count("◆ later this week",
               f'COUNTIFS({OPEN}">"&TodayDate,Actions[DueDate],"<="&{ends})',
               sum(as_of < d <= week_end for d in due)),
        _Count("waiting for others", 'COUNTIFS(Actions[State],"WAIT")', waiting),
        _Count("education to start", f"SUMPRODUCT({NO_EDUCATION})", len(education(rows, as_of))),
        _Count("governors to meet", f"SUMPRODUCT({NOT_MET})", len(governors(rows))),
        _Count("new mails", 'COUNTIFS(Inbox[State],"NEW")', mail),
    ]  # fmt: skip


def _key(test: str, n: int, keyed: Sequence[Keyed]) -> Formula:
    shown: Plain = ""
    if n <= len(keyed):
        found = keyed[n - 1]
        shown = serial(found.day) * SCALE + found.row
    return Formula(f'IFERROR(SMALL({test},{n}),"")', shown, array=True)


def _field(key: str, table: str, column: str, shown: Plain) -> Formula:
    look_up = f"INDEX({table}[{column}],MOD({key},{SCALE})-1)"
    return Formula(f'IF({key}="","",{look_up}&"")', shown)


def _child(pupil: str) -> str:
    at = f"MATCH({pupil},Pupils[PupilID],0)"
    return f'INDEX(Pupils[Surname],{at})&", "&INDEX(Pupils[Forename],{at})'


def _due(rows: Rows, as_of: date) -> list[Placed]:
    """The list of what is due: overdue first, up to four weeks ahead."""
    found = due_lines(rows, as_of, DAYS_AHEAD)
    pupils, cases = by_number(rows, "Pupils", "PupilID"), by_number(rows, "Exclusions",
                                                                    "ExclusionID")  # fmt: skip
    cells = _section(LIST_ROW, FIRST, WIDTH, "What is due", "from the sheet Actions")
    for column, across, text in ((0, 1, ""), (1, 1, "Due"), (2, 4, "What"), (6, 1, "Case"),
                                 (7, 3, "Child"), (10, 3, "School"), (13, 2, "Whose")):  # fmt: skip
        cells.append(Placed(LIST_ROW + 1, FIRST + column, text, "head", across))
    key_of = f"Actions[DueDate]*{SCALE}+ROW(Actions[DueDate])"
    for n in range(1, DUE_LINES + 1):
        row = LIST_ROW + 1 + n
        key = f"$S{row + 1}"
        line = found[n - 1] if n <= len(found) else None
        about = str(line.values.get("About") or "") if line else ""
        pupil = str(line.values.get("PupilID") or "") if line else ""
        case = cases.get(about, {})
        child = pupils.get(pupil, {})
        name = f"{child['Surname']}, {child['Forename']}" if child else ""
        due = f"INT({key}/{SCALE})"
        pupil_cell = f"INDEX(Actions[PupilID],MOD({key},{SCALE})-1)"
        texts: list[tuple[int, int, Formula, str]] = [
            (0, 1, Formula(f'IF({key}="","",IF({due}<TodayDate,"▲ Overdue",IF({due}=TodayDate,'
                           f'"● Today",IF({due}<=TodayDate+7-WEEKDAY(TodayDate,2),"◆ This week",'
                           f'"○ Later"))))', _sign(line.day, as_of) if line else ""), "line"),
            (1, 1, Formula(f'IF({key}="","",{due})', line.day if line else ""), "line date"),
            (2, 4, _field(key, "Actions", "Text", _text(line, "Text")), "line fit"),
            (6, 1, _field(key, "Actions", "About", about), "line"),
            (7, 3, Formula(f'IFERROR({_child(pupil_cell)},"")', name), "line fit"),
            (10, 3, Formula(f"IFERROR(INDEX(Exclusions[SchoolName],MATCH($H{row + 1},"
                            'Exclusions[ExclusionID],0))&"","")', case.get("SchoolName") or ""),
             "line fit"),
            (13, 2, _field(key, "Actions", "Owner", _text(line, "Owner")), "line fit"),
        ]  # fmt: skip
        cells.append(
            Placed(row, KEY, _key(f"IF({IS_DUE},{key_of})", n, found), "key")
        )  # fmt: skip
        cells += [Placed(row, FIRST + c, value, look, across) for c, across, value, look in texts]
    return cells


def _sign(day: date, as_of: date) -> str:
    if day < as_of:
        return "▲ Overdue"
    if day == as_of:
        return "● Today"
    return "◆ This week" if day <= as_of + timedelta(days=7 - as_of.isoweekday()) else "○ Later"


def _text(line: Keyed | None, column: str) -> str:
    return str(line.values.get(column) or "") if line else ""


class _List(NamedTuple):
    """A short list of cases beside another: what its day is called, and which cases it holds."""

    title: str
    day: str
    test: str
    key: int


def _education(rows: Rows, as_of: date, top: int) -> list[Placed]:
    key_of = f"Exclusions[Day6Date]*{SCALE}+ROW(Exclusions[Day6Date])"
    shape = _List("Education to start", "Sixth day", f"IF({NO_EDUCATION},{key_of})", SECOND_KEY)
    return _waiting(shape, education(rows, as_of), (top, FIRST))


def _governors(rows: Rows, _as_of: date, top: int) -> list[Placed]:
    key_of = f"Exclusions[GDCLastDate]*{SCALE}+ROW(Exclusions[GDCLastDate])"
    shape = _List("Governors to meet", "Decide by", f"IF({NOT_MET},{key_of})", THIRD_KEY)
    return _waiting(shape, governors(rows), (top, FIRST + HALF + 1))


def _waiting(shape: _List, found: Sequence[Keyed], place: tuple[int, int]) -> list[Placed]:
    top, left = place
    cells = [Placed(top, left, shape.title, "section", HALF)]
    for offset, across, text in ((0, 1, shape.day), (1, 1, "Case"), (2, 2, "Child"),
                                 (4, 3, "School")):  # fmt: skip
        cells.append(Placed(top + 1, left + offset, text, "head", across))
    letter = chr(ord("A") + shape.key)
    for n in range(1, WAITING_LINES + 1):
        row = top + 1 + n
        key = f"${letter}{row + 1}"
        line = found[n - 1] if n <= len(found) else None
        name = f"{line.values.get('Surname')}, {line.values.get('Forename')}" if line else ""
        at = f"MOD({key},{SCALE})-1"
        child = f'INDEX(Exclusions[Surname],{at})&", "&INDEX(Exclusions[Forename],{at})'
        cells += [
            Placed(row, shape.key, _key(shape.test, n, found), "key"),
            Placed(row, left, Formula(f'IF({key}="","",INT({key}/{SCALE}))',
                                      line.day if line else ""), "line date"),
            Placed(row, left + 1, _field(key, "Exclusions", "ExclusionID",
                                         _text(line, "ExclusionID")), "line"),
            Placed(row, left + 2, Formula(f'IF({key}="","",{child})', name), "line fit", 2),
            Placed(row, left + 4, _field(key, "Exclusions", "SchoolName",
                                         _text(line, "SchoolName")), "line fit", 3),
        ]  # fmt: skip
    return cells


def _section(row: int, left: int, width: int, title: str, note: str) -> list[Placed]:
    half = width // 2
    return [
        Placed(row, left, title, "section", half),
        Placed(row, left + half, note, "section note", width - half),
    ]
