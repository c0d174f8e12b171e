"""Jobs of the panel: from the team workbook to agenda, pack, copies, letters, and safe to share.

Plain functions that doors call: what is read comes in, what was written goes out as lines.

``rows`` reads the workbook, ``sitting_of`` makes a sitting of it (``case_of``, ``case_papers``,
``members_of``, ``taking_part``), ``laid_out`` puts every case in its place; ``agenda``, ``pack``
and ``share_table`` make papers of that, ``kept`` writes them over nothing, ``numbers`` remembers
which item was which. ``outgoing`` and ``sharing`` look over what leaves the house.
"""
