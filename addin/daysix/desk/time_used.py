"""How long another process has worked: not how long it was given, which a busy computer decides."""

from __future__ import annotations

import sys
from pathlib import Path

TICKS_A_SECOND_ON_WINDOWS = 10_000_000


def of_process(number: int) -> float:
    """Seconds of work; 0 when it cannot be told, or the process has ended."""
    if sys.platform == "win32":
        return _on_windows(number)
    return _on_linux(number) if sys.platform == "linux" else _by_asking(number)


def _on_linux(number: int) -> float:
    import os

    try:
        said = Path(f"/proc/{number}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    fields = said.rpartition(")")[2].split()  # after its name, which may hold anything
    own, of_the_system = map(int, fields[11:13])
    return (own + of_the_system) / os.sysconf("SC_CLK_TCK")


def _on_windows(number: int) -> float:
    import ctypes
    from ctypes import wintypes

    from daysix.desk.memory_used import windows_process

    times = [wintypes.FILETIME() for _ in range(4)]
    with windows_process(number) as (kernel, handle):
        if not handle or not kernel.GetProcessTimes(handle, *map(ctypes.byref, times)):
            return 0.0
    _, _, of_the_system, own = ((one.dwHighDateTime << 32) + one.dwLowDateTime for one in times)
    return (own + of_the_system) / TICKS_A_SECOND_ON_WINDOWS


def _by_asking(number: int) -> float:
    from subprocess import run

    said = run(  # noqa: S603 - a fixed command and a number
        ["/bin/ps", "-o", "time=", "-p", str(number)], capture_output=True, check=False, text=True
    )
    return seconds_of(said.stdout)


def seconds_of(said: str) -> float:
    """What ``ps`` says of the time worked, such as ``1:02.50`` or ``2-03:04:05``, in seconds."""
    days, _, rest = said.strip().rpartition("-")
    try:
        seconds = 0.0
        for part in rest.split(":"):
            seconds = seconds * 60 + float(part)
        return seconds + int(days or 0) * 86_400
    except ValueError:
        return 0.0
