"""One file per command-line verb: its words, its options, and the one job it calls.

A verb file offers ``SUMMARY``, ``add_options(parser)`` and ``run(options) -> Outcome``. Verbs hold
no logic and print nothing: ``cli.py`` prints what came back. A verb's file is only loaded when it
is asked for, so that a phone-call question stays quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

DONE, TO_FIX, COULD_NOT = 0, 1, 2


class Outcome(NamedTuple):
    """What a verb has to say.

    Parameters
    ----------
    lines
        JSON contract lines, printed with ``--json``.
    text
        The same for people, line by line.
    exit_code
        0 nothing to fix, 1 something to fix, 2 could not do it.
    trouble
        Sentences for the error stream.
    live
        Whether lines come one by one, as things happen, and are to be seen at once.
    """

    lines: Iterable[dict[str, Any]]
    text: Iterable[str]
    exit_code: int = DONE
    trouble: tuple[str, ...] = ()
    live: bool = False


class Verb(Protocol):
    """The shape of a verb file."""

    SUMMARY: str

    def add_options(self, parser: ArgumentParser) -> None:
        """Add this verb's own options."""

    def run(self, options: Namespace) -> Outcome:
        """Do the job and hand back what it said."""
