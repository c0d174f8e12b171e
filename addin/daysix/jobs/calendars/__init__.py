"""Term dates for a question: from a file, from the tracker itself, or the examples.

``choice`` decides which are used. ``files`` reads a file of any kind, with ``ics`` for calendar
files, ``lists`` for lists, ``in_tracker`` for workbooks and ``refusals`` for what cannot be used.
``live`` checks the calendars that live deadlines were counted on.
"""
