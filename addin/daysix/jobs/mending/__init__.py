"""Changing cells of a tracker, and changing them back.

``fix_tracker`` goes from a tracker to its suggestions, ``fixes`` shows and writes them, and
``restore_points`` keeps what stood there before. ``undo`` takes back the last action: in a file
(``undo_results`` for a check that was written), or ``undo_at_desk`` in an open workbook, by
``undo_cells`` one cell at a time.
"""
