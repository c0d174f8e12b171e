"""Packing parts into one file that is the same every time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY_ONE = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one file: in their order, uncompressed, without any time of day."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, body in parts.items():
            entry = zipfile.ZipInfo(name, DAY_ONE)
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, body, zipfile.ZIP_STORED)
    return packed.getvalue()
