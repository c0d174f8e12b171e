"""The pages of a pack, one file a page: agenda, case sheet, share, statistics, minutes.

Each takes a :class:`~daysix.panels.view.View` (what one reader may see) and gives a
:class:`~daysix.paper.blocks.Document`; none looks at a plan past the view.
The first heading repeats the title and may bear the anchor others lead to; writers that set the
title themselves leave it out, so that headings below it begin at level 1 again.
"""
