"""A PDF as papers come: locked with a password, or through a copier as pictures without text.

For invented papers that show what happens to real ones.
"""

from __future__ import annotations

import io
from math import cos, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

DOTS_A_POINT = 1.5
SLANT = radians(0.6)
"""Nobody lays a sheet on the glass quite straight."""


def locked(content: bytes, password: str) -> bytes:
    """The same pages behind a password."""
    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as paper:
        lock = pikepdf.Encryption(user=password, owner=password, R=6)
        paper.save(made, encryption=lock)
    return made.getvalue()


def scanned(content: bytes) -> bytes:
    """The same pages as a copier sends them: grey pictures, a little slanted, nothing to read."""
    import pikepdf
    import pypdfium2  # type: ignore[import-untyped]

    made = io.BytesIO()
    drawn = pypdfium2.PdfDocument(content)
    try:
        with pikepdf.new() as copy:
            for page in drawn:
                size, grey = page.get_size(), page.render(scale=DOTS_A_POINT, grayscale=True)
                _add(copy, size, grey)
                page.close()
            copy.save(made, deterministic_id=True)
    finally:
        drawn.close()
    return made.getvalue()


def _add(copy: Any, size: tuple[float, float], grey: Any) -> None:  # noqa: ANN401 - untyped libraries
    import pikepdf

    rows = bytes(grey.buffer)
    pixels = b"".join(
        rows[at * grey.stride : at * grey.stride + grey.width] for at in range(grey.height)
    )
    picture = pikepdf.Stream(copy, pixels)
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height = grey.width, grey.height
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    page = copy.add_blank_page(page_size=size)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
    width, height = size
    turned = (cos(SLANT) * width, sin(SLANT) * width, -sin(SLANT) * height, cos(SLANT) * height)
    numbers = " ".join(f"{one:.3f}" for one in turned)
    page.Contents = pikepdf.Stream(copy, f"q {numbers} 2 -2 cm /Scan Do Q".encode())
