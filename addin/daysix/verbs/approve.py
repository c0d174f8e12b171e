"""``daysix approve``: the line to check before sending taken off letters that were read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.verbs import DONE, TO_FIX, Outcome

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Take the line “Check before sending” off letters you have read; shown first."
NOT_APPROVED = "Nothing was changed. Add --apply, and --by with your initials, to approve them."


def add_options(parser: ArgumentParser) -> None:
    """The letters, who approves them, and where that is noted."""
    parser.add_argument("letters", nargs="+", type=Path, metavar="LETTER.docx", help="the letters")
    parser.add_argument("--by", default="", metavar="AB", help="your initials")
    parser.add_argument(
        "--tracker", type=Path, metavar="TEAM.xlsx", help="whose Audit sheet notes it; closed"
    )
    parser.add_argument("--apply", action="store_true", help="do it; else it is only shown")


def run(options: Namespace) -> Outcome:
    """Look at the letters, or approve those that can be.

    Raises
    ------
    BadInput
        ``B-097``: it is to be done and nobody says who approves. Or the workbook refuses.
    """
    if options.apply and not options.by.strip():
        raise BadInput(
            "B-097",
            "An approval needs a name, so nothing was changed. Give your initials with --by.",
        )
    from daysix.desk.file import FileDesk  # documents and workbooks are only opened here
    from daysix.jobs.click.answers import Answer, Asked
    from daysix.jobs.click.kept import Kept
    from daysix.jobs.click.panel_approve import offer_approval
    from daysix.jobs.inbox.book import Workbook
    from daysix.jobs.panel.approving import looked_at

    found = looked_at(options.letters)
    desk = FileDesk(options.tracker or options.letters[0])
    book = Workbook(desk, options.tracker) if options.tracker else None
    asked = Asked(desk, options.as_of, lambda: False, Kept(), options.now)
    offer = offer_approval(asked, options.letters, book=book, by=options.by.strip())
    lines = [{"path": str(one.path), "state": one.state, "why": one.why} for one in found]
    text = [one.line for one in found]
    if offer is None or isinstance(offer, Answer):
        return Outcome([*lines, {"approved": 0}], text, DONE if offer is None else TO_FIX)
    if not options.apply:
        code = DONE if offer.good else TO_FIX
        return Outcome([*lines, {"applied": False}], [*text, NOT_APPROVED], code)
    done = offer.carry_out(lambda: False)
    good = done.good and offer.good
    said = {"applied": True, "said": done.sentences[0], "lines": [*done.sentences[1:]]}
    left = [one.line for one in found if one.state == "not yet"]
    return Outcome([*lines, said], [*done.sentences, *left], DONE if good else TO_FIX)
