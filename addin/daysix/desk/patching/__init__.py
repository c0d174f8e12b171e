"""Change single cells of somebody else's workbook, and nothing besides.

A workbook is a packed folder of parts. Only the parts that hold the meant cells are touched, and
in those only the bytes of the meant cells; every other part is copied as it lies, in its order,
with its own packing and time. So labels, comments, slicers, pictures, pivots, queries and macros
all stay. Start at `patch`: `patch_cells` and `append_rows`; our own sheets
are written by `write_own`, and `put_back` makes the parts of a save what they were.
"""

from daysix.desk.patching.asked import (
    NOT_CHECKED,
    CellEdit,
    CellValue,
    Formula,
    OwnValue,
    PatchReport,
    Skipped,
)
from daysix.desk.patching.back import PartBack, Piece
from daysix.desk.patching.disk import Patience
from daysix.desk.patching.offers import OwnOffers
from daysix.desk.patching.own_table import OwnCell, OwnRows
from daysix.desk.patching.patch import (
    append_rows,
    patch_cells,
    put_back,
    write_offers,
    write_own,
)
from daysix.desk.patching.refusals import HeldOpen

__all__ = [
    "NOT_CHECKED",
    "CellEdit",
    "CellValue",
    "Formula",
    "HeldOpen",
    "OwnCell",
    "OwnOffers",
    "OwnRows",
    "OwnValue",
    "PartBack",
    "PatchReport",
    "Patience",
    "Piece",
    "Skipped",
    "append_rows",
    "patch_cells",
    "put_back",
    "write_offers",
    "write_own",
]
