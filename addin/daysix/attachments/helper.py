"""The process that reads what is hard to read safely, kept for the next paper; and asking it.

It is started for the first paper that needs it, never for a mail without one. A paper that breaks
it, or takes too long, is given up with a sentence, and the next paper gets a new process.
"""

from __future__ import annotations

import atexit
from threading import Lock, Thread
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, cast

from daysix.attachments import sentences
from daysix.attachments.read import Read
from daysix.desk import own_process
from daysix.inbox.message import Labelled

if TYPE_CHECKING:
    from subprocess import Popen

READ, FACTS = "read", "facts"
DONE, REFUSED, NO_ROOM, BROKEN = "done", "refused", "no room", "broken"
COMMAND = (
    "import sys; sys.path[:] = sys.argv[1:]; from daysix.attachments.child import serve; serve()"
)
SECONDS = 20
LOOKS_A_SECOND = 10
MOST_PAPERS = 500
"""After so many it is started anew, so that no library's small leaks add up."""


class _Helper:
    """One such process, and the conversation with it."""

    def __init__(self) -> None:
        self._process: Popen[bytes] = own_process.start(COMMAND)
        self._papers = 0
        self.ended = False

    def ask(self, question: tuple[str, str, bytes]) -> tuple[Any, ...]:
        """Its answer, or ``(BROKEN,)``, ``(NO_ROOM,)`` or nothing at all when the time is up."""
        heard: list[tuple[Any, ...]] = []
        talk = Thread(target=self._talk, args=(question, heard), daemon=True)
        talk.start()
        too_much = self._wait(talk)
        self._papers += 1
        answer = (NO_ROOM,) if too_much else (heard[0] if heard else ())
        if answer[:1] not in {(DONE,), (REFUSED,)} or self._papers >= MOST_PAPERS or answer[-1]:
            self.end()
            talk.join()
            if not too_much and not heard and self._process.returncode == own_process.OUT_OF_ROOM:
                return (NO_ROOM,)
        return answer

    def _wait(self, talk: Thread) -> bool:
        """Wait for the answer; True when it wants more memory than it may have."""
        watched = own_process.memory_watch()
        until = monotonic() + SECONDS
        while talk.is_alive() and monotonic() < until:
            talk.join(1 / LOOKS_A_SECOND)
            if watched is not None and watched(self._process.pid) > own_process.MEGABYTES << 20:
                return True
        return False

    def _talk(self, question: tuple[str, str, bytes], heard: list[tuple[Any, ...]]) -> None:
        give = cast("IO[bytes]", self._process.stdin)
        take = cast("IO[bytes]", self._process.stdout)
        try:
            own_process.send(give, question)
            heard.append(own_process.receive(take))
        except own_process.SPEECHLESS:
            if self._process.poll() is not None or not self.ended:
                heard.append((BROKEN,))

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.ended = True
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                cast("IO[bytes]", pipe).close()
            except OSError:
                continue  # what was still to be said is not wanted any more


_LOCK = Lock()
_KEPT: list[_Helper] = []


def read(kind: str, content: bytes) -> Read:
    """Have a paper read.

    Raises
    ------
    Unread
        It cannot be, whatever the reason.
    """
    answer = _ask((READ, kind, content))
    _, text, labelled, flags, sentence, _ = answer
    return Read(text, tuple(Labelled(*one) for one in labelled), frozenset(flags), sentence)


def facts(content: bytes) -> tuple[int, tuple[int, ...], tuple[int, ...], bool] | None:
    """Have a PDF looked over; None when that could not be done."""
    try:
        found = _ask((FACTS, "", content))[1]
    except sentences.Unread:
        return None
    return cast("tuple[int, tuple[int, ...], tuple[int, ...], bool]", found)


def rest() -> None:
    """End the process that is kept, if there is one."""
    with _LOCK:
        while _KEPT:
            _KEPT.pop().end()


def is_kept() -> bool:
    """Whether there is one now."""
    return bool(_KEPT)


def _ask(question: tuple[str, str, bytes]) -> tuple[Any, ...]:
    with _LOCK:
        if not _KEPT:
            _KEPT.append(_Helper())
        helper = _KEPT[0]
        answer = helper.ask(question)
        if helper.ended:
            _KEPT.clear()
    if not answer:
        raise sentences.too_slow()
    if answer[0] == NO_ROOM:
        raise sentences.no_room()
    if answer[0] == REFUSED:
        raise sentences.Unread(answer[1], answer[2])
    if answer[0] != DONE:
        raise sentences.damaged()
    return answer


atexit.register(rest)
