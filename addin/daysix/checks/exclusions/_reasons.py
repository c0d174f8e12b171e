"""The reasons of a row, as codes; a team that writes words instead of codes is left in peace."""

from __future__ import annotations

import re
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
LENGTH = 2


@cache
def _by_word() -> Mapping[str, str]:
    rows = data.rows("exclusion_reasons")
    other = [row for row in data.rows("cell_words") if row["column"] == "Reason"]
    return (
        {normal(row["word"]): row["value"] for row in other}
        | {normal(row["label"]): row["code"] for row in rows}
        | {row["code"].casefold(): row["code"] for row in rows}
    )


@cache
def codes_in(text: str) -> tuple[str, ...] | None:
    """The codes a cell holds: a code, a code and its label, a label, or several; None if other."""
    parts = _parts(text)
    codes = tuple(map(_one_in, parts))
    if len(codes) > 1 and all(codes):
        return codes
    one = _one_in(text)
    if one or not text:
        return (one,) if one else ()
    head = _head(text)
    unknown = any(
        _is_like_a_code(part) for part, code in zip(parts, codes, strict=True) if not code
    )
    return (head,) if head and not unknown else None


def _parts(text: str) -> list[str]:
    """What stands between the marks of a cell; or two codes with *and* or nothing between them."""
    head = _head(text)
    if normal(text) in _by_word() or (head and _by_word().get(normal(text[len(head) :])) == head):
        return [text]
    words = [word for word in text.split() if word.casefold() != "and"]
    if len(words) > 1 and all(map(_is_like_a_code, words)):
        return words
    return [part.strip() for part in re.split(f"[{re.escape(MARKS)}]", text) if part.strip()]


def _is_like_a_code(text: str) -> bool:
    return len(text) == LENGTH and text.isalpha() and text.isupper()


def _one_in(text: str) -> str:
    """The code of what is a code, a label, or a code and its label; blank if it is none."""
    known = _by_word()
    if normal(text) in known:
        return known[normal(text)]
    head = _head(text)
    if not head:
        return ""
    rest = text.strip()[len(head) :]
    if any(mark in rest for mark in MARKS) and known.get(normal(rest)) != head:
        return ""
    return head


def _head(text: str) -> str:
    """The code a cell begins with, where something follows it."""
    words = text.replace(":", " ").replace("-", " ").replace("(", " ").split()
    head = words[0] if words else ""
    if head.isupper() and head.casefold() in _by_word() and len(text.strip()) > len(head):
        return _by_word()[head.casefold()]
    return ""


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
