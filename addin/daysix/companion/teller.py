"""What the companion needs of whoever shows things to the officer: the Desk window, or a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Teller(Protocol):
    """Shows how far a job is, asks before anything is written, and says what came of it."""

    def progress(self, sentence: str) -> None:
        """A job has begun, or has come further; Cancel can be pressed from now on."""

    def ask(self, summary: str, lines: Sequence[str], *, button: str) -> bool:
        """Whether to write what is listed; waits for the answer. Closing the window is a no."""

    def tell(self, sentences: Sequence[str], *, good: bool) -> None:
        """The answer, the chief sentence first."""
