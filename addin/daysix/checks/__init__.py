"""Checks of the tracker, its other sheets and its calendars: ONE FILE PER CHECK.

To add a check, write one file, ``checks/<folder>/<id><words>.py`` (``x011_last_day_first.py``), and
edit nothing else: the registry reads the folders, and ``tests/checks/test_row_checks.py`` runs the
examples of every file. It holds, at the top level:

``"X-011: a last day before the first."``
    The docstring's first line, the id first.
``ID``, ``LEVEL``
    ``ERROR``, ``QUERY``, ``DUTY`` or ``NOTE``; a tuple of them, the usual one first, where the
    check may yield several: then ``found(..., level=...)``.
``SHEET``
    ``EXCLUSIONS``, ``PUPILS`` ...; a tuple of kinds; or ``EVERY_SHEET``.
``NEEDS``
    Columns without which it cannot run; a tuple inside it means "one of these". What could not
    run is reported, never counted as passed. A column you only look at *if it is there* is not a
    need: absent columns read as blanks.
``BESIDE`` (optional)
    Other kinds of sheet that must be there.
``MESSAGE``
    The officer's sentence with ``{names}`` for values, or a mapping of several by name (the
    catalogue's own first). It says what to do, or asks.
``CITE``
    A citation (``guidance("para 100")``, ``regulations("reg 6")``, one of
    :mod:`daysix.checks.sources`), or ``HOUSE``.
``TAKES`` (optional)
    Codes of unreadable cells and refused rows this check speaks for; all others are reported by
    :mod:`daysix.checks.unread`.
``check(view, context)``
    Yields ``found(place, "EndDate", e=..., s=...)`` for each row to see to: the address, the value
    and the sentence are put together by the frame. Read whole columns (``view.dates("EndDate")``,
    ``flags``, ``numbers``, ``codes``, ``texts``), zip them, and do little for an ordinary row.
    Better still, begin where something can be wrong: ``view.each(column, date)`` has only the rows
    that say something, ``view.holding(column, PERMANENT)`` and ``view.saying(column, yes=True)``
    those of a code or flag, ``view.after(column, day)`` those with a later day,
    ``view.where(column, test)`` judges each wording once, and
    ``view.wordings(column)`` has each thing that stands in a column once.
    ``view.blanks(column)`` tells an empty cell from one that could not be read.
    :class:`~daysix.checks.context.Context` has the rest: ``as_of``, ``la``, ``switches``,
    ``exclusions(view)`` (case, child, school and calendar of each row; of a case its ``kind``,
    ``first_day``, ``last_day``, ``school_days`` and ``half_days`` are there at once, its
    ``exclusion``, ``ledger`` and ``case`` are made when asked for, so ask for few),
    ``totals(view, at_least=...)``, ``by_child``, ``by_school``, ``by(kind, column)``,
    ``pupil(view, place)``, ``pupils(view)``; ``unlike(column)`` for children whose rows
    disagree, and ``once(name, work)`` for what several checks share. Ask calendars and rules
    through ``or_none(...)``.
``EXAMPLES``
    ``failing``, ``passing``, ``boundary`` and ``blank``, as small tables: ``exclusion(...)``,
    ``pupil(...)`` and ``school(...)`` give a clean row, you change the cells that matter. Dates are
    worked by hand on the calendar described in :mod:`daysix.checks.examples`; one example at least
    gives the whole sentence (``says``). ``sheet_name``, ``of_sheet`` and ``of_table`` give what a
    check of structure looks at: the sheet's name, its merged cells, columns nobody claimed.

An odd but lawful row stays silent at error and query level, and a cell is judged by one check only:
where a date cannot be read, X-006 says so and every other check passes it over (it reads None).

The calendar folder is the exception: its checks look at a whole calendar, have their own context,
and are found by :mod:`daysix.checks.calendar.registry`.
"""
