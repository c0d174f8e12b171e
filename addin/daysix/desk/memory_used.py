"""How much memory another process uses, on systems that cannot be told to limit it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def of_process(number: int) -> int:
    """Bytes in use; 0 when it cannot be told, or the process has ended."""
    return _on_windows(number) if sys.platform == "win32" else _by_asking(number)


def _on_windows(number: int) -> int:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *(
                (name, ctypes.c_size_t)
                for name in (
                    "PeakWorkingSetSize",
                    "WorkingSetSize",
                    "QuotaPeakPagedPoolUsage",
                    "QuotaPagedPoolUsage",
                    "QuotaPeakNonPagedPoolUsage",
                    "QuotaNonPagedPoolUsage",
                    "PagefileUsage",
                    "PeakPagefileUsage",
                )
            ),
        )

    counters = Counters()
    with windows_process(number) as (kernel, handle):
        if handle:
            about = ctypes.byref(counters), ctypes.sizeof(counters)
            kernel.K32GetProcessMemoryInfo(handle, *about)
    return int(counters.PagefileUsage)


@contextmanager
def windows_process(number: int) -> Iterator[tuple[Any, Any]]:
    """Windows's own functions, and a hold on a process; none where it has ended."""
    import ctypes
    from ctypes import wintypes

    query, read = 0x0400, 0x0010
    kernel = getattr(ctypes, "WinDLL")("kernel32")  # noqa: B009 - only there on Windows
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
    kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *[ctypes.c_void_p] * 4)
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    handle = kernel.OpenProcess(query | read, False, number)  # noqa: FBT003 - by place
    try:
        yield kernel, handle
    finally:
        if handle:
            kernel.CloseHandle(handle)


def _by_asking(number: int) -> int:
    from subprocess import run

    said = run(  # noqa: S603 - a fixed command and a number
        ["/bin/ps", "-o", "rss=", "-p", str(number)], capture_output=True, check=False, text=True
    )
    return int(said.stdout) * 1024 if said.stdout.strip().isdigit() else 0
