"""Things that go wrong while a workbook is being read, done on purpose: F6 to F9.

Each function takes ``full`` and a seed and gives (fault, trials, outcome). An outcome begins with
``pass`` or ``FAIL``. Without ``full``, a twentieth of the trials runs.
"""

from __future__ import annotations

import os
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.desk.reading import read_book, read_workbook  # noqa: E402
from daysix.law.errors import BadInput  # noqa: E402
from tests.benchmarks import hostile, odd_books  # noqa: E402 - after the path is known
from tests.benchmarks.saving_trials import SEED, Outcome, how_many, judged, new_folder  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self

TRY_AGAIN = "T-013"
LONGEST_GAP, MOST_SECONDS = 0.06, 20
MOST_BYTES = 64
IN_THE_XML = 0.2
"""Share of the trials of F7 that damage the XML inside a sound zip; there a letter may become
another letter, so only the way it ends is judged."""
DEFINITIONS = (
    b"<!DOCTYPE a>",
    b'<!DOCTYPE a SYSTEM "canary.dtd">',
    b'<!DOCTYPE a [<!ENTITY x SYSTEM "canary.txt">]>',
    b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://day-six.example/x.dtd"> %x;]>',
    b'<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]>',
)


def rows(*, full: bool) -> list[Outcome]:
    """Every fault of this file."""
    faults = (save_gap, damaged, bombs_and_far_cells, definitions)
    return [fault(full=full) for fault in faults]


def save_gap(*, full: bool, seed: int = SEED) -> Outcome:
    """F6: the file is taken away, waited for, and replaced while we read."""
    draw = random.Random(seed)  # noqa: S311 - trials, not secrets
    wrong: list[str] = []
    again = 0
    trials = how_many(200, full=full)
    with new_folder() as folder:
        path = folder / "tracker.xlsx"
        books = [odd_books.tracker(rows=many) for many in (40, 60)]
        right = [_values(path, book) for book in books]
        for trial in range(trials):
            path.write_bytes(books[0])
            saving = Thread(target=_save_as_excel_does, args=(path, books[1], draw, trial))
            saving.start()
            sleep(draw.uniform(0, 0.02))
            try:
                found = [list(map(list, sheet.rows)) for sheet in read_workbook(path)]
                if found not in right:
                    wrong.append(f"trial {trial}: neither the old nor the new")
            except BadInput as refused:
                again += 1
                if refused.code != TRY_AGAIN:
                    wrong.append(f"trial {trial}: {refused}")
            saving.join()
    return judged("F6 Excel's save gap", trials, f"right, or {again} times “try again”", wrong)


def _values(path: Path, book: bytes) -> list[list[list[object]]]:
    path.write_bytes(book)
    return [list(map(list, sheet.rows)) for sheet in read_workbook(path)]


