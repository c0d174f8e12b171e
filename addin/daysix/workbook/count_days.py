"""The Count days sheet: school days by plain formulas over Calendar, with or without Day Six.

One column a calendar and one row a day: each cell holds how many school days there have been so
far. The same number on two days means that the later one is not a school day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.workbook.shapes import Formula, Page, Placed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.workbook.shapes import Row

    Rows = Mapping[str, Sequence[Row]]

NAME = "Count days"
CALENDARS, DAYS = 8, 762
HEAD, FIRST_DAY_ROW, FIRST_COLUMN = 14, 15, 3
DATE_COLUMN, NAME_COLUMN = 1, 2
START_ROW = 13
NOT_FOUND = "not in the calendar"
NEXT_DAY = (
    "IFERROR(INDEX(CalDate,MATCH(INDEX(CalRun,MATCH(INT({day}),CalDate,0),MATCH({calendar},"
    'CalSchool,0))+{n},INDEX(CalRun,0,MATCH({calendar},CalSchool,0)),0)),"not in the calendar")'
)
HOW = (
    (
        "Type a calendar, a day and a number in the white cells. The day itself is day 0, and the "
        "first school day after it is day 1."
    ),
    (
        "It counts on the first eight calendars of the sheet CalendarIndex. Put those you need "
        "most at the top. With Day Six every school is counted on its own calendar."
    ),
    (
        "In a cell of your own, write the same formula with your cells for the calendar, the day "
        "and the number:"
    ),
)
LAST = FIRST_DAY_ROW + DAYS
_LAST_LETTER = chr(ord("A") + FIRST_COLUMN + CALENDARS - 1)

NAMES = {
    "CalDate": f"='{NAME}'!$B${FIRST_DAY_ROW + 1}:$B${LAST}",
    "CalSchool": f"='{NAME}'!$D${HEAD + 1}:${_LAST_LETTER}${HEAD + 1}",
    "CalRun": f"='{NAME}'!$D${FIRST_DAY_ROW + 1}:${_LAST_LETTER}${LAST}",
}


def count_page(rows: Rows, *, as_of: date) -> Page:
    """The page, with what its formulas come to."""
    ids = [str(row["CalendarID"]) for row in rows.get("CalendarIndex", ())][:CALENDARS]
    days = _days(rows)
    runs = {one: _runs(rows, one, days) for one in ids}
    cells = [*_how(), *_calculator(ids, days, runs, as_of), *_heads(rows, ids)]
    for n in range(DAYS):
        cells += _day(n, days, [runs[one] for one in ids])
    return Page(
        NAME,
        [2.0, 15.0, 7.0, *[13.0] * CALENDARS, 2.0],
        cells,
        heights={0: 38, 1: 20, 2: 20, 3: 20, 4: 36, 5: 10, HEAD: 26, START_ROW: 8},
        repeat=HEAD,
        print_area=(LAST - 1, FIRST_COLUMN + CALENDARS - 1),
        choices=[(6, 3, f"={NAMES['CalSchool'][1:]}")],
        tab="set-up",
    )


def _how() -> list[Placed]:
    example = NEXT_DAY.format(day="A2", calendar="B2", n="C2")
    return [
        Placed(0, 1, "Count school days", "title", 8),
        *(Placed(1 + n, 1, text, "text", 10) for n, text in enumerate(HOW)),
        Placed(4, 1, f"={example}", "formula", 10),
    ]


def _calculator(
    ids: Sequence[str], days: Sequence[date], runs: Mapping[str, Sequence[int]], as_of: date
) -> list[Placed]:
    calendar = ids[0] if ids else ""
    n = 15
    answer: date | str = NOT_FOUND
    if calendar and as_of in days:
        run = runs[calendar]
        wanted = run[days.index(as_of)] + n
        answer = days[run.index(wanted)] if wanted in run else NOT_FOUND
    formula = NEXT_DAY.format(day="$D$8", calendar="$D$7", n="$D$9")
    return [
        Placed(6, 1, "Calendar", "text", 2),
        Placed(6, 3, calendar, "input", open=True),
        Placed(7, 1, "From (day 0)", "text", 2),
        Placed(7, 3, as_of, "input date", open=True),
        Placed(8, 1, "School days on", "text", 2),
        Placed(8, 3, n, "input", open=True),
        Placed(9, 1, "That is", "text", 2),
        Placed(9, 3, Formula(formula, answer), "result", 3),
        Placed(11, 1, "School days so far, day by day", "section", 10),
    ]


def _heads(rows: Rows, ids: Sequence[str]) -> list[Placed]:
    """Each calendar's number, and out of sight above it where its rows begin on Calendar."""
    cells = [
        Placed(HEAD, DATE_COLUMN, "Day", "column head"),
        Placed(HEAD, NAME_COLUMN, "", "column head"),
    ]
    order = [str(row["CalendarID"]) for row in rows.get("Calendar", ())]
    for n in range(CALENDARS):
        letter = chr(ord("A") + FIRST_COLUMN + n)
        known = ids[n] if n < len(ids) else ""
        begins = order.index(known) + 1 if known in order else ""
        cells += [
            Placed(START_ROW, FIRST_COLUMN + n,
                   Formula(f'IFERROR(MATCH({letter}{HEAD + 1},Calendar[CalendarID],0),"")',
                           begins), "hidden"),
            Placed(HEAD, FIRST_COLUMN + n,
                   Formula(f'IFERROR(INDEX(CalendarIndex[CalendarID],{n + 1})&"","")', known),
                   "column head"),
        ]  # fmt: skip
    return cells


