"""The team workbook, described: its sheets, columns, lists, pages, formulas and a filled sample.

One definition (``data/columns.csv``) says what every sheet holds; from it come the headers, the
lists, the help shown beside a cell, the formats and what is locked. Nothing here knows a
spreadsheet program: ``desk/team_workbook.py`` writes what ``book.py`` describes, and
``build/team_workbook.py`` puts the files in ``workbooks/``.
"""
