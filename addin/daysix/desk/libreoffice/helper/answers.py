"""Every request that is answered, by its name."""

from __future__ import annotations

from daysix.desk.libreoffice.helper import cells, documents, formats, sheets, whole
from daysix.desk.libreoffice.helper.office import Refused, connect, is_within

__all__ = ["ANSWERS", "Refused"]

ROOMS = {"book": documents, "sheet": sheets, "cells": cells, "look": formats, "whole": whole}
KNOWN = {
    "book": "is_there open_books books open_book new_book close save save_as save_copy activate "
    "selection select status names put_name drop_name place_of_name calculate leave",
    "sheet": "sheets add rename remove show bring_up protected filtered filtered_columns "
    "show_only tables add_table resize_table rename_table table_buttons",
    "cells": "used read write write_pieces number_formats formulas put_formula clear in_sight "
    "of_kind holds_array offer",
    "look": "number_format put_number_format colour put_colour font put_font width put_width fit "
    "hide locked merged merged_blocks merged_block merge",
    "whole": "read_sheets",
}
ANSWERS = {
    "connect": connect,
    "is_within": is_within,
    **{
        f"{room}.{name}": getattr(ROOMS[room], name)
        for room, names in KNOWN.items()
        for name in names.split()
    },
}
