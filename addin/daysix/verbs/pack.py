"""``daysix pack``: a panel's papers as one PDF, a copy for each member, and the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs._panel import add_agenda, add_deciding, add_panel, chosen, issued_of, papers_made

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.jobs.panel.agenda import Made
    from daysix.verbs import Outcome

SUMMARY = "Make a panel's papers: agenda, case sheets and papers as one PDF, a copy a member."


def add_options(parser: ArgumentParser) -> None:
    """Options of the pack."""
    add_panel(parser, choosing=True)
    add_agenda(parser)
    add_deciding(parser)
    parser.add_argument(
        "--only-whole", action="store_true",
        help="the pack that stays with the team and no copies, looked over as by the button",
    )  # fmt: skip
    parser.add_argument(
        "--supplement", action="store_true",
        help="only the papers and cases that have come since the pack, which stays as it is",
    )  # fmt: skip


def run(options: Namespace) -> Outcome:
    """Make the pack."""
    from daysix.jobs.panel.pack import make_pack  # the typesetter is only needed here
    from daysix.jobs.panel.sent_papers import NEW

    made = make_pack(
        options.tracker,
        issued=issued_of(options),
        only_whole=options.only_whole,
        supplement=NEW if options.supplement else "",
        agenda=options.agenda,
        deciding=options.decide,
        **chosen(options),
    )
    if options.only_whole:
        _look_over(made)
    return papers_made(made, "Papers", sent=" Nothing was sent.")


def _look_over(made: Made) -> None:
    """Say of the pack what Safe to share would."""
    from daysix.jobs.panel.pack_gate import NOTHING, points_of

    points = points_of(made.laid, made.lines[0])
    if points != NOTHING:
        made.lines[0]["warnings"].append(points)
