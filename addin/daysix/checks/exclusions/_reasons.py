"""The reasons of a row, as codes; a team that writes words instead of codes is left in peace."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from daysix import data
from daysix.tracker.fields import says_nothing
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.checks.view import View

REASON_COLUMNS = ("Reason1", "Reason2", "Reason3")
MARKS = ",;/&+|"


@cache
def _by_word() -> Mapping[str, str]:
    rows = data.rows("exclusion_reasons")
    return {normal(row["label"]): row["code"] for row in rows} | {
        row["code"].casefold(): row["code"] for row in rows
    }


@cache
def codes_in(text: str) -> tuple[str, ...] | None:
    """The codes a cell holds: a code, a code and its label, a label, or several; None if other."""
    known = _by_word()
    if not text or normal(text) in known:
        return (known[normal(text)],) if text else ()
    words = text.replace(":", " ").replace("-", " ").replace("(", " ").split()
    head = words[0] if words else ""
    if head.isupper() and head.casefold() in known and len(text) > len(head):
        return (known[head.casefold()],)
    for mark in MARKS:
        text = text.replace(mark, "\n")
    parts = [normal(part) for part in text.split("\n") if part.strip()]
    if len(parts) > 1 and all(part in known for part in parts):
        return tuple(known[part] for part in parts)
    return None


def reason_texts(view: View) -> dict[str, list[str]]:
    """The columns of reasons there are, each as text; "n/a" and the like are blanks."""
    return {name: _said(view.texts(name)) for name in REASON_COLUMNS if view.has(name)}


def _said(texts: list[str]) -> list[str]:
    nothing = {text for text in set(texts) if text and says_nothing(text)}
    return ["" if text in nothing else text for text in texts] if nothing else texts


def all_codes(said: Sequence[tuple[str, str]]) -> list[str] | None:
    """Every code of a row; None where a cell holds something else."""
    found: list[str] = []
    for _, text in said:
        codes = codes_in(text)
        if codes is None:
            return None
        found += codes
    return found
