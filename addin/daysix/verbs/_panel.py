"""What the verbs of the panel share: whose papers, where to, and what was written."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable


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
