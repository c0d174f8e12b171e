"""Parts of a profile's text: taken out one by one, and refused where they are wrong."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from daysix import data
from daysix.law.errors import BadInput
from daysix.panels.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Table = Mapping[str, object]

MOST_LISTED = 16
"""Longer lists of what is known would not be read: the nearest words are named instead."""


def parsed(text: str, name: str) -> Table:
    """The whole text as tables; what TOML cannot read is refused."""
    import tomllib

    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(
            "Y-001",
            f"The panel profile {name} cannot be read: {error}. Most often a quotation mark or a "
            "bracket is missing there. Correct that line, or copy the profile again.",
        ) from error


def only_known(table: Table, known: Iterable[str], name: str, where: str) -> None:
    """Refuse a key that is none of ``known``."""
    known = tuple(known)
    strange = [key for key in table if key not in known]
    if strange:
        raise BadInput(
            "Y-005",
            f"The panel profile {name} says “{strange[0]}” in {where}, which I do not know. "
            f"There I know {nearest(strange[0], known)}. Correct the word, or take the line out.",
        )


def wrong(name: str, where: str, wanted: str) -> BadInput:
    """Say what a part of the profile must be."""
    return BadInput(
        "Y-006",
        f"In the panel profile {name}, {where} must be {wanted}. Correct it there.",
    )


def text_of(table: Table, key: str, name: str) -> str:
    """A text on one line; blank where it is left out."""
    value = table.get(key, "")
    if not isinstance(value, str):
        raise wrong(name, key, "text in quotation marks")
    return " ".join(value.split())


def words_of(table: Table, key: str, name: str) -> tuple[str, ...]:
    """A list of words; empty where it is left out."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise wrong(name, key, "a list of words in square brackets")
    return tuple(value)


def whole(table: Table, key: str, name: str, default: int = 0) -> int:
    """A whole number."""
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise wrong(name, key, "a whole number")
    return value


def yes_no(table: Table, key: str, name: str, *, default: bool) -> bool:
    """True or false."""
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise wrong(name, key, "true or false")
    return value


def part(value: object, name: str, where: str) -> Table:
    """A part of its own."""
    if not isinstance(value, dict):
        raise wrong(name, where, f"a part of its own, headed [{where}]")
    return value


def texts(value: object, name: str, where: str) -> dict[str, str]:
    """A part that holds nothing but texts."""
    table = part(value, name, where)
    return {key: text_of(table, key, name) for key in table}


def one_of(value: object, known: Iterable[str], name: str, where: str) -> str:
    """One of the words that are known there."""
    known = tuple(known)
    if not isinstance(value, str) or value not in known:
        raise BadInput(
            "Y-007",
            f"In the panel profile {name}, {where} says “{value}”, which I do not know. It can be "
            f"{nearest(str(value), known)}. Correct it there.",
        )
    return value


def all_of(table: Table, key: str, known: Iterable[str], name: str) -> tuple[str, ...]:
    """A list of words, each of them known."""
    known = tuple(known)
    return tuple(one_of(value, known, name, key) for value in words_of(table, key, name))


def codes(table: str) -> tuple[str, ...]:
    """The codes of a packaged table."""
    return tuple(row["code"] for row in data.rows(table))


def figure(value: object, name: str, where: str) -> Fraction:
    """A number, exactly as it is written."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or value < 0:
        raise wrong(name, where, "a number that is not below nought")
    return Fraction(value)


def figures(value: object, known: Iterable[str], name: str, where: str) -> dict[str, Fraction]:
    """Numbers by the words they belong to, each of them known."""
    table = part(value, name, where)
    only_known(table, known, name, where)
    return {key: figure(one, name, where) for key, one in table.items()}


def nearest(given: str, known: Iterable[str]) -> str:
    """What is known, or the nearest to what was given where that is too much to list."""
    import difflib

    known = tuple(known)
    near = difflib.get_close_matches(given, known, n=3, cutoff=0.5) or known[:3]
    if len(known) <= MOST_LISTED:
        return listed([f"“{one}”" for one in known], "or")
    return f"for example {listed([f'“{one}”' for one in near], 'or')}"
