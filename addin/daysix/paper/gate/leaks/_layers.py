"""Layers of a PDF: whether any of them is off when the file is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.paper.gate.pdf_file import resolved, text_of

if TYPE_CHECKING:
    from daysix.paper.gate.pdf_file import PdfFile

LAYERS = "/OCProperties"


def layers_off(file: PdfFile) -> bool:
    """Whether a layer does not show: switched off, never switched on, or made for print alone."""
    about = resolved(file.doc.Root.get(LAYERS))
    usual = resolved(about.get("/D"))
    every = _listed(about.get("/OCGs"))
    if _listed(usual.get("/OFF")):
        return True
    on = {each.objgen for each in _listed(usual.get("/ON"))}
    if text_of(usual.get("/BaseState")) == "/OFF" and any(one.objgen not in on for one in every):
        return True
    return any(_is_off_on_screen(resolved(each)) for each in every)


def _is_off_on_screen(layer: Any) -> bool:
    viewed = resolved(resolved(layer.get("/Usage")).get("/View"))
    return text_of(viewed.get("/ViewState")) == "/OFF"


def _listed(value: Any) -> list[Any]:
    import pikepdf

    return list(value) if isinstance(value, pikepdf.Array) else []
