"""The letters in cells: bold, slanted, how large, which colour."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

WITHOUT = -1
"""LibreOffice's number for no colour, or for the colour the screen gives."""


class Font(base_classes.Font):
    """The letters of one block; each property is None where its cells differ."""

    def __init__(self, cells: Any) -> None:
        self._cells = cells

    def _get(self, what: str) -> Any:
        return self._cells.ask("look.font")[what]

    def _put(self, what: str, value: Any) -> None:
        self._cells.ask("look.put_font", what=what, value=value)

    @property
    def api(self) -> Any:
        """The block."""
        return self._cells

    @property
    def bold(self) -> bool | None:
        """Whether they are bold."""
        return self._get("bold")

    @bold.setter
    def bold(self, value: bool) -> None:
        self._put("bold", bool(value))

    @property
    def italic(self) -> bool | None:
        """Whether they are slanted."""
        return self._get("italic")

    @italic.setter
    def italic(self, value: bool) -> None:
        self._put("italic", bool(value))

    @property
    def size(self) -> float | None:
        """Their size in points."""
        return self._get("size")

    @size.setter
    def size(self, value: float) -> None:
        self._put("size", float(value))

    @property
    def name(self) -> str | None:
        """The name of the typeface."""
        return self._get("name")

    @name.setter
    def name(self, value: str) -> None:
        self._put("name", value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """Their colour as red, green and blue; None for the usual one."""
        return shade_of(self._get("colour"))

    @color.setter
    def color(self, value: Any) -> None:
        self._put("colour", number_of(value))


def shade_of(number: int | None) -> tuple[int, int, int] | None:
    """Red, green and blue from one number; None where there is no colour."""
    if number is None or number == WITHOUT:
        return None
    return number >> 16 & 255, number >> 8 & 255, number & 255


def number_of(shade: Any) -> int:
    """One number from red, green and blue, or from ``#RRGGBB``; None takes a colour away."""
    if shade is None:
        return WITHOUT
    if isinstance(shade, str):
        return int(shade.removeprefix("#"), 16)
    if isinstance(shade, int):  # Excel's own numbers have blue first
        return (shade & 255) << 16 | (shade & 0xFF00) | shade >> 16
    red, green, blue = shade
    return red << 16 | green << 8 | blue
