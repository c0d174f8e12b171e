"""The choices a cell offers: what is on its list, where that can be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.desk.patching.addresses import blocks
from daysix.desk.patching.marked_text import attributes
from daysix.desk.patching.strings import held, plain
from daysix.desk.patching.values import TEXT

if TYPE_CHECKING:
    from daysix.desk.patching.asked import CellValue
    from daysix.desk.patching.editing import OpenBook, OpenSheet

NOT_ON_THE_LIST = "its list of choices does not offer that"
CANNOT_TELL = "its list of choices is worked out, so I cannot tell whether it offers that"
MOST_CHOICES = 20_000
_ELSEWHERE = re.compile(r"(?:'((?:[^']|'')+)'|([\w.]+))!(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)")
_HERE = re.compile(r"\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?")
_LISTS = re.compile(
    rb"<(?:[\w.-]+:)?dataValidation(?=[\s>])([^<>]*)>(.*?)</(?:[\w.-]+:)?dataValidation\s*>",
    re.DOTALL,
)
_INSIDE = {
    name: re.compile(
        rb"<(?:[\w.-]+:)?" + name + rb"(?=[\s>])[^<>]*>(.*?)</(?:[\w.-]+:)?" + name, re.DOTALL
    )
    for name in (b"formula1", b"sqref", b"f")
}


def not_offered(book: OpenBook, sheet: OpenSheet, where: tuple[int, int], value: CellValue) -> str:
    """Why a value may not go into a cell with a list; blank where it may."""
    if value is None or value == "":
        return ""
    for formula in _formulas(sheet, *where):
        offered = _offered(book, sheet, formula)
        if offered is None:
            return CANNOT_TELL
        if str(value).casefold() not in offered:
            return NOT_ON_THE_LIST
    return ""


def _formulas(sheet: OpenSheet, row: int, column: int) -> list[str]:
    found = []
    for inside, body in _LISTS.findall(sheet.text.xml.seen[sheet.text.after_data :]):
        about = attributes(inside)
        if about.get(b"type") != b"list":
            continue
        apart = _INSIDE[b"sqref"].search(body)
        covered = about.get(b"sqref", apart[1] if apart else b"").decode("ascii", "replace")
        formula = _INSIDE[b"formula1"].search(body)
        if formula and any(block.holds(row, column) for block in blocks(covered)):
            deeper = _INSIDE[b"f"].search(formula[1])
            found.append(plain(deeper[1] if deeper else formula[1]).strip())
    return found


def _offered(book: OpenBook, sheet: OpenSheet, formula: str) -> set[str] | None:
    """What is on a list, in small letters; None where it cannot be told."""
    formula = book.book.names.get(formula.removeprefix("=").casefold(), formula.removeprefix("="))
    if formula.startswith('"') and formula.endswith('"'):
        return {one.strip().casefold() for one in formula[1:-1].replace('""', '"').split(",")}
    there: OpenSheet | None = sheet
    elsewhere = _ELSEWHERE.fullmatch(formula)
    if elsewhere:
        there = book.sheet((elsewhere[1] or elsewhere[2]).replace("''", "'"))
        formula = elsewhere[3]
    elif not _HERE.fullmatch(formula):
        return None
    return None if there is None else _texts(book, there, formula.replace("$", ""))


def _texts(book: OpenBook, sheet: OpenSheet, ref: str) -> set[str] | None:
    (block,) = blocks(ref) or (None,)
    if (
        block is None
        or (block.bottom - block.top + 1) * (block.right - block.left + 1) > MOST_CHOICES
    ):
        return None
    found = set()
    for row in range(block.top, block.bottom + 1):
        for column in range(block.left, block.right + 1):
            cell = sheet.text.cell(row, column)
            now = held(sheet.text, cell, book.book.texts)
            if now.kind == TEXT:
                found.add(str(now.value).casefold())
            elif now.value is not None:
                return None  # figures and days are shown in many ways
    return found
