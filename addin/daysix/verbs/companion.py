"""``daysix companion start|stop|status``: the resident program that serves the ribbon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs import DONE, TO_FIX, Outcome

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Start, stop or ask after the program that serves the ribbon and shows the Desk window."


def add_options(parser: ArgumentParser) -> None:
    """Which of the three; ``run`` is what ``start`` starts."""
    parser.add_argument("what", choices=["start", "stop", "status", "run"], help="what to do")


def run(options: Namespace) -> Outcome:
    """Do it and say how the companion is afterwards."""
    from daysix.companion import program, starting
    from daysix.companion.folder import open_folder

    folder = open_folder()
    if options.what == "run":
        program.run(folder)
        return Outcome([{"companion": "ended"}], ["Day Six has ended."], DONE)
    if options.what == "start":
        starting.start(folder, program.wall_clock)
    elif options.what == "stop":
        starting.stop(folder, program.wall_clock)
    state = starting.state(folder, program.wall_clock())
    line = {"companion": state.how if state.runs else "not_running"}
    said = starting.in_words(state)
    wanted = options.what == "stop" or state.runs
    return Outcome([line], [said], DONE if wanted else TO_FIX)
