"""The working of live dates: one strip each, laid out under the days it was counted over.

Every strip stands on the same line of dates, so that half-terms, bank holidays and closed days
can be seen from one strip to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import MONTHS, ONE_DAY, WEEKDAYS, in_words
from daysix.jobs.results.deadlines import counted_in_words
from daysix.jobs.wording import short, title_of
from daysix.law.answer import LATE, OPEN, Due
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from daysix.calendars.days import Step
    from daysix.desk.report_book import ReportBook, ReportSheet
    from daysix.jobs.answered import Answered
    from daysix.law.answer import Refusal

AHEAD_DAYS, BEHIND_DAYS = 60, 30
MOST_STRIPS = 1000
FRIDAY = 4
LONGEST_AXIS = 250
"""Columns. Two and a half terms; a strip that begins earlier is cut, and says so."""
DAY_ZERO, WEEKEND, BANK_HOLIDAY, INSET, CLOSED, HOLIDAY, OTHER = "0", "·", "b", "i", "c", "h", "–"
KEY = (
    ("1 2 3", "counted: the number of the day; the last one is the day it is due"),
    (DAY_ZERO, "day 0: what started the clock, not counted"),
    (WEEKEND, "weekend"),
    (HOLIDAY, "school holiday or half-term"),
    (BANK_HOLIDAY, "bank holiday"),
    (INSET, "INSET day"),
    (CLOSED, "school closed that day"),
    (OTHER, "not counted for another reason"),
    ("◂", "began before the first day shown"),
)
CUT = "◂"
BEGINNINGS = (
    ("bank holiday", BANK_HOLIDAY),
    ("inset", INSET),
    ("closed", CLOSED),
    ("school holiday", HOLIDAY),
    ("half-term", HOLIDAY),
    ("half term", HOLIDAY),
)


class Mark(NamedTuple):
    """What stands under one day: a counted day's number, or a letter that says why not."""

    text: str
    counted: bool
    last: bool


class Strip(NamedTuple):
    """One date and its days; ``line`` is its number on the *Deadlines* sheet."""

    due: Due
    row: Answered
    line: int
    marks: dict[date, Mark]
    cut: bool


class Working(NamedTuple):
    """All that the *Working* sheet says. ``days`` are its columns, in order."""

    days: Sequence[date]
    strips: Sequence[Strip]
    live: int
    uncounted: int

    @property
    def left_out(self) -> int:
        """Live dates whose strip did not fit."""
        return self.live - self.uncounted - len(self.strips)


def working_of(
    lines: Sequence[tuple[Answered, Due | Refusal]], *, as_of: date, most: int = MOST_STRIPS
) -> Working:
    """The strips of live dates, soonest first; ``most`` of them."""
    live = [
        (answer.due, number, one, answer)
        for number, (one, answer) in enumerate(lines, start=1)
        if isinstance(answer, Due) and answer.due is not None and is_live(answer, as_of=as_of)
    ]
    live.sort(key=lambda item: (abs((item[0] - as_of).days), item[1]))
    found: list[tuple[int, Answered, Due, list[Step]]] = []
    uncounted = 0
    for _day, number, one, due in live:
        steps = due.basis if len(found) < most else []
        if len(steps) > 1:
            found.append((number, one, due, steps))
        elif len(found) < most or due.calendar is None:
            uncounted += 1
    days = _axis([steps for *_rest, steps in found])
    strips = [_strip(number, one, due, steps, days=days) for number, one, due, steps in found]
    strips.sort(key=lambda strip: (strip.due.due, strip.line))
    return Working(days, strips, len(live), uncounted)


def is_live(due: Due, *, as_of: date) -> bool:
    """Still to be met, and due in the next 60 days or the last 30."""
    if due.due is None or due.done_on is not None or due.state not in {OPEN, LATE}:
        return False
    return -BEHIND_DAYS <= (due.due - as_of).days <= AHEAD_DAYS


def _axis(strips: Sequence[Sequence[Step]]) -> list[date]:
    """Every day from the first to the last of all strips, the earliest left out if too many."""
    ends = [steps[place].day for steps in strips for place in (0, -1)]
    if not ends:
        return []
    last = max(ends)
    day = max(min(ends), last - LONGEST_AXIS * ONE_DAY)
    days = []
    while day <= last:
        days.append(day)
        day += ONE_DAY
    return days


def _strip(
    number: int, one: Answered, due: Due, steps: Sequence[Step], *, days: Sequence[date]
) -> Strip:
    marks = {step.day: _mark(step, last=step.day == due.due) for step in steps}
    return Strip(due, one, number, marks, cut=min(marks) < days[0])


def _mark(step: Step, *, last: bool) -> Mark:
    if step.counted:
        return Mark(str(step.n), counted=True, last=last)
    return Mark(DAY_ZERO if step.n == 0 else letter(step), counted=False, last=last)


def letter(step: Step) -> str:
    """One letter for why a day was skipped; :data:`KEY` says what each means."""
    why = step.why.casefold()
    if why in {"saturday", "sunday"}:
        return WEEKEND
    for start, mark in BEGINNINGS:
        if why.startswith(start):
            return mark
    return OTHER


