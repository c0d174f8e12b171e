"""From a home-made tracker to a new team workbook: nothing lost, and nothing made up.

``carrying`` shows and writes it. ``source`` is the old tracker cell by cell, with what has been
carried; ``cells`` puts one cell right; ``rows`` makes the rows of each sheet, with ``pupils``,
``schools`` and the team's own ``columns``; ``words`` says what it comes to.
"""
