"""Safe to share: what an outgoing workbook, Word document or PDF holds that nobody means to send.

``leaks/`` has one file a kind of leak; ``look`` finds them, ``fix`` takes them out of a copy's
bytes, ``keep`` records who let one stay and why. ``without`` reads a whole file, text, description
and structure, for the names of children who have no place in it. What cannot be read is said to be
so and never passes as clean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daysix.paper.gate.frame import Decision, Finding, Report, Sharing
    from daysix.paper.gate.looking import fix, keep, look
    from daysix.paper.gate.people import Person
    from daysix.paper.gate.reading import without

__all__ = [
    "Decision",
    "Finding",
    "Person",
    "Report",
    "Sharing",
    "fix",
    "keep",
    "look",
    "without",
]

AT = {
    "Decision": "frame",
    "Finding": "frame",
    "Report": "frame",
    "Sharing": "frame",
    "Person": "people",
    "fix": "looking",
    "keep": "looking",
    "look": "looking",
    "without": "reading",
}
"""Which file has what; loaded when it is first asked for."""


def __getattr__(name: str) -> object:
    """Load what is asked for: most clicks send nothing out."""
    if name in AT:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{AT[name]}"), name)
    raise AttributeError(name)
