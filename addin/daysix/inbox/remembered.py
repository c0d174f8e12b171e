"""What is found out about a word is found out once: mails are made of the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Known = TypeVar("_Known")
MOST = 50_000
"""Words that are kept; past that many, all are forgotten and learnt anew."""


class Remembered(dict[str, _Known]):
    """What ``learn`` says of each word that was ever asked for."""

    def __init__(self, learn: Callable[[str], _Known]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, word: str) -> _Known:
        if len(self) >= MOST:
            self.clear()
        found = self[word] = self._learn(word)
        return found
