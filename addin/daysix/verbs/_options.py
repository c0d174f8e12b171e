"""Options several verbs share, said the same way everywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from daysix.law.errors import BadInput
from daysix.law.switches import Switches

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.calendars.book import CalendarBook


FIRST_YEAR, LAST_YEAR = 1990, 2099
"""Outside these a date on the command line is a slip of the keyboard."""


def typed_day(text: str) -> date:
    """A date on the command line, ISO or day first; refused in a sentence otherwise."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # Python also reads 20261130 and 2026-W49-1, which nobody means to type here.
    if day is None or day.isoformat() != text:
        day = _day_first(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadInput("B-004", f"The year in “{text}” cannot be right. Check it.")
    return day


def _day_first(text: str) -> date:
    from daysix.tracker.dates import read_date  # only where somebody types as people do

    read = read_date(text) if any(mark in text for mark in "/. ") else None
    if read is not None and read.value is not None:
        return read.value
    hint = f" {read.message}" if read is not None and read.message else ""
    message = f"“{text}” is not a date I can read.{hint} Write it like 2026-11-30 or 30/11/2026."
    raise BadInput("B-004", message)


def add_calendar(parser: ArgumentParser) -> None:
    """``--calendar FILE``."""
    parser.add_argument(
        "--calendar",
        type=Path,
        metavar="FILE",
        help="term dates: JSON, CSV, .ics, or a workbook with a Calendar sheet",
    )


def add_la(parser: ArgumentParser) -> None:
    """``--la CODE`` alone."""
    parser.add_argument(
        "--la",
        default="",
        type=typed_council,
        metavar="CODE",
        help="your council's number, e.g. 925",
    )


def typed_council(text: str) -> str:
    """A council's number on the command line; refused in a sentence if there is none such."""
    from daysix import data

    typed = text.strip()
    if typed and typed not in {row["code"] for row in data.rows("local_authorities")}:
        message = (
            f"“{typed[:20]}” is not a council's number. Type its three digits behind --la, "
            "such as 925."
        )
        raise BadInput("U-027", message)
    return typed


def add_council(parser: ArgumentParser) -> None:
    """``--la CODE`` and ``--reading AMB-nn=NAME``."""
    add_la(parser)
    parser.add_argument(
        "--reading",
        action="append",
        default=[],
        metavar="AMB-nn=NAME",
        help="use another reading of a doubtful rule (see “daysix rules --readings”)",
    )


def add_counting(parser: ArgumentParser) -> None:
    """What a tracker is counted with: ``--calendar``, ``--la`` and ``--reading``."""
    add_calendar(parser)
    add_council(parser)


class Counting(TypedDict):
    """What a tracker is counted with, by the names every job calls it."""

    as_of: date
    book: CalendarBook | None
    switches: Switches
    la: str


def counted_with(options: Namespace) -> Counting:
    """What was chosen with the options of :func:`add_counting`, and the day."""
    from daysix.jobs.calendars.choice import calendars_from

    return {
        "as_of": options.as_of,
        "book": calendars_from(options.calendar),
        "switches": switches_of(options),
        "la": options.la,
    }


def switches_of(options: Namespace) -> Switches:
    """The readings chosen on the command line."""
    chosen: dict[str, str] = {}
    for text in options.reading:
        name, equals, value = text.partition("=")
        if not equals:
            message = f"“{text}” should be a doubt and a reading, such as AMB-08=clear_days."
            raise BadInput("B-005", message)
        chosen[name.strip().upper()] = value.strip()
    return Switches(chosen)
