"""The tracker room: finding the table in a sheet, matching headers, and reading typed cells.

``dates.py`` reads dates and ``amounts.py`` days, money, years and sessions as people type them.
Each gives a value or a sentence, never a guess. Pure: no files, no spreadsheet program.
"""
