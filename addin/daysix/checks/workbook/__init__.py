"""Checks of the workbook as a whole: its columns, its formulas and its cells."""