def _save_as_excel_does(path: Path, new: bytes, draw: random.Random, trial: int) -> None:
    """Write beside, delete, wait, rename; every third time write in place, in two halves."""
    mark = path.with_name(f"~${path.name}")
    mark.write_bytes(b"an officer")
    sleep(draw.uniform(0, 0.02))
    if trial % 3:
        beside = path.with_name("A1B2C3D4")
        beside.write_bytes(new)
        path.unlink()
        sleep(draw.uniform(0, LONGEST_GAP))
        beside.replace(path)
    else:
        with path.open("wb") as file:
            sleep(draw.uniform(0, LONGEST_GAP))
            file.write(new[: len(new) // 2])
            file.flush()
            sleep(draw.uniform(0, LONGEST_GAP))
            file.write(new[len(new) // 2 :])
    mark.unlink()


def damaged(*, full: bool, seed: int = SEED) -> Outcome:
    """F7: bytes flipped, cut and doubled, in the zip and in the XML inside it."""
    draw = random.Random(seed)  # noqa: S311
    wrong: list[str] = []
    read = 0
    trials = how_many(10_000, full=full)
    with new_folder() as folder:
        path = folder / "tracker.xlsx"
        book = odd_books.tracker()
        right = _values(path, book)
        for trial in range(trials):
            in_the_xml = draw.random() < IN_THE_XML
            path.write_bytes(_xml_damaged(book, draw) if in_the_xml else _hurt(book, draw))
            start = perf_counter()
            try:
                found = [list(map(list, sheet.rows)) for sheet in read_workbook(path)]
                read += 1
                if found != right and not in_the_xml:
                    wrong.append(f"trial {trial}: other values, and nothing said")
            except BadInput as refused:
                if not refused.message.endswith("."):
                    wrong.append(f"trial {trial}: {refused}")
            if perf_counter() - start > MOST_SECONDS:
                wrong.append(f"trial {trial}: too slow")
    said = f"{read} read with equal values, the others refused"
    return judged("F7 damaged zip or XML", trials, said, wrong)


def _hurt(content: bytes, draw: random.Random) -> bytes:
    """One to sixty-four bytes flipped, or a piece cut out or doubled."""
    how = draw.choice(("flip", "flip", "cut", "double", "end"))
    at = draw.randrange(len(content))
    length = draw.randint(1, MOST_BYTES)
    if how == "cut":
        return content[:at] + content[at + length :]
    if how == "double":
        return content[: at + length] + content[at:]
    if how == "end":
        return content[: max(at, 1)]
    hurt = bytearray(content)
    for _ in range(length):
        hurt[draw.randrange(len(hurt))] ^= 1 << draw.randrange(8)
    return bytes(hurt)


def _xml_damaged(book: bytes, draw: random.Random) -> bytes:
    parts = odd_books.parts_of(book)
    name = draw.choice(sorted(parts))
    return odd_books.packed({**parts, name: _hurt(parts[name], draw)})


def bombs_and_far_cells(*, full: bool, seed: int = SEED) -> Outcome:
    """F8: refused or read whole, within 600 MB and 20 seconds."""
    del seed  # nothing is drawn
    wrong: list[str] = []
    trials = 0
    size = 600 if full else 80
    with new_folder() as folder:
        for name, book, check in _heavy(size, stale_rows=999_999 if full else 20_000):
            trials += 1
            path = folder / f"{name}.{'ods' if name.startswith('ods') else 'xlsx'}"
            path.write_bytes(book)
            one = _in_a_process_of_its_own(path)
            fault = check(one) if one.good else f"{one}"
            if fault:
                wrong.append(f"{name}: {fault}")
            path.unlink()
        for plain in (True, False):
            trials += 1
            book, expected = odd_books.error_cells(plain_address=plain)
            path = folder / "errors.xlsx"
            path.write_bytes(book)
            (sheet, *_) = read_book(path).sheets
            if dict(sheet.errors) != expected:
                wrong.append(f"error cells: {sheet.errors}")
    return judged("F8 bombs, far cells, errors", trials, "refused by name or read whole", wrong)


def _heavy(
    size: int, *, stale_rows: int
) -> Iterator[tuple[str, bytes, Callable[[hostile.Outcome], str]]]:
    """Name, workbook, and what must be said of it; in order of harm."""
    for part in (odd_books.SHEET, odd_books.STRINGS, "xl/media/image1.png", "docProps/app.xml"):
        yield f"bomb {part.rpartition('/')[2]}", odd_books.bomb(part, size), _refused("T-030")
    yield "understated", odd_books.understated(odd_books.SHEET, size), _refused("T-007", "T-030")
    yield "many parts", odd_books.many_parts(), _refused("T-007")
    yield "nested", odd_books.nested(), _read(4)
    for address in ("XFD1048576", "CCC1048576"):
        yield f"far {address}", odd_books.far(address), _far(address)
    for address in ("A1048576", "XFD1"):
        yield f"far {address}", odd_books.far(address), _read(3 + 4)
    yield "scattered", odd_books.scattered(), _refused("T-032", "T-034")
    yield "far colour", odd_books.far_format(), _read(1 + 4)
    yield "stale small", odd_books.stale(stale_rows, "A1:B121"), _read(stale_rows + 4)
    yield "stale large", odd_books.stale(100, "A1:XFD1048576"), _read(100 + 4)
    yield "ods repeated", odd_books.repeated_ods(), _refused("T-032", "T-034")


def _refused(*codes: str) -> Callable[[hostile.Outcome], str]:
    return lambda one: "" if one.code in codes else f"{one}"


def _far(address: str) -> Callable[[hostile.Outcome], str]:
    return lambda one: "" if one.code == "T-032" and address in one.said else f"{one}"


def _read(cells: int) -> Callable[[hostile.Outcome], str]:
    return lambda one: "" if one.cells == cells else f"{one}, but {cells} cells were written"


def _in_a_process_of_its_own(path: Path) -> hostile.Outcome:
    """So that the memory it took is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(hostile.outcome_of, path, path.name).result()


def definitions(*, full: bool, seed: int = SEED) -> Outcome:
    """F9: a document type or an outside entity in every part that is XML."""
    draw = random.Random(seed)  # noqa: S311
    wrong: list[str] = []
    parts = sorted(odd_books.parts_of(odd_books.tracker()))
    letters = (bytes, _wide)
    every = [(part, one, write) for part in parts for one in DEFINITIONS for write in letters]
    chosen = every if full else draw.sample(every, how_many(len(every), full=False) + len(parts))
    with new_folder() as folder, _Touched() as touched:
        path = folder / "tracker.xlsx"
        for part, definition, write in chosen:
            path.write_bytes(odd_books.with_definition(part, definition, write=write))
            try:
                read_workbook(path)
                wrong.append(f"{part} {definition!r}: read")
            except BadInput as refused:
                if refused.code != "T-031":
                    wrong.append(f"{part} {definition!r}: {refused}")
    wrong += touched.found
    return judged("F9 definitions in XML", len(chosen), "refused, nothing touched", wrong)


def _wide(content: bytes) -> bytes:
    return b"\xff\xfe" + content.decode().encode("utf-16-le")


class _Touched:
    """Notes every attempt to open a canary file or to reach anything over a network."""

    def __enter__(self) -> Self:
        self.found: list[str] = []
        self._on = True
        sys.addaudithook(self._see)
        return self

    def __exit__(self, *_about: object) -> None:
        self._on = False  # a hook cannot be taken off again

    def _see(self, event: str, about: tuple[object, ...]) -> None:
        if not self._on:
            return
        reached = event in {"socket.connect", "socket.getaddrinfo", "urllib.Request"}
        if reached or (event == "open" and "canary" in os.fsdecode(str(about[0]))):
            self.found.append(f"{event} {about}")


def main() -> int:
    """Print every fault; 1 when one of them got through."""
    outcomes = rows(full="--full" in sys.argv)
    for one in outcomes:
        print(f"{one.fault:<28} {one.trials:>6} trials  {one.outcome}")
    return int(not all(one.passed for one in outcomes))


if __name__ == "__main__":
    sys.exit(main())
