"""Day Six: the dates that follow a school exclusion in England, counted and explained.

The rules are in the middle and touch nothing outside themselves: `law` holds what was in force
when, `calendars` counts school days, `deadlines`, `duties` and `money` hold one rule a file.
Around them `jobs` puts rules and rows together, `desk` reads and writes spreadsheets, and
`cli` is the door that a command line opens. This file imports nothing, so that asking for the
version costs nothing.
"""

__version__ = "0.1.0"
