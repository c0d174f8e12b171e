"""Day Six: the dates that follow a school exclusion in England, counted and explained.

The rules are in the middle and touch nothing outside themselves: `law` holds what was in force
when, `calendars` counts school days, `deadlines`, `duties` and `money` hold one rule a file.
`tracker` understands the sheets people keep, and `checks` says what is wrong in them. Around them
`jobs` puts rules and rows together and `desk` reads and writes spreadsheets. The doors are `cli`
for the command line, and `companion` with `ribbon` for the buttons that `actions` lists. This file
imports nothing, so that asking for the version costs nothing.
"""

__version__ = "0.1.0"
