"""Formulas as Excel writes them, in English, whatever language LibreOffice speaks."""

from __future__ import annotations

import re
from typing import Any

AS_EXCEL = 3
"""LibreOffice's number for Excel's own way of writing formulas."""

_OF_TEXTS = re.compile(r'=[A-Z]+\((?:"(?:[^"]|"")*"(?:,(?=")|(?=\)$)))+\)')
_TEXT_OR_COMMA = re.compile(r'"(?:[^"]|"")*"|,')


def as_libreoffice(formula: str) -> str | None:
    """A function of texts alone, such as a link, as LibreOffice itself writes it; else None.

    Such formulas can be set many at once; any other is taken apart for its references.
    """
    if not _OF_TEXTS.fullmatch(formula):
        return None
    return _TEXT_OR_COMMA.sub(lambda one: ";" if one[0] == "," else one[0], formula)


class Grammar:
    """Puts formulas into cells of one workbook and reads them back."""

    def __init__(self, document: Any) -> None:
        self._parser = document.createInstance("com.sun.star.sheet.FormulaParser")
        self._parser.CompileEnglish = True
        self._parser.FormulaConvention = AS_EXCEL

    def put(self, cell: Any, formula: str, seen_from: Any = None) -> None:
        """Set a cell's formula; it may begin with ``=``."""
        cell.setTokens(self.tokens(formula, seen_from or cell.CellAddress))

    def tokens(self, formula: str, address: Any) -> Any:
        """A formula taken apart, as seen from a cell."""
        return self._parser.parseFormula(formula[1:] if formula[:1] == "=" else formula, address)

    def said(self, cell: Any) -> str:
        """A cell's formula, beginning with ``=``."""
        return self.written(cell.getTokens(), cell.CellAddress)

    def written(self, tokens: Any, address: Any) -> str:
        """A formula put together again."""
        return "=" + str(self._parser.printFormula(tokens, address))
