"""What a check of a sheet holds, and what it yields.

A check file has, as plain names: ``ID``, ``LEVEL``, ``SHEET``, ``NEEDS``, ``MESSAGE``, ``CITE``,
``check(view, context)`` and ``EXAMPLES``. ``check`` yields what it found with :func:`found`; which
cell that is, what stands in it and the officer's sentence are put together here, alike for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from daysix.law.errors import CannotTell
from daysix.law.finding import DUTY, ERROR, HOUSE, NOTE, QUERY, Finding
from daysix.records import NamedTuple
from daysix.tracker.tables import CALENDAR, EXCLUSIONS, PUPILS, SCHOOLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from daysix.checks.context import Context
    from daysix.checks.examples import Example
    from daysix.checks.view import View
    from daysix.law.rule import Citation

__all__ = [
    "ACTIONS",
    "CALENDAR",
    "CME",
    "CONTACTS",
    "DUTY",
    "ERROR",
    "EVERY_SHEET",
    "EXCLUSIONS",
    "FAIRNESS_LOG",
    "FINANCE",
    "HEARINGS",
    "HOUSE",
    "INBOX",
    "MOVES",
    "NOTE",
    "PANELS",
    "PUPILS",
    "QUERY",
    "REFERRALS",
    "REINTEGRATION",
    "SCHOOLS",
    "SHARE_BASELINE",
    "Check",
    "Found",
    "found",
    "or_none",
]

HEARINGS, PANELS, REFERRALS, INBOX = "Hearings", "Panels", "Referrals", "Inbox"
MOVES, REINTEGRATION, CME = "Moves", "Reintegration", "CME"
ACTIONS, FINANCE, CONTACTS = "Actions", "Finance", "Contacts"
SHARE_BASELINE, FAIRNESS_LOG = "ShareBaseline", "FairnessLog"
"""Kinds of sheet, named as the team workbook names them."""

EVERY_SHEET = (EXCLUSIONS, PUPILS, SCHOOLS, HEARINGS, PANELS, REFERRALS, INBOX, MOVES,
               REINTEGRATION, CME, ACTIONS, FINANCE, CONTACTS, SHARE_BASELINE,
               FAIRNESS_LOG)  # fmt: skip
"""For a check of whatever is there; calendars have checks of their own."""

SHOWN = 80
"""Characters of a cell repeated to the officer."""

Answer = TypeVar("Answer")
Need = str | tuple[str, ...]
"""A column that must be there; or several, of which one is enough."""


class Found(NamedTuple):
    """One thing a check found: the row (its place in the view) and the column to look at.

    ``says`` picks the sentence where ``MESSAGE`` holds several; ``level`` where the check may
    yield more than one; ``words`` fill the sentence; ``related`` are rows as (view, place).
    """

    place: int
    column: str
    words: Mapping[str, object]
    says: str = ""
    level: str = ""
    suggestion: str = ""
    related: Sequence[tuple[View, int]] = ()


def found(  # noqa: PLR0913 - the sides of a finding, all but two named at the call
    place: int,
    column: str,
    *,
    says: str = "",
    level: str = "",
    suggestion: str = "",
    related: Sequence[tuple[View, int]] = (),
    **words: object,
) -> Found:
    """Say that something is to be seen to in one row.

    Parameters
    ----------
    place
        Place of the row in the view, from 0.
    column
        Our name of the column to look at. Where the sheet lacks it, the row alone is named.
    says
        Which sentence, where ``MESSAGE`` is a mapping.
    level
        Where ``LEVEL`` names several; the first of them otherwise.
    suggestion
        What to type instead, only where that is certain.
    related
        Other rows it is about.
    words
        The values that fill the sentence: ``found(3, "EndDate", e=..., s=...)``.
    """
    return Found(place, column, words, says, level, suggestion, related)


class Check(NamedTuple):
    """A check file as the runner sees it; made by the registry, never by hand.

    Attributes
    ----------
    levels
        The level, or the levels, it may yield; the first is the usual one.
    sheets
        The kinds of sheet it reads.
    needs
        Columns that must be there for it to run.
    beside
        Other kinds of sheet that must be there for it to run.
    takes
        Codes of unreadable cells and refused rows it speaks for, so that nobody else does.
    messages
        Sentences by name; one alone goes by ``""``.
    """

    id: str
    levels: tuple[str, ...]
    sheets: tuple[str, ...]
    needs: tuple[Need, ...]
    beside: tuple[str, ...]
    takes: tuple[str, ...]
    messages: Mapping[str, str]
    cite: Citation | str
    check: Callable[[View, Context], Iterable[Found]]
    examples: Sequence[Example]
    module: str
    about: str

    def missing(self, view: View) -> list[str]:
        """The columns without which it cannot run on ``view``."""
        return [
            " or ".join(need) if isinstance(need, tuple) else need
            for need in self.needs
            if not view.has_any(need if isinstance(need, tuple) else (need,))
        ]

    def finding(self, view: View, one: Found) -> Finding:
        """The finding an officer sees.

        Raises
        ------
        ValueError
            A level the check does not name: a slip in its file.
        """
        level = one.level or self.levels[0]
        if level not in self.levels:
            message = f"{self.id} names {self.levels} and yields {level}"
            raise ValueError(message)
        here = [ref for ref in one.related if ref[0].file == view.file]
        away = [ref for ref in one.related if ref[0].file != view.file]
        elsewhere = tuple((other.file, other.sheet, other.number(place)) for other, place in away)
        message = self.messages[one.says].format(**one.words)
        message += _on_another_sheet(view, here, message)
        for file, sheet, row in elsewhere:
            message += f" The other is in {file}, sheet {sheet}, row {row}."
        return Finding(
            self.id,
            level,
            view.sheet,
            view.address(one.place, one.column),
            view.shown(one.place, one.column)[:SHOWN],
            message,
            one.suggestion,
            tuple((other.sheet, other.number(place)) for other, place in here),
            self.cite,
            view.number(one.place),
            one.column,
            elsewhere,
        )


def _on_another_sheet(view: View, related: Sequence[tuple[View, int]], message: str) -> str:
    """Where the row it is about stands, unless that is this sheet, or said already."""
    for other, place in related[:1]:
        named = other.texts("ExclusionID")[place] or other.sheet
        if other.kind == view.kind and other.sheet != view.sheet and named not in message:
            return f" The other is on the sheet {other.sheet}, row {other.number(place)}."
    return ""


def or_none(ask: Callable[..., Answer], *args: object) -> Answer | None:
    """What a calendar or a rule answers, or None where it cannot tell.

    A calendar that is too short is X-054's to report, once; every other check stays silent.
    """
    try:
        return ask(*args)
    except CannotTell:
        return None
