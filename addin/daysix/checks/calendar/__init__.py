"""Checks of one school calendar: ``check(calendar, context)`` gives what is wrong with it.

Each file is named after its check (``k001_...``). What a check may know beside the calendar is the
:class:`~daysix.checks.calendar.context.Context`.
"""
