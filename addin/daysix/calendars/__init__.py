"""Calendars: which days count, and the three verbs that count them.

Four words are never mixed: a *school day* (that school meets), a *working day* (post; freedom of
information has its own), a *calendar day*, and an *excluded day* (counts towards totals).

``days.py`` holds the verbs, ``school.py`` one school's calendar, ``working.py`` the two
working-day calendars, ``book.py`` which school follows which calendar.
"""
