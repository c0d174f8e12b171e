"""The desk: spreadsheets, read and written; the only room that imports spreadsheet libraries.

``new_workbook.py`` writes a workbook we make ourselves. Other rooms hand over plain sheets, columns
and rows, and never see a spreadsheet library.
"""
