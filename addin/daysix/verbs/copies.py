"""``daysix copies``: each member's copy of a panel's papers, the register, and draft mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs import DONE, TO_FIX, Outcome
from daysix.verbs._panel import add_agenda, add_deciding, add_panel, chosen, issued_of, written

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Make each member's copy of a panel's papers, and draft mails; none is sent."


def add_options(parser: ArgumentParser) -> None:
    """Options of the copies."""
    add_panel(parser, choosing=True)
    add_agenda(parser)
    add_deciding(parser)
    parser.add_argument("--no-drafts", action="store_true", help="the copies, and no draft mails")
    parser.add_argument(
        "--supplement", action="store_true",
        help="copies of the supplement that was made last, and not of the whole pack",
    )  # fmt: skip


def run(options: Namespace) -> Outcome:
    """Make the copies, then the drafts."""
    from daysix.jobs.panel.copies import make_copies  # the typesetter is only needed here
    from daysix.jobs.panel.drafts import drafts_for
    from daysix.jobs.panel.kept import place_of
    from daysix.jobs.panel.pack_ready import ready_decided
    from daysix.jobs.panel.sent_papers import LATEST

    ready = ready_decided(
        options.tracker,
        supplement=LATEST if options.supplement else "",
        agenda=options.agenda,
        deciding=options.decide,
        **chosen(options),
    )
    copies = make_copies(ready, issued=issued_of(options))
    lines = copies.write(options.out)
    folder = place_of(ready.laid.book, ready.panel, options.out)
    drafts = [] if options.no_drafts else drafts_for(copies, lines, folder)
    lines[-1]["warnings"] = [*ready.warnings, *lines[-1]["warnings"]]
    head = f"Copies for {ready.panel}, {ready.laid.day_words}. Nothing was sent."
    warned = any(line["warnings"] for line in lines)
    return Outcome(lines, [head, *written(lines), *drafts], TO_FIX if warned else DONE)
