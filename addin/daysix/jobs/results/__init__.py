"""The results workbook beside the tracker, and the same answers as lines and calendar entries.

``workbook`` makes the file; *Today* is worked out in ``today`` and laid out in ``today_page``,
``deadlines``, ``days`` and ``working`` are the other sheets, ``style`` is how they look. The due
list on the screen is ``due_words``, and ``ics`` gives the same dates to a calendar.
"""
