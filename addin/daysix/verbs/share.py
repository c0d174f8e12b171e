"""``daysix share``: files on their way out looked over for what nobody means to send."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from daysix.verbs import DONE, TO_FIX, Outcome
from daysix.verbs._panel import issued_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

SUMMARY = "Look over files before they go out; --fix makes safe copies, the files stay as they are."


def add_options(parser: ArgumentParser) -> None:
    """Options of sharing."""
    parser.add_argument("files", nargs="*", type=Path, help="workbooks, Word documents, PDFs")
    parser.add_argument(
        "--panel",
        default="",
        metavar="P26-004",
        help="every latest paper of this panel, as the button does; needs --tracker",
    )
    parser.add_argument(
        "--tracker", type=Path, metavar="TEAM.xlsx", help="whose children may not be named in them"
    )
    parser.add_argument(
        "--about",
        action="append",
        default=[],
        metavar="NUMBER",
        help="the child they are about: the number of the child or of the referral",
    )
    parser.add_argument(
        "--to", action="append", default=[], metavar="ADDRESS", help="where they are to go"
    )
    parser.add_argument(
        "--domain",
        action="append",
        default=[],
        metavar="DOMAIN",
        help="domains they may go to; “.gov.uk” takes every one below it",
    )
    parser.add_argument(
        "--redacted", action="store_true", help="other children's schools may not be named either"
    )
    parser.add_argument("--fix", action="store_true", help="make safe copies; needs --out")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="for copies and the report")
    parser.add_argument(
        "--keep",
        action="append",
        nargs=3,
        default=[],
        metavar=("CODE", "REASON", "INITIALS"),
        help="let what has this code stand, for a reason",
    )


def run(options: Namespace) -> Outcome:
    """Look the files over."""
    if options.panel:
        return _of_a_panel(options)
    from daysix.jobs.panel.outgoing import look_over  # documents are only opened here

    lines = look_over(
        options.files,
        tracker=options.tracker,
        about=options.about,
        recipients=options.to,
        domains=options.domain,
        redacted=options.redacted,
        put_right=options.fix,
        out=options.out,
        keeping=options.keep,
        issued=issued_of(options),
    )
    passes = all(line["passes"] for line in lines)
    return Outcome(lines, _text(lines), DONE if passes else TO_FIX)


def _of_a_panel(options: Namespace) -> Outcome:
    """The papers of a panel, in its folder; with ``--fix`` what the button does after a yes."""
    from daysix.jobs.panel.outgoing import refuse_mixed  # documents are only opened here
    from daysix.jobs.panel.outgoing_panel import look_over_panel, put_right
    from daysix.jobs.panel.rows import book_of

    refuse_mixed(options.files, options.tracker)
    over = look_over_panel(
        book_of(options.tracker), panel=options.panel, as_of=options.as_of, out=options.out,
        keeping=options.keep,
    )  # fmt: skip
    settled, filed = put_right(over, issued=issued_of(options)) if options.fix else (
        over.settled(), None
    )  # fmt: skip
    lines = [*(one.line for one in settled), *([filed] if filed else [])]
    passes = all(line["passes"] for line in lines)
    return Outcome(lines, _text(lines), DONE if passes else TO_FIX)


def _text(lines: Iterable[dict[str, Any]]) -> list[str]:
    text: list[str] = []
    for line in lines:
        verdict = "nothing is left to decide" if line["passes"] else "do not send it yet"
        text.append(f"{line['path']}: {verdict}.")
        text += [f"  {one}" for one in line["warnings"]]
        text += [f"  Put right: {one}" for one in line.get("put_right", ())]
    return text
