"""Formulas as Excel writes them, in English, whatever language LibreOffice speaks."""

from __future__ import annotations

from typing import Any

AS_EXCEL = 3
"""LibreOffice's number for Excel's own way of writing formulas."""
ITS_OWN = 0
"""LibreOffice's number for its own way, in which many formulas can be set at once."""
A_TABLE = "["
"""What only references to a table's columns hold; these are not put in another way of writing."""


class Grammar:
    """Puts formulas into cells of one workbook and reads them back."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._parser = self._speaking(AS_EXCEL)

    def _speaking(self, convention: int) -> Any:
        parser = self._document.createInstance("com.sun.star.sheet.FormulaParser")
        parser.CompileEnglish, parser.FormulaConvention = True, convention
        return parser

    def put_under_one_another(self, cells: Any, formulas: list[str]) -> None:
        """Set the formulas of a column of cells, all at once where that can be."""
        if len(formulas) == 1 or any(A_TABLE in formula for formula in formulas):
            for place, formula in enumerate(formulas):
                self.put(cells.getCellByPosition(0, place), formula)
            return
        own = self._speaking(ITS_OWN)
        address = cells.getCellByPosition(0, 0).CellAddress
        rows = []
        for formula in formulas:
            rows.append(("=" + str(own.printFormula(self.tokens(formula, address), address)),))
            address.Row += 1
        cells.setFormulaArray(tuple(rows))

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
