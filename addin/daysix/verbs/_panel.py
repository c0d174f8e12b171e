"""What the verbs of the panel share: whose papers, where to, and what was written."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from daysix.verbs import DONE, TO_FIX, Outcome

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from daysix.jobs.panel.agenda import Made


def add_panel(parser: ArgumentParser, *, choosing: bool = False) -> None:
    """The workbook, ``--panel`` and ``--out``; ``--also`` and ``--without`` where one chooses."""
    parser.add_argument("tracker", type=Path, help="the team workbook")
    parser.add_argument("--panel", required=True, metavar="P26-004", help="the panel's number")
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER",
        help="where the papers go; without it, “Panel papers” beside the workbook",
    )  # fmt: skip
    if choosing:
        parser.add_argument(
            "--also", action="append", default=[], metavar="REFERRAL",
            help="hear this one although something is missing; “all” for every one",
        )  # fmt: skip
        parser.add_argument(
            "--without", action="append", default=[], metavar="REFERRAL",
            help="leave this one for another day",
        )  # fmt: skip


def add_deciding(parser: ArgumentParser) -> None:
    """``--decide``: what is to become of a paper that looks like another child's."""
    parser.add_argument(
        "--decide",
        action="append",
        nargs=4,
        default=[],
        metavar=("R00001/FILE", "belongs|leave-out", "REASON", "INITIALS"),
        help="of a paper that names another child: keep it for a reason, or leave it out",
    )


class Chosen(TypedDict):
    """Which panel, where its papers go, and which cases: by the names every job calls it."""

    panel: str
    as_of: date
    out: Path | None
    also: list[str]
    without: list[str]


def chosen(options: Namespace) -> Chosen:
    """What was chosen with the options of :func:`add_panel`, and the day."""
    return {
        "panel": options.panel,
        "as_of": options.as_of,
        "out": options.out,
        "also": options.also,
        "without": options.without,
    }


def add_agenda(parser: ArgumentParser) -> None:
    """``--agenda``: which one, where one was edited in Word."""
    parser.add_argument(
        "--agenda", default="", metavar="FILE",
        help="use this agenda edited in Word, whatever speaks against it; “ours” for the one Day "
        "Six puts together",
    )  # fmt: skip


def issued_of(options: Namespace) -> datetime:
    """When the papers are made: now, or the day asked for at midnight."""
    if options.now is not None:
        moment: datetime = options.now.astimezone()
        return moment
    return datetime.combine(options.as_of, time(), UTC)


def written(lines: Iterable[dict[str, Any]]) -> list[str]:
    """The same for people: each file, then what to look at."""
    text: list[str] = []
    for line in lines:
        pages = line["pages"]
        many = f" ({pages} {'page' if pages == 1 else 'pages'})" if pages else ""
        text.append(f"{line['path']}{many}")
        text += [f"  {warning}" for warning in line["warnings"]]
    return text


def papers_made(made: Made, what: str, *, sent: str = "") -> Outcome:
    """What has been made of a panel: to be looked at where anything is warned of."""
    head = f"{what} of {made.laid.plan.sitting.panel}, {made.laid.day_words}.{sent}"
    warned = any(line["warnings"] for line in made.lines)
    return Outcome(made.lines, [head, *written(made.lines)], TO_FIX if warned else DONE)
