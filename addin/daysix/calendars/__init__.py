"""Calendars: which days count, and the three verbs that count them.

Four words are never mixed: a *school day* (that school meets), a *working day* (post; freedom of
information has its own), a *calendar day*, and an *excluded day* (counts towards totals).

``days.py`` holds the verbs, ``school.py`` one school's calendar, ``working.py`` the two
working-day calendars, ``book.py`` which school follows which calendar. ``contract.py``,
``day_rows.py`` (with ``day_cells.py``) and ``spans.py`` build calendars from JSON, from a sheet of
days and from lists of terms; ``moments.py`` turns a moment into a day; ``batch.py`` counts for many
rows at once.
"""
