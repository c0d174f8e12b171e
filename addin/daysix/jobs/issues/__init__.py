"""What a check found, followed from one check to the next, and shown in workbooks.

``followed`` knows a finding again, ``memory`` keeps when it was first seen, ``not_a_problem`` sets
it aside. ``book`` is the workbook beside a tracker, with its ``summary``, ``links`` and ``style``.
In the team workbook ``sheet`` plans the Issues sheet and the Check columns, ``typed`` reads what
officers typed there, and ``write`` writes it.
"""
