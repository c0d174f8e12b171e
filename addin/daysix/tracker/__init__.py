"""The tracker room: finding the table in a sheet, matching headers, and reading typed cells.

Start at ``reader.py``: from the sheets of a workbook to its tables, its rows and its calendars.
``tables.py`` finds where each table begins, ``headers.py`` and ``understood.py`` say what its
columns mean (``confirmed.py``: what a person has said of them), ``layout.py`` which rows are about
a child.
``rows.py`` types the cells; ``dates.py`` reads dates and ``amounts.py`` days, money, years and
sessions as people type them. ``cases.py`` makes a case of each row, and ``together.py`` joins one
child's rows from several trackers. Each gives a value or a sentence, never a guess. Pure: no files,
no spreadsheet program.
"""
