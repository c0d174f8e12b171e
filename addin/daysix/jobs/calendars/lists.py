"""Term dates from a list saved as CSV: a row a day, as the Calendar sheet, or a row a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars import wording
from daysix.calendars.book import EVERY_SCHOOL, CalendarBook, school_key
from daysix.calendars.day_cells import day_of, fold, text_of
from daysix.calendars.day_rows import book_from_rows
from daysix.calendars.spans import SHORTEST_TERM, Span, calendar_from_spans
from daysix.jobs.calendars import refusals
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

CALENDAR_HEADINGS = ("calendarid", "calendar", "calendarname")
SCHOOL_HEADINGS = ("school", "schoolname", "schooldfe", "dfe")
SCHOOLS_HEADINGS = ("schools",)
KIND_HEADINGS = ("type", "kind", "event", "what", "daytype", "category")
TERM_HEADINGS = ("term", "period")
LABEL_HEADINGS = ("name", "label", "title", "summary", "description", "reason", "holiday", "note")
START_HEADINGS = (
    "start", "startdate", "starts", "from", "first", "firstday", "begin", "begins", "opens",
    "datefrom", "date",
)  # fmt: skip
END_HEADINGS = (
    "end", "enddate", "ends", "to", "last", "lastday", "finish", "finishes", "closes", "dateto",
)  # fmt: skip
ONE_DAY_KINDS = frozenset(
    {
        wording.INSET,
        wording.CLOSURE,
        wording.BANK,
        wording.SCHOOL_DAY,
        wording.TERM_START,
        wording.TERM_END,
    }
)
"""What may lack a last day; a term or a holiday may not."""

Row = dict[str, object]


def book_from_list(rows: Sequence[Sequence[object]], name: str) -> CalendarBook:
    """Build the calendars of a list whose first row that is not blank holds the headings.

    Parameters
    ----------
    rows
        The cells of the list, as text.
    name
        What the calendar is called where the list has no column for it.

    Raises
    ------
    BadInput
        Headings that are missing, or a row that cannot be right.
    """
    top = next((place for place, row in enumerate(rows) if any(map(text_of, row))), None)
    if top is None:
        raise refusals.empty(name)
    headings = [fold(str(cell)) for cell in rows[top]]
    _refuse_unusable(rows[top], headings)
    read = [
        (number, _row(headings, row, number)) for number, row in enumerate(rows[top + 1 :], top + 2)
    ]
    if "date" in headings and "daytype" in headings:
        return book_from_rows([row for _, row in read], name=name, first_row=top + 2)
    return _book_of_terms([(number, row) for number, row in read if any(row.values())], name)


def _refuse_unusable(typed: Sequence[object], headings: Sequence[str]) -> None:
    twice = [heading for heading in headings if heading and headings.count(heading) > 1]
    if twice:
        raise BadInput("L-062", f"Two columns are called “{twice[0]}”. Rename or delete one.")
    if _first_of(headings, START_HEADINGS) is not None:
        return
    shown = ", ".join(text for text in map(text_of, typed) if text)[:100]
    message = (
        f"I cannot find dates in this list: its first row reads {shown}. Give it the headings "
        "Term, Start and End, or CalendarID, Date and DayType."
    )
    raise BadInput("L-060", message)


def _row(headings: Sequence[str], row: Sequence[object], number: int) -> Row:
    if any(text_of(cell) for cell in row[len(headings) :]):
        message = (
            f"Row {number} has more cells than there are headings, so I cannot tell which is "
            "which. Look for a stray comma in it."
        )
        raise BadInput("L-061", message)
    return {heading: text_of(cell) for heading, cell in zip(headings, row, strict=False) if heading}


def _first_of(headings: Sequence[str] | Mapping[str, object], names: Sequence[str]) -> str | None:
    return next((name for name in names if name in headings), None)


def _said(row: Row, names: Sequence[str]) -> str:
    return next((text_of(row[name]) for name in names if text_of(row.get(name))), "")


class _Gathered:
    """The lines of one calendar, and the schools that keep it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.spans: list[Span] = []
        self.schools: dict[str, None] = {}


def _book_of_terms(read: Sequence[tuple[int, Row]], name: str) -> CalendarBook:
    gathered: dict[str, _Gathered] = {}
    named = False
    for number, row in read:
        calendar, from_row = _calendar_name(row)
        named = named or from_row
        one = gathered.setdefault(school_key(calendar or name), _Gathered(calendar or name))
        one.spans.append(_span(number, row))
        one.schools.update(dict.fromkeys(_schools(row)))
    if not gathered:
        raise BadInput("L-064", f"{name} has headings and no rows. Fill in its dates.")
    entries = []
    for one in gathered.values():
        everyone = [EVERY_SCHOOL] if len(gathered) == 1 and not named else []
        calendar_built = calendar_from_spans(one.name, one.spans)
        entries.append((calendar_built, list(one.schools) or everyone))
    return CalendarBook(entries)


def _calendar_name(row: Row) -> tuple[str, bool]:
    """The calendar a row belongs to, and whether it names a school of its own.

    ``Name`` is the calendar's where another column holds the term, and the term's otherwise.
    """
    calendar = _said(row, CALENDAR_HEADINGS)
    if calendar:
        return calendar, False
    school = _said(row, SCHOOL_HEADINGS)
    if school:
        return school, True
    if _first_of(row, TERM_HEADINGS) and not _first_of(row, KIND_HEADINGS):
        return text_of(row.get("name")), False
    return "", False


def _schools(row: Row) -> Iterator[str]:
    for school in _said(row, SCHOOLS_HEADINGS).split(";"):
        if school.strip():
            yield school.strip()


def _span(number: int, row: Row) -> Span:
    where = f"row {number}"
    kind_text = _said(row, KIND_HEADINGS)
    label = _said(row, TERM_HEADINGS) or _label(row) or kind_text
    first = day_of(f"Row {number}", row.get(_first_of(row, START_HEADINGS) or ""))
    end = _said(row, END_HEADINGS)
    last = day_of(f"Row {number}", end) if end else None
    kind = _kind(kind_text, label, first, last)
    if last is None and kind not in ONE_DAY_KINDS:
        message = f"Row {number}, “{label}”, has no last day. Fill it in."
        raise BadInput("L-063", message)
    return Span(kind, label, first, last or first, where)


def _label(row: Row) -> str:
    if _calendar_name(row)[0] and not _first_of(row, (*CALENDAR_HEADINGS, *SCHOOL_HEADINGS)):
        return ""  # the column Name was the calendar's
    return _said(row, LABEL_HEADINGS)


def _kind(kind_text: str, label: str, first: date, last: date | None) -> str:
    """What the row is, from the column that says so, or else from what it is called."""
    found = wording.kind_of(kind_text) or wording.kind_of(label)
    if found:
        return found
    long_enough = last is not None and (last - first).days + 1 >= SHORTEST_TERM
    if long_enough and wording.names_a_season(f"{kind_text} {label}"):
        return wording.TERM
    return wording.UNCLEAR
