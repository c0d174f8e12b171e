"""Safe to share, disturbed on purpose: F1 to F3, F5 and F6 for what goes out of the house.

Killed at every step, calls that fail, a full disk, a folder that takes nothing, a file that is held
or saved again meanwhile; each by the command and by the button. The files looked over are never
changed, a safe copy is whole or not there, and nothing is called clean that was not looked at.
"""

from __future__ import annotations

import errno
import hashlib
import os
import random
import signal
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from daysix.jobs.panel import decisions
from daysix.jobs.panel.outgoing_panel import LookedOver, outgoing_files, put_right
from daysix.jobs.panel.sharing import Kept, Outgoing, looked, share
from daysix.law.errors import BadInput
from daysix.paper.gate import Person, Sharing
from daysix.paper.gate import examples as small
from daysix.paper.gate.registry import kinds
from tests.benchmarks.saving_trials import (
    SEED,
    Outcome,
    how_many,
    judged,
    new_folder,
    process_of_its_own,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CANARY = Person("Canary Warbleton")
WHO = Sharing(others=(CANARY,))
ISSUED = datetime(2026, 11, 30, 9, tzinfo=UTC)
SIZES = 50
Files = dict[str, bytes]
CALLS = ("open", "write", "fsync", "fstat", "close", "link", "unlink", "rename", "replace")
BY_NUMBER = {"write", "fsync", "fstat", "close"}


def rows(*, full: bool) -> list[Outcome]:
    """Every fault of this file."""
    faults = (killed, failing, disk_full, unwritable, held, replaced)
    return [fault(full=full) for fault in faults]


# What is shared, and in which two ways


def papers() -> Files:
    """Files as a panel has them: some with what can be put right, a clean one, one that cannot."""
    leaking = {
        kind.id: next(one.make() for one in kind.examples if one.shows == small.LEAKS)
        for kind in kinds()
        if kind.id in {"hidden_columns", "comments", "authors"}
    }
    note = "/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Ask first)>>]"
    return {
        "P1 agenda 2026-12-09.xlsx": leaking["hidden_columns"],
        "P1 copy 1 2026-12-09 A. Teal.xlsx": leaking["comments"],
        "P1 pack 2026-12-09.pdf": small.pdf(page=note),
        "P1 share 2026-11-30.pdf": small.pdf(),
        "P1 late 2026-12-09.pdf": small.pdf("BT /F1 12 Tf 72 700 Td (Canary Warbleton) Tj ET"),
    }


def by_command(folder: Path) -> dict[str, bool]:
    """``share --fix``: which files it says may go out."""
    paths = sorted(folder / name for name in papers())
    lines = share(paths, WHO, into=folder, put_right=True, issued=ISSUED)[: len(paths)]
    return {path.name: line["passes"] for path, line in zip(paths, lines, strict=True)}


def by_button(folder: Path) -> dict[str, bool]:
    """What the button does: the papers looked over, then, after a yes, the copies."""
    paths = sorted(folder / name for name in papers())
    laid: Any = None  # the agenda is not asked for any more here
    over = LookedOver(laid, folder, [looked(Outgoing(path), WHO) for path in paths], Kept())
    done, _report = put_right(over, issued=ISSUED)
    return {path.name: one.report.passes for path, one in zip(paths, done, strict=True)}


WAYS: tuple[Callable[[Path], dict[str, bool]], ...] = (by_command, by_button)


@contextmanager
def _printed() -> Iterator[None]:
    """The report set by a few lines of ours: what is in it is for other tests, and is quick so."""

    def page(document: object, **_about: object) -> bytes:
        return small.pdf(more={7: small.stream(repr(document).encode())}, catalogue="/Kept 7 0 R")

    with mock.patch("daysix.paper.typeset.typeset", page):
        yield


@contextmanager
def _laid(folder: Path) -> Iterator[Path]:
    """The papers in a folder of their own, which is emptied afterwards."""
    place = folder / "papers"
    place.mkdir()
    try:
        for name, content in papers().items():
            (place / name).write_bytes(content)
        with _printed():
            yield place
    finally:
        for one in place.iterdir():
            one.unlink()
        place.rmdir()


def _whole(folder: Path, way: Callable[[Path], object]) -> Files:
    """What is made when nothing happens."""
    with _laid(folder) as place:
        way(place)
        return {one.name: one.read_bytes() for one in place.iterdir() if one.name not in papers()}


def _harm(place: Path, whole: Files, *, but: str = "") -> str:
    """What a disturbed run did that it must not; blank where it did nothing of the kind."""
    for name, content in papers().items():
        if name != but and (place / name).read_bytes() != content:
            return f"{name} was changed"
    for one in place.iterdir():
        known = one.name in papers() or one.name.startswith(".")
        if not known and one.read_bytes() != whole.get(one.name):
            return f"{one.name} is not whole"
    return ""


def _harm_next(place: Path, whole: Files, way: Callable[[Path], object]) -> str:
    """The same once it was tried again, this time undisturbed; all must be there then."""
    way(place)
    there = {one.read_bytes() for one in place.iterdir()}
    lost = [name for name, content in whole.items() if content not in there]
    if lost:
        return f"tried again, {lost[0]} is not there"
    copies = [one for one in outgoing_files(place) if one.name not in papers()]
    if any(one.read_bytes() not in whole.values() for one in copies):
        return "what is to be sent is none of the safe copies"
    return next((f"tried again, {name} was changed" for name, content in papers().items()
                 if (place / name).read_bytes() != content), "")  # fmt: skip


# Calls to the system


class Calls:
    """Every call to the system about files in one folder, counted; something happens at one."""

    def __init__(self, folder: Path, at: int, happens: Callable[[str, Any, tuple[Any, ...]], Any]):
        self.folder, self.at, self.happens = str(folder), at, happens
        self.count = 0
        self._ours: set[int] = set()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Let them through one by one."""
        with ExitStack() as stack:
            for name in CALLS:
                stack.enter_context(mock.patch.object(os, name, self._call(name)))
            yield

    def _call(self, name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(*about: Any, **named: Any) -> Any:
            first = about[0]
            is_ours = (
                first in self._ours if name in BY_NUMBER else str(first).startswith(self.folder)
            )
            if not is_ours:
                return real(*about, **named)
            self.count += 1
            if self.count >= self.at > 0:
                self.happens(name, real, about)
            done = real(*about, **named)
            if name == "open":
                self._ours.add(done)
            elif name == "close":
                self._ours.discard(first)
            return done

        return call


def _count(folder: Path, way: Callable[[Path], object]) -> int:
    with _laid(folder) as place:
        calls = Calls(place, 0, lambda *_: None)
        with calls.watched():
            way(place)
    return calls.count


def killed(*, full: bool, seed: int = SEED) -> Outcome:
    """F1: the program is killed before, and for a write in the middle of, each call."""

    def die(name: str, real: Any, about: tuple[Any, ...]) -> None:
        if name == "write":
            real(about[0], bytes(about[1])[: len(about[1]) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    wrong, trials, left = [], 0, 0
    with new_folder() as folder:
        for way, step, whole in _steps(folder, full=full, seed=seed):
            with _laid(folder) as place:
                ended = _in_a_process(lambda: _do(Calls(place, step, die), way, place))  # noqa: B023
                trials += 1
                found = "" if ended == -signal.SIGKILL else f"ended with {ended}"
                left += any(one.name.startswith(".") for one in place.iterdir())
                found = found or _harm(place, whole) or _harm_next(place, whole, way)
            wrong += [f"{way.__name__}, step {step}: {found}"] if found else []
    said = (
        f"originals untouched, no half copy, all made when tried again; {left} left a hidden part"
    )
    return judged("F1 sharing, killed at a step", trials, said, wrong)


def _steps(
    folder: Path, *, full: bool, seed: int
) -> Iterator[tuple[Callable[[Path], dict[str, bool]], int, Files]]:
    """Each way with each of its steps, or a seeded twentieth of them; what is made undisturbed."""
    draw = random.Random(seed)  # noqa: S311 - trials, not secrets
    for way in WAYS:
        every = range(1, _count(folder, way) + 1)
        chosen: Sequence[int] = (
            every if full else draw.sample(every, how_many(len(every), full=False))
        )
        whole = _whole(folder, way)
        yield from ((way, step, whole) for step in chosen)


def _do(calls: Calls, way: Callable[[Path], object], place: Path) -> None:
    with calls.watched():
        way(place)


def _in_a_process(work: Callable[[], object]) -> int:
    child = process_of_its_own()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    _, ended = os.waitpid(child, 0)
    return -os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else os.WEXITSTATUS(ended)


def failing(*, full: bool, seed: int = SEED) -> Outcome:
    """F2: the nth call fails, once and for good."""
    wrong, trials, refused = [], 0, 0
    with new_folder() as folder:
        for way, step, whole in _steps(folder, full=full, seed=seed):
            for number in (errno.EIO, errno.ENOSPC):
                for for_good in (False, True):
                    trials += 1
                    with _laid(folder) as place:
                        calls = _failing_at(place, step, number, for_good=for_good)
                        was_refused, found = _refused(calls, way, place)
                        found = found or _harm(place, whole)
                        if not was_refused and not found:
                            there = {one.name for one in place.iterdir()}
                            found = "" if there >= whole.keys() else "something is missing, unsaid"
                        found = found or _harm_next(place, whole, way)
                    refused += was_refused
                    wrong += [f"{way.__name__}, {step}, {number}: {found}"] if found else []
    said = f"{refused} refused with a sentence, {trials - refused} made whole"
    return judged("F2 sharing, a call fails", trials, said, wrong)


def _failing_at(place: Path, step: int, number: int, *, for_good: bool) -> Calls:
    def fail(name: str, real: Any, about: tuple[Any, ...]) -> None:
        if not for_good and calls.count > step:
            return
        if name == "close":
            real(*about)
        if name == "write":
            real(about[0], bytes(about[1])[: len(about[1]) // 2])
        raise OSError(number, os.strerror(number))

    calls = Calls(place, step, fail)
    return calls


def _refused(calls: Calls, way: Callable[[Path], object], place: Path) -> tuple[bool, str]:
    try:
        _do(calls, way, place)
    except BadInput as refusal:
        return True, "" if refusal.code and "attachment" not in refusal.message else str(refusal)
    except Exception as fault:  # noqa: BLE001 - this is what must not come
        return True, f"no sentence but {fault!r}"
    return False, ""


def disk_full(*, full: bool) -> Outcome:
    """F3: the disk has too little room, by 50 different amounts."""
    wrong, trials, refused = [], 0, 0
    with new_folder() as folder:
        for way in WAYS:
            whole = _whole(folder, way)
            most = sum(map(len, whole.values()))
            for size in range(how_many(SIZES, full=full) if full else 5):
                trials += 1
                room = most * (size + 1) * 21 // ((SIZES if full else 5) * 20)
                with _laid(folder) as place:
                    was_refused, found = _refused(_with_room(place, room), way, place)
                    found = found or _harm(place, whole) or _harm_next(place, whole, way)
                refused += was_refused
                wrong += [f"{way.__name__}, {room} bytes: {found}"] if found else []
    if not 0 < refused < trials:
        wrong.append(f"{refused} of {trials} refused, so the limit was not crossed")
    said = f"{refused} refused with a sentence, {trials - refused} made whole"
    return judged("F3 sharing, disk full", trials, said, wrong)


def _with_room(place: Path, room: int) -> Calls:
    left = [room]

    def write(name: str, real: Any, about: tuple[Any, ...]) -> None:
        if name != "write":
            return
        left[0] -= len(about[1])
        if left[0] < 0:
            real(about[0], bytes(about[1])[: max(0, left[0] + len(about[1]))])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return Calls(place, 1, write)


def unwritable(*, full: bool) -> Outcome:
    """A folder that takes no file, from the first copy on or from a later one."""
    wrong, trials = [], 0
    with new_folder() as folder:
        for way in WAYS:
            whole = _whole(folder, way)
            for first in range(len(whole)) if full else (0,):
                trials += 1
                with _laid(folder) as place:
                    was_refused, found = _refused(_taking(place, first), way, place)
                    found = found or ("" if was_refused else "not refused")
                    report = place / "Safe to share.pdf"
                    if not found and first < len(whole) - 2 and report.exists():
                        found = "a report was filed"
                    found = found or _harm(place, whole) or _harm_next(place, whole, way)
                wrong += [f"{way.__name__}, file {first}: {found}"] if found else []
    return judged("F2 sharing, folder unwritable", trials, "refused with a sentence", wrong)


def _taking(place: Path, most: int) -> Calls:
    """A folder that takes so many files and no more."""
    taken = [0]

    def make(name: str, _real: Any, about: tuple[Any, ...]) -> None:
        if name == "open" and about[1] & os.O_CREAT:
            taken[0] += 1
            if taken[0] > most:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    return Calls(place, 1, make)


# Files that are held, or saved again, while they are looked over


@contextmanager
def _before_reading(happens: Callable[[Path], None]) -> Iterator[None]:
    """Something happens just before a file is read."""
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        happens(path)
        return real(path)

    with mock.patch.object(Path, "read_bytes", read):
        yield


def held(*, full: bool) -> Outcome:
    """F5: each file held by another program, when it is looked over and when it is put right."""
    wrong, trials = [], 0
    names = sorted(papers())
    with new_folder() as folder:
        for way in WAYS:
            whole = _whole(folder, way)
            for name in names if full else names[:1]:
                for nth in (1, 2):
                    trials += 1
                    with _laid(folder) as place:
                        found = _held_at(place, name, nth, way)
                        found = found or _harm(place, whole) or _harm_next(place, whole, way)
                    wrong += [f"{way.__name__}, {name}, read {nth}: {found}"] if found else []
    return judged("F5 sharing, a file is held", trials, "refused by name, no report filed", wrong)


def _held_at(place: Path, name: str, nth: int, way: Callable[[Path], object]) -> str:
    seen = [0]

    def hold(path: Path) -> None:
        if path.name == name:
            seen[0] += 1
            if seen[0] >= nth:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    try:
        with _before_reading(hold):
            way(place)
    except BadInput as refusal:
        named = name in refusal.message
        filed = (place / "Safe to share.pdf").exists()
        return "" if named and not filed else f"not by name, or a report was filed: {refusal}"
    return "not refused"


def replaced(*, full: bool) -> Outcome:
    """F6: each file saved again with another child in it, before, between and after the readings.

    What was read before the change may be called clean, and the report says which bytes those were;
    what is there when the copy is made may not.
    """
    wrong, trials = [], 0
    names = sorted(papers())
    with new_folder() as folder:
        for way in WAYS:
            whole = _whole(folder, way)
            for name in names if full else names[3:4]:
                for nth in (1, 2, 3):
                    trials += 1
                    with _laid(folder) as place:
                        found = _replaced_at(place, name, nth, way)
                        found = found or _harm(place, {**whole, **_made_now(place)}, but=name)
                    wrong += [f"{way.__name__}, {name}, read {nth}: {found}"] if found else []
    return judged("F6 sharing, a file is saved again", trials, "only what was read is clean", wrong)


def _made_now(place: Path) -> Files:
    """Copies and reports of what was replaced: other bytes than usual, and whole all the same."""
    made = {}
    for one in place.iterdir():
        content = one.read_bytes()
        if one.name == decisions.NAME and decisions.decided_in(place) == {}:
            made[one.name] = content
        report = looked(one, Sharing()).report
        if report.format != "unknown" and not report.of("cannot_be_read"):
            made[one.name] = content
    return made


def _replaced_at(place: Path, name: str, nth: int, way: Callable[[Path], dict[str, bool]]) -> str:
    before, seen = papers()[name], [0]
    leaking = small.pdf("BT /F1 12 Tf 72 700 Td (About Canary Warbleton) Tj ET")

    def save(path: Path) -> None:
        if path.name == name:
            seen[0] += 1
            if seen[0] == nth:
                path.write_bytes(leaking)

    with _before_reading(save):
        passes = way(place)
    if seen[0] >= nth and passes[name]:
        return "called clean though it was not looked at"
    report = (place / "Safe to share.pdf").read_bytes()
    looked_at = leaking if seen[0] >= nth else before
    mark = hashlib.sha256(looked_at).hexdigest()[:16].encode()
    copies = [hashlib.sha256(one.read_bytes()).hexdigest()[:16].encode() for one in place.iterdir()]
    told = mark in report or any(each in report for each in copies)
    return "" if told else "the report is of other bytes than were looked at"
