"""Checks of the tracker and its calendars: ONE FILE PER CHECK, in one folder per sheet.

A check file holds ``ID``, ``LEVEL``, ``MESSAGE``, ``CITE`` (a citation, or ``HOUSE``), its
``EXAMPLES`` (failing, passing, boundary and blank) and ``check(...)``. Nothing has to be listed
anywhere: :mod:`daysix.checks.calendar.registry` reads the folder, and so does the shared test.
"""
