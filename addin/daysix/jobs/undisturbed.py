"""Working undisturbed: Python's collector of rubbish waits until a job is done.

It would look through every cell of the tracker time and again. Next to nothing a job makes refers
back to itself, so next to nothing is left lying about meanwhile.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


class Undisturbed:
    """``with Undisturbed():`` holds the collector back, and lets it go on as it was after."""

    __slots__ = ("_was_on",)

    def __enter__(self) -> Self:
        self._was_on = gc.isenabled()
        gc.disable()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._was_on:
            gc.enable()
