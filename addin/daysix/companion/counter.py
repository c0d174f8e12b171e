"""Serves one click at a time, and lives on whatever becomes of it."""

from __future__ import annotations

from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING

from daysix.actions import action
from daysix.companion.heartbeat import READY, WORKING
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.undisturbed import Undisturbed
from daysix.law.errors import DaySixError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from daysix.companion.teller import Teller
    from daysix.companion.tickets import Click

    Serve = Callable[[Click, Callable[[], bool]], Answer | Offer]

CANCELLED = "Cancelled. Nothing was changed."
NOT_WRITTEN = "Nothing was written."
NOT_OPENED = "I could not open it in Word for you. Open it from that folder."
FAILED = (
    "Day Six itself failed ({kind}), so nothing more was done. The fault is in the program, not in "
    "your workbook. Please report it. (G-999)"
)


class Counter:
    """One click after another.

    Parameters
    ----------
    serve
        Does what was clicked: gives an answer, or an offer of what would be written. Its second
        argument says whether the officer has pressed Cancel.
    show
        Opens a document that was made to be edited, and says whether it could.
    """

    def __init__(
        self,
        serve: Serve,
        *,
        teller: Teller,
        log: Callable[[str], None],
        show: Callable[[Path], bool] = lambda _: True,
    ) -> None:
        self._serve, self._teller, self._log, self._show = serve, teller, log, show
        self._cancelled = Event()
        self.how = READY
        """For the heartbeat: ready, or working."""

    def cancel(self) -> None:
        """Stop what is being done, unless it is writing already."""
        self._cancelled.set()

    def serve(self, click: Click) -> None:
        """Do what was clicked and say what came of it; never raises."""
        self._cancelled.clear()
        self.how = WORKING
        began = perf_counter()
        try:
            answer, came = self._answer(click), "done"
        except DaySixError as refusal:
            answer, came = Answer([f"{refusal.message} ({refusal.code})"], good=False), refusal.code
        except Exception as crash:  # noqa: BLE001 - said and logged; the next click must find us
            kind = type(crash).__name__
            answer, came = Answer([FAILED.format(kind=kind)], good=False), f"failed {kind}"
        finally:
            self.how = READY
        self._log(f"{click.action} {came} {perf_counter() - began:.2f}s")
        opened = answer.opens is None or self._show(answer.opens)
        more = [] if opened else [NOT_OPENED]
        self._teller.tell([*answer.sentences, *more], good=answer.good)

    def _answer(self, click: Click) -> Answer:
        asked = action(click.action)
        self._teller.progress(asked.label if asked else "")
        with Undisturbed():  # but not while an officer makes up her mind
            found = self._serve(click, self._cancelled.is_set)
        if self._cancelled.is_set():
            return Answer([CANCELLED])
        if isinstance(found, Answer):
            return found
        if not self._teller.ask(found.summary, found.lines, button=found.button):
            return Answer([NOT_WRITTEN])
        if self._cancelled.is_set():
            return Answer([CANCELLED])
        with Undisturbed():
            return found.carry_out(self._cancelled.is_set)
