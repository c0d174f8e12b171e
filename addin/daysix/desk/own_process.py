"""A process of its own for reading what may do harm: how it is started, spoken with and limited.

It is handed plain values and hands plain values back: nothing else can come out of the unpickling.
"""

from __future__ import annotations

import pickle
import sys
from io import BytesIO
from struct import pack, unpack
from typing import IO, TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import Popen

SECONDS, MEGABYTES = 15, 600
"""What it may use: seconds of its own work, which a busy computer does not lengthen."""
PATIENCE = 120
"""Seconds by the clock, after which a process is given up that hardly works at all."""
PLAIN = {("datetime", name) for name in ("date", "datetime", "time", "timedelta")}
LONGEST_MESSAGE = 1 << 31
PIPE_HOLDS = 1 << 20
OUT_OF_TIME, OUT_OF_ROOM = -24, -6
"""How a process ends that used up its time, or gave up when it got no more memory."""
SPEECHLESS = (EOFError, OSError, pickle.UnpicklingError, ValueError, TypeError)
"""What comes of listening to a process that broke down, or says what is not plain."""


class _PlainOnly(pickle.Unpickler):
    """Gives numbers, text, dates and lists of them; refuses everything else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as pickle has it
        if (module, name) in PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError


def send(where: IO[bytes], what: object) -> None:
    """Say something plain."""
    message = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
    where.write(pack("<I", len(message)))
    where.write(message)
    where.flush()


def receive(where: IO[bytes]) -> tuple[Any, ...]:
    """Hear it; one of ``SPEECHLESS`` when there is nothing, or nothing plain, to hear."""
    head = where.read(4)
    if len(head) < 4:  # noqa: PLR2004 - bytes of a length
        raise EOFError
    length = unpack("<I", head)[0]
    if length > LONGEST_MESSAGE:
        raise ValueError
    return cast("tuple[Any, ...]", _PlainOnly(BytesIO(where.read(length))).load())


def start(command: str) -> Popen[bytes]:
    """Start a process of our own Python; ``command`` finds our paths in ``sys.argv[1:]``."""
    import os
    from subprocess import DEVNULL, PIPE, Popen

    # -I -S: nothing of the surroundings, and none of the start-up work; it gets our own paths.
    paths = [path for path in sys.path if path]
    quiet = 0x08000000 if os.name == "nt" else 0  # no black window
    process = Popen(  # noqa: S603 - our own Python with our own words
        [sys.executable, "-I", "-S", "-c", command, *paths],
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        creationflags=quiet,
    )
    for pipe in (process.stdin, process.stdout):
        _widen(cast("IO[bytes]", pipe))
    return process


def _widen(pipe: IO[bytes]) -> None:
    """Let a pipe hold more: at each refill one side waits for the other, and both for the guard."""
    if sys.platform == "linux":
        import fcntl
        from contextlib import suppress

        with suppress(OSError):  # one's share of wide pipes may be used up: then it stays narrow
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, PIPE_HOLDS)


def memory_watch() -> Callable[[int], int] | None:
    """How to see what a process uses, where the system itself sets it no limit."""
    if sys.platform == "linux":
        return None
    from daysix.desk import memory_used

    return memory_used.of_process


def limit(megabytes: int = MEGABYTES, seconds: int | None = SECONDS) -> None:
    """Limit the memory this process may take, and how long it may work from its start."""
    try:
        import resource
    except ImportError:
        return  # Windows: the parent watches instead
    most = megabytes << 20
    for what, amount in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CPU, seconds)):
        if amount is None:
            continue
        try:
            resource.setrlimit(what, (amount, amount))
        except (ValueError, OSError):
            continue  # a Mac refuses some: the parent watches there as well


def allow(seconds: int = SECONDS) -> None:
    """Limit how long this process may work from now on; it may be allowed more later."""
    try:
        import resource
    except ImportError:
        return
    from contextlib import suppress

    used = resource.getrusage(resource.RUSAGE_SELF)
    amount = int(used.ru_utime + used.ru_stime) + 1 + seconds
    with suppress(ValueError, OSError):  # as above
        resource.setrlimit(resource.RLIMIT_CPU, (amount, resource.RLIM_INFINITY))
