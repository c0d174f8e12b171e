"""Mails made by hand, already sorted, and a small team workbook they go into.

The school is the one of :mod:`tests.jobs.open_team_book`: Oak School, which meets from Tuesday
1 September 2026 to Friday 12 February 2027 but for half-term and Christmas.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from daysix.inbox.message import Address, Message
from daysix.inbox.sorted_mail import Event, Found, Reason, Sorted
from daysix.jobs.inbox.sorting import Mail
from daysix.workbook.columns import columns_of
from tests.jobs.open_team_book import block, in_memory

SCHOOL = "Oak School"
LONDON = ZoneInfo("Europe/London")
INBOX_HEADERS = [column.name for column in columns_of("Inbox")]
SETTINGS = [
    ["1 Your council", "Senior officer", "H. Senior", "", "", "SENIOR", ""],
    ["1 Your council", "Senior officer's e-mail", "h.senior@council.example", "", "",
     "SENIOR-MAIL", ""],
]  # fmt: skip


def event(kind: str = "suspension", **said: Any) -> Event:
    """An event; each value found in the form unless a ``Found`` is given."""
    given = {
        name: value if isinstance(value, Found) else Found(value, "form.docx, page 1", str(value))
        for name, value in said.items()
        if value is not None
    }
    return Event(kind, given)


def child(name: str = "Dana Elm", **more: Any) -> dict[str, Any]:
    """A suspension on Monday 30 November and Tuesday 1 December 2026."""
    return {"pupil_name": name, "dob": "2012-03-04", "upn": None, "year_group": "10",
            "school": SCHOOL, "start_date": "2026-11-30", "days": 2.0, "end_date": "2026-12-01",
            "reason_codes": ("PP",), **more}  # fmt: skip


def mail(number: int, *events: Event, category: str = "suspension", **sorted_: Any) -> Mail:
    """A mail that came on Monday 30 November 2026, ``number`` minutes past eight."""
    said = {"urgency": "week", "new_case": bool(events), "confidence": 0.95, "school": SCHOOL,
            "reasons": (Reason(category, "suspended", "subject", 3.0),), **sorted_}  # fmt: skip
    at = datetime(2026, 11, 30, 8, number, tzinfo=LONDON)
    message = Message(
        f"<m{number}@oak.example>", f"hash{number}", Address("Office", "office@oak.example"),
        f"Suspension of Dana Elm {number}", "She was suspended.", sent=at, received=at,
    )  # fmt: skip
    return Mail(
        f"{number:02}.eml", f"key{number}", message, Sorted(category, events=events, **said)
    )


def permanent(number: int, **more: Any) -> Mail:
    """A permanent exclusion from Monday 30 November 2026."""
    about = child(days=None, end_date=None, **more)
    told = event("permanent_exclusion", **about)
    return mail(number, told, category="permanent_exclusion", urgency="same_day")


def team_desk(*, inbox: bool = True, **more: Any) -> Any:
    """The small team workbook with an empty Inbox sheet and an Audit sheet."""
    desk = in_memory(**more)
    if inbox:
        _table(desk, "Inbox", INBOX_HEADERS)
        _table(desk, "Audit", [column.name for column in columns_of("Audit")])
    book = desk.book["Settings"]
    bottom = max(row for row, _ in book.values)
    for place, line in enumerate(SETTINGS, start=bottom + 1):
        book.values |= {(place, n): cell for n, cell in enumerate(line, 1) if cell}
    return desk


def _table(desk: Any, name: str, headers: list[str]) -> None:
    from daysix.desk.memory import MemorySheet

    values = {(1, place): header for place, header in enumerate(headers, start=1)}
    desk.book[name] = MemorySheet(values, tables={name: block([headers, headers])})


def rows(desk: Any, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet by their headings, blanks left out."""
    values = desk.book[sheet].values
    names = {column: name for (row, column), name in values.items() if row == 1}
    found: dict[int, dict[str, Any]] = {}
    for (row, column), value in sorted(values.items()):
        if row > 1:
            found.setdefault(row, {})[names[column]] = value
    return list(found.values())


TODAY = date(2026, 11, 30)
