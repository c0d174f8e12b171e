"""Looks into the mailbox while the companion runs: a quiet count, and a loud sign when it fails.

What is said holds numbers alone, for anybody may look over her shoulder. Each mail is kept in the
journal as it is seen; in the mailbox nothing is marked or moved.
"""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from daysix.law.errors import DaySixError
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

LOOK_EVERY = 60.0
"""Seconds between two looks."""


class Brought(NamedTuple):
    """What one look found: mails that wait to be listed, and how many look permanent.

    They wait until *Check inbox* has put them on the sheet.

    Attributes
    ----------
    silent
        The sentence for a mailbox not read for a working day; blank if there is none.
    """

    waits: int = 0
    permanent: int = 0
    silent: str = ""


class Watch:
    """One look after another, in a thread of its own.

    Parameters
    ----------
    look
        Looks once; refuses with a sentence where the mailbox cannot be read.
    notice
        Shows a sentence: quietly, or in front of everything.
    log
        Adds a line of counts and codes.
    """

    def __init__(
        self,
        look: Callable[[], Brought],
        *,
        clock: Callable[[], datetime],
        notice: Callable[[str, bool], None],
        log: Callable[[str], None],
    ) -> None:
        self._look, self._clock, self._notice, self._log = look, clock, notice, log
        self._ended = Event()
        self._last_good: datetime | None = None
        self._told = ""

    def run(self) -> None:
        """Look until told to end."""
        while True:
            self.once()
            if self._ended.wait(LOOK_EVERY):
                return

    def end(self) -> None:
        """Stop looking."""
        self._ended.set()

    def once(self) -> None:
        """Look once and say what there is; never raises."""
        try:
            brought = self._look()
        except DaySixError as refusal:
            self._log(f"mailbox {refusal.code}")
            self._say(self._out_of_reach(f"{refusal.message} ({refusal.code})"), loud=False)
            return
        except Exception as crash:  # noqa: BLE001 - said and logged; clicks go on
            kind = type(crash).__name__
            self._log(f"mailbox failed {kind}")
            failed = f"Day Six itself failed on the mailbox ({kind}). Please report it. (G-998)"
            self._say(failed, loud=False)
            return
        self._last_good = self._clock()
        said = brought.silent or count(brought.waits, brought.permanent)
        if brought.waits and said != self._told:
            self._log(f"mailbox {brought.waits} wait, {brought.permanent} permanent")
        self._say(said, loud=bool(brought.silent))

    def _out_of_reach(self, why: str) -> str:
        since = f" since {self._last_good:%a %H:%M}" if self._last_good else ""
        return f"I couldn't reach the inbox{since}. Drag messages into Mails instead. {why}"

    def _say(self, sentence: str, *, loud: bool) -> None:
        """Say it where it is another than before."""
        if sentence != self._told:
            self._told = sentence
            self._notice(sentence, loud)


def count(new: int, permanent: int) -> str:
    """``41 new mails; 2 look like permanent exclusions.``; no name in it."""
    if not new:
        return "No new mail."
    mails = "1 new mail" if new == 1 else f"{new:,} new mails"
    looks = "1 looks like a permanent exclusion"
    looks = looks if permanent == 1 else f"{permanent:,} look like permanent exclusions"
    return f"{mails}; {looks}." if permanent else f"{mails}."
