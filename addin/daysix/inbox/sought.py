"""Patterns that are looked for only where words stand that they cannot do without.

A pattern of many ways to say something is slow to try at every letter, and most mails say it in
none. Whether a few letters stand in a text at all is told a hundred times sooner, so each pattern
here has with it words of which one is in whatever it finds; ``tests/inbox/test_sought.py`` proves
that of every pattern from its own parts. A pattern with such words finds what it finds without.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_AS_PLAIN = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"), ("\u212a", "k"))
"""Letters beyond plain Latin that a pattern takes for an i, an s or a k."""


class Sought:
    """A pattern, its case ignored, with the words (in small letters) of which it needs one."""

    __slots__ = ("needs", "pattern")

    def __init__(self, shape: str, needs: tuple[str, ...], flags: re.RegexFlag) -> None:
        self.pattern = re.compile(shape, re.IGNORECASE | flags)
        self.needs = needs

    def may_be_in(self, text: str) -> bool:
        """Whether the pattern can stand in this text at all."""
        low = small(text)
        for word in self.needs:  # noqa: SIM110 - "any" costs more than all it asks
            if word in low:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where it stands."""
        return self.pattern.search(text) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where it stands."""
        return self.pattern.finditer(text) if self.may_be_in(text) else iter(())

    def sub(self, other: str, text: str) -> str:
        """The text with another word for each."""
        return self.pattern.sub(other, text) if self.may_be_in(text) else text


def sought(shape: str, *needs: str, flags: re.RegexFlag = re.NOFLAG) -> Sought:
    """A pattern that needs one of some words."""
    return Sought(shape, needs, flags)


def small(text: str) -> str:
    """The text in small letters, as patterns that ignore case take them.

    Of letters beyond plain Latin only those are made small that such a pattern takes for a plain
    one: it is plain ones that are looked for, and to make all small takes four times as long.
    """
    if text.isascii():
        return text.lower()
    for letter, plain in _AS_PLAIN:
        text = text.replace(letter, plain)
    return text.encode(errors="surrogatepass").lower().decode(errors="surrogatepass")
