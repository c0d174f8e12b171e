"""Reading where it can do no harm: in a process of its own, with limits on time and memory.

Some files make a reader run for minutes, fill the memory, or bring its whole process down. The
child is handed the bytes of a file and hands back plain cells, or a sentence; should it do neither
in time, it is ended, and the sentence is ours. What it sends is believed only as far as plain
values go: nothing else can come out of the unpickling.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, cast

from daysix.desk import unreadable
from daysix.desk.own_process import (
    MEGABYTES,
    OUT_OF_ROOM,
    OUT_OF_TIME,
    PATIENCE,
    SECONDS,
    SPEECHLESS,
    receive,
    send,
    start,
)
from daysix.desk.own_process import limit as _limit
from daysix.desk.own_process import memory_watch as _memory_watch
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.cells import SheetCells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from daysix.desk.excel import Rows

LOOKS_A_SECOND = 10
ROWS_AT_ONCE = 5_000
USUAL_PART = b"xl/workbook.xml"
"""The name of a part that only the usual kind of workbook has."""
SHEET, ROWS, AGAIN, DONE, REFUSED, NO_ROOM = "sheet", "rows", "again", "done", "refused", "no room"
BROKEN, LATE, ALONE = "broken", "late", "alone"
COMMAND = "import sys; sys.path[:] = sys.argv[1:]; from daysix.desk.child import serve; serve()"


class Share(NamedTuple):
    """Which sheets of a workbook a child reads: those of these names, or all but those.

    ``megabytes`` is what it may use meanwhile.
    """

    names: frozenset[str] = frozenset()
    of_these: bool = False
    megabytes: int = MEGABYTES


EVERYTHING = Share()


class MustBeAlone(Exception):
    """A share of the sheets could not be read; a child that reads all of them still may."""


class Child:
    """A process that reads one file, or its share of it.

    It starts at once, so that the guard can look the file over meanwhile.
    """

    def __init__(self, content: bytes, name: str, share: Share = EVERYTHING) -> None:
        from threading import Thread

        self._name, self._share = name, share
        self._process = start(COMMAND)
        self._sheets: list[SheetCells] = []
        self._places: list[int] = []
        self._ending: tuple[str, ...] = ()
        self._out_of_memory = False
        self._thread = Thread(target=self._talk, args=(content,), daemon=True)
        self._thread.start()

    def sheets(self) -> list[SheetCells]:
        """Wait for every sheet.

        Raises
        ------
        BadInput
            What the child said, or T-033 too slow, T-034 too large, T-007 it broke down.
        """
        try:
            wait_for([self])
            return [sheet for _, sheet in self.taken()]
        finally:
            self.end()

    def taken(self) -> list[tuple[int, SheetCells]]:
        """Its sheets once it is done, each with its place in the workbook.

        Raises
        ------
        BadInput
            As :meth:`sheets`.
        MustBeAlone
            It has only a share, and could not read it.
        """
        if self._ending[:1] == (DONE,):
            return list(zip(self._places, self._sheets, strict=True))
        if self._ending[:1] == (ALONE,) or (self.out_of_room and self._share != EVERYTHING):
            raise MustBeAlone
        raise self._refusal()

    @property
    def busy(self) -> bool:
        """Whether there is more to come."""
        return self._thread.is_alive()

    @property
    def out_of_room(self) -> bool:
        """Whether it wanted more memory than it may have."""
        kind = self._ending[0] if self._ending else BROKEN
        ended = self._process.returncode
        return self._out_of_memory or kind == NO_ROOM or (kind == BROKEN and ended == OUT_OF_ROOM)

    def rest(self) -> None:
        """Wait a moment for it."""
        self._thread.join(1 / LOOKS_A_SECOND)
        if not self.busy and self._ending == (BROKEN,):
            self._process.wait()  # how it ended tells why

    @property
    def worked(self) -> float:
        """Seconds of work so far."""
        from daysix.desk import time_used

        return time_used.of_process(self._process.pid)

    def is_late(self) -> None:
        """Note that it took too long."""
        self._ending = (LATE,)

    def takes_too_much(self, watched: Callable[[int], int]) -> bool:
        """Look at what it uses, where the system itself sets it no limit."""
        if self.busy and watched(self._process.pid) > self._share.megabytes << 20:
            self._out_of_memory = True
        return self._out_of_memory

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._thread.join()

    def _talk(self, content: bytes) -> None:
        """Hand the file over and take the answer; runs beside whoever waits for it."""
        give, take = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        try:
            with give, take:
                send(give, (self._name, content, *self._share))
                while not self._ending:
                    self._hear(receive(take))
        except SPEECHLESS:
            self._ending = self._ending or (BROKEN,)

    def _hear(self, said: tuple[Any, ...]) -> None:
        kind = said[0]
        if kind == SHEET:
            self._sheets.append(
                SheetCells(said[1], [], said[3], said[4], visible=said[2], merged=said[5])
            )
            self._places.append(said[6])
        elif kind == ROWS:
            cast("list[list[object]]", self._sheets[-1].rows).extend(said[1])
        elif kind == AGAIN:
            self._sheets.clear()
            self._places.clear()
        else:
            self._ending = said

    def _refusal(self) -> BadInput:
        kind = self._ending[0] if self._ending else BROKEN
        if kind == REFUSED:
            damaged = self._ending[3] == "damaged"
            return (unreadable.Damaged if damaged else BadInput)(self._ending[1], self._ending[2])
        if self.out_of_room:
            return unreadable.too_large(self._name)
        if kind == LATE or self._process.returncode == OUT_OF_TIME:
            return unreadable.too_slow(self._name)
        return unreadable.not_a_spreadsheet(self._name)


def wait_for(children: Sequence[Child]) -> None:
    """Wait until all are done; or one wants too much memory, or has worked for too long.

    A child that does nothing at all is waited for too, though not for ever.
    """
    from time import monotonic

    watched, began = _memory_watch(), monotonic()
    while busy := [one for one in children if one.busy]:
        waited = monotonic() - began
        if waited > PATIENCE or (waited > SECONDS and any(one.worked > SECONDS for one in busy)):
            for one in busy:
                one.is_late()
            return
        busy[0].rest()
        if watched is not None and any(one.takes_too_much(watched) for one in busy):
            return
    for one in children:
        one.rest()


def serve() -> None:
    """What the child does: one file in, cells out."""
    import gc
    import os

    _limit()
    gc.disable()  # it lives for one file
    os.environ["OPENPYXL_LXML"] = "False"  # only the parser that refuses definitions
    with os.fdopen(0, "rb") as take, os.fdopen(os.dup(1), "wb") as give:
        name, content, *said = receive(take)
        share = Share(*said)
        _limit(share.megabytes)
        try:
            _answer(give, name, content, share)
        except MemoryError:
            send(give, (NO_ROOM,))
        except BadInput as refused:
            damaged = "damaged" if isinstance(refused, unreadable.Damaged) else ""
            send(give, (REFUSED, refused.code, refused.message, damaged))
    os._exit(0)  # all is said: no tidying up


def _answer(give: IO[bytes], name: str, content: bytes, share: Share) -> None:
    from daysix.desk import excel, guard

    if not guard.is_workbook(content):
        _hand_over(give, _in_other_clothes(content, name), mend=False)
    else:
        try:
            found = excel.by_calamine(content, names=share.names, of_these=share.of_these)
            _hand_over(give, found, mend=USUAL_PART not in content)
        except excel.Unreadable:
            if share != EVERYTHING:
                send(give, (ALONE,))
                return
            send(give, (AGAIN,))
            _hand_over(give, excel.by_openpyxl(content, name), mend=True)
    send(give, (DONE,))


def _in_other_clothes(content: bytes, name: str) -> Iterable[Rows]:
    """A web page, Excel 2003 XML, or lines of text: told by the content, as for whoever asks."""
    from daysix.desk import clothes

    kind = clothes.kind_of(content)
    if kind == clothes.WEB_PAGE:
        from daysix.desk import web_tables

        return web_tables.sheets(content, name)
    if kind == clothes.OFFICE_XML:
        from daysix.desk import office_xml

        return office_xml.sheets(content, name)
    from daysix.desk import delimited

    return [delimited.rows(content, name)]


def _hand_over(give: IO[bytes], sheets: Iterable[Rows], *, mend: bool) -> None:
    from itertools import islice

    from daysix.desk.excel import tidied

    for sheet in sheets:
        about = sheet.name, sheet.visible, sheet.first_row, sheet.first_column, sheet.merged
        send(give, (SHEET, *about, sheet.place))
        rows = tidied(sheet.rows, mend=mend)
        while some := list(islice(rows, ROWS_AT_ONCE)):
            send(give, (ROWS, some))
