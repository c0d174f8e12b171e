"""Options several verbs share, said the same way everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.law.switches import Switches

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_calendar(parser: ArgumentParser) -> None:
    """``--calendar FILE``."""
    parser.add_argument(
        "--calendar",
        type=Path,
        metavar="FILE",
        help="term dates: JSON, CSV, .ics, or a workbook with a Calendar sheet",
    )


def add_council(parser: ArgumentParser) -> None:
    """``--la CODE`` and ``--reading AMB-nn=NAME``."""
    parser.add_argument("--la", default="", metavar="CODE", help="your council's number, e.g. 925")
    parser.add_argument(
        "--reading",
        action="append",
        default=[],
        metavar="AMB-nn=NAME",
        help="use another reading of a doubtful rule (see “daysix rules --readings”)",
    )


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