NAME = "Working"
LEFT = (("Due", 12), ("Case", 11), ("What", 52), ("Counted", 30), ("Calendar", 26), ("Line", 6))
FIRST_DAY_COLUMN = len(LEFT)
DAY_WIDTH = 2.9
SCOPE_ROW, KEY_ROW, MONTH_ROW, WEEKDAY_ROW, DAY_ROW = 1, 2, 3, 4, 5
STAYING = 3
OPENS_BEFORE_DAYS, LATEST_FOR_A_LABEL = 14, 22
ACROSS = (0, STAYING - 1)


def write_working(
    book: ReportBook, working: Working, *, as_of: date, source: str, deadlines: str
) -> None:
    """Write the *Working* sheet."""
    from daysix.desk.report_book import A3, Page

    page = Page(
        [*(width for _heading, width in LEFT), *(DAY_WIDTH for _day in working.days)],
        freeze=(DAY_ROW + 1, STAYING),
        repeat=(MONTH_ROW, DAY_ROW),
        paper=A3,
        across=(0, STAYING - 1),
        left=_first_shown(working.days, as_of),
        footer=f"How each live date was counted, from {source}, {in_words(as_of)}.",
        tab="#9AA5B1",
    )
    sheet = book.sheet(NAME, page)
    _write_head(sheet, working, as_of=as_of)
    columns = {day: place for place, day in enumerate(working.days, start=FIRST_DAY_COLUMN)}
    for row, strip in enumerate(working.strips, start=DAY_ROW + 1):
        _write_strip(sheet, row, strip, columns=columns, deadlines=deadlines)


def _first_shown(days: Sequence[date], as_of: date) -> int:
    """The column to open on: a fortnight ago, so that today is in sight; else the left one."""
    places = [place for place, day in enumerate(days) if day >= as_of - OPENS_BEFORE_DAYS * ONE_DAY]
    return FIRST_DAY_COLUMN + places[0] if places and places[0] else STAYING


def _write_head(sheet: ReportSheet, working: Working, *, as_of: date) -> None:
    sheet.height(0, 28)
    sheet.merge(0, ACROSS, "How each live date was counted", "title")
    sheet.height(SCOPE_ROW, 38)
    sheet.merge(SCOPE_ROW, ACROSS, scope(working), "muted wrap")
    sheet.height(KEY_ROW, 62)
    sheet.merge(KEY_ROW, ACROSS, key_in_words(), "muted wrap")
    for place, day in enumerate(working.days, start=FIRST_DAY_COLUMN):
        if day.day == 1 or (place == FIRST_DAY_COLUMN and day.day <= LATEST_FOR_A_LABEL):
            sheet.put(MONTH_ROW, place, f"{MONTHS[day.month - 1]} {day.year}", "month")
    for place, day in enumerate(working.days, start=FIRST_DAY_COLUMN):
        sheet.put(WEEKDAY_ROW, place, WEEKDAYS[day.weekday()][:1], _axis_style(day, as_of))
    for place, (heading, _width) in enumerate(LEFT):
        sheet.put(DAY_ROW, place, heading, "head")
    for place, day in enumerate(working.days, start=FIRST_DAY_COLUMN):
        sheet.put(DAY_ROW, place, day.day, _axis_style(day, as_of))


def _axis_style(day: date, as_of: date) -> str:
    if day == as_of:
        return "axis today"
    return "axis weekend" if day.weekday() > FRIDAY else "axis"


def _write_strip(
    sheet: ReportSheet, row: int, strip: Strip, *, columns: dict[date, int], deadlines: str
) -> None:
    due = strip.due
    calendar = due.calendar.name if due.calendar is not None else "every day"
    sheet.put(row, 0, due.due, "day")
    sheet.put(row, 1, strip.row.case_id or f"Row {strip.row.row}", "cell")
    sheet.put(row, 2, f"{due.rule.id}  {title_of(due)}", "cell")
    sheet.put(row, 3, f"{counted_in_words(due)} from {short(due.trigger.day)}", "cell")
    sheet.put(row, 4, calendar, "cell")
    sheet.jump(row, 5, to=deadlines, line=strip.line, style="link")
    if strip.cut:
        sheet.put(row, FIRST_DAY_COLUMN, CUT, "skipped")
    for day, mark in sorted(strip.marks.items()):
        place = columns.get(day)
        if place is None or (strip.cut and place == FIRST_DAY_COLUMN):
            continue
        text = int(mark.text) if mark.text.isdigit() else mark.text
        sheet.put(row, place, text, _mark_style(mark))


def _mark_style(mark: Mark) -> str:
    if mark.last:
        return "due"
    if mark.counted:
        return "counted"
    return "day zero" if mark.text == DAY_ZERO else "skipped"


def key_in_words() -> str:
    """The key, in one line."""
    return "Key: " + ";   ".join(f"{mark}  {meaning}" for mark, meaning in KEY) + "."


def scope(working: Working) -> str:
    """What is on the sheet and what was left out, in words."""
    shown = len(working.strips)
    first = (
        f"{shown:,} of {working.live:,} dates still to be met, one strip each "
        f"(due in the last {BEHIND_DAYS} days or the next {AHEAD_DAYS})."
    )
    words = [first]
    if working.uncounted:
        words.append(f"{working.uncounted:,} had no days to count (months, or the day itself).")
    if working.left_out:
        words.append(f"{working.left_out:,} further from today were left out to keep this short.")
    return " ".join(words)