def _day(n: int, days: Sequence[date], runs: Sequence[Sequence[int]]) -> list[Placed]:
    row = FIRST_DAY_ROW + n
    here = f"$B{row + 1}"
    day = days[n] if n < len(days) else ""
    first = 'IF(COUNT(Calendar[Date])=0,"",MIN(Calendar[Date]))'
    above = f"$B{row}"
    later = f'IF({above}="","",IF({above}<MAX(Calendar[Date]),{above}+1,""))'
    cells = [
        Placed(row, DATE_COLUMN, Formula(first if n == 0 else later, day), "day"),
        Placed(row, NAME_COLUMN, Formula(f'IF({here}="","",{here})', day), "day name"),
    ]
    for place in range(CALENDARS):
        letter = chr(ord("A") + FIRST_COLUMN + place)
        shown = runs[place][n] if place < len(runs) and n < len(days) else ""
        cells.append(Placed(row, FIRST_COLUMN + place, Formula(_run(letter, row, n), shown), "run"))
    return cells


def _run(letter: str, row: int, n: int) -> str:
    """How many school days so far: quick where a calendar's days stand in order, else searched."""
    head, here = f"{letter}${HEAD + 1}", f"$B{row + 1}"
    place = f"{letter}${START_ROW + 1}+{n}"
    in_order = (
        f"IFERROR((INDEX(Calendar[CalendarID],{place})={head})*(INDEX(Calendar[Date],{place})="
        f"{here}),0)"
    )
    searched = (
        f'COUNTIFS(Calendar[CalendarID],{head},Calendar[Date],{here},Calendar[Sessions],">0")>0'
    )
    meets = f"IF({in_order},INDEX(Calendar[Sessions],{place})>0,{searched})"
    before = f"N({letter}{row})+" if n else ""
    return f'IF(OR({head}="",{here}=""),"",{before}IF({meets},1,0))'


def _days(rows: Rows) -> list[date]:
    found = [day for row in rows.get("Calendar", ()) if isinstance(day := row.get("Date"), date)]
    if not found:
        return []
    first = min(found)
    length = min((max(found) - first).days + 1, DAYS)
    return [first + timedelta(days=n) for n in range(length)]


def _runs(rows: Rows, calendar: str, days: Sequence[date]) -> list[int]:
    meets = {
        row.get("Date")
        for row in rows.get("Calendar", ())
        if row.get("CalendarID") == calendar and row.get("Sessions")
    }
    found, so_far = [], 0
    for day in days:
        so_far += day in meets
        found.append(so_far)
    return found
