"""The desk: spreadsheets, read and written; the only room that imports spreadsheet libraries.

``any_desk.py`` is what the rest of the program knows: a workbook that is open (``live.py``, in
Excel or by way of ``libreoffice/``), closed (``file.py``) or only in memory (``memory.py``).
``reading.py`` reads any file, in a process of its own (``child.py``) behind ``guard.py``;
``patching/`` changes single cells of a closed workbook; ``new_workbook.py`` writes a workbook we
make ourselves. Other rooms hand over plain sheets, columns and rows, and never see a spreadsheet
library.
"""
