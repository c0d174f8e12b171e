"""Putting categories on a mail and taking them off: the same in every kind of mailbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def merged(before: Iterable[str], *, add: Iterable[str], remove: Iterable[str]) -> list[str]:
    """Categories with some put on and some taken off, in the order they stood.

    Two that differ in capitals alone are one, as in Outlook.
    """
    off = {name.casefold() for name in remove}
    kept = [name for name in before if name.casefold() not in off]
    there = {name.casefold() for name in kept}
    for name in add:
        if name.casefold() not in there:
            there.add(name.casefold())
            kept.append(name)
    return kept
