"""XML looked at safely: no definitions, nothing fetched, only what elements are called.

This is what defusedxml does, without the parts of Python it loads: a document type is refused
where it begins, so that no entity is ever defined, let alone expanded or fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pyexpat import XMLParserType

    Started = Callable[[str, Mapping[str, str]], object]

MARKS = (b"<", b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe", b"\x00<", b"<\x00")
WIDE = {b"\xfe\xff": "utf-16", b"\xff\xfe": "utf-16", b"\x00<": "utf-16-be", b"<\x00": "utf-16-le"}
MOST_BEFORE_ROOT = 1 << 20
BLANKS = b" \t\r\n"


class Malformed(Exception):
    """Not XML."""


class Definitions(Exception):
    """XML with a document type."""


class _Begun(Exception):
    """The first element was reached: nothing can be defined any more."""


class Check:
    """Takes a part block by block; ``Definitions`` or ``Malformed`` comes out of it.

    Parameters
    ----------
    to_the_end
        Whether every element must open and close as it should, or only the beginning matters.
    """

    def __init__(self, *, to_the_end: bool) -> None:
        self._parser = _parser()
        self._reading, self._begun = True, False
        self._taken = 0
        if not to_the_end:
            self._parser.StartElementHandler = self._stop

    def _stop(self, _name: str, _attributes: object) -> None:
        raise _Begun

    def feed(self, block: bytes) -> None:
        """Take the next block."""
        if not self._reading:
            return
        try:
            _parse(self._parser, block, last=False)
        except _Begun:
            self._reading, self._begun = False, True
            return
        self._taken += len(block)
        if self._parser.StartElementHandler is not None and self._taken > MOST_BEFORE_ROOT:
            raise Malformed

    def close(self) -> None:
        """Say that there is no more."""
        if self._reading:
            _parse(self._parser, b"", last=True)


def looks_like_markup(start: bytes) -> bool:
    """Whether a part begins as XML does, whatever it is called."""
    return start.lstrip(BLANKS).startswith(MARKS)


def is_wide(start: bytes) -> bool:
    """Whether it takes two bytes for a letter."""
    return start[:2] in WIDE


def narrowed(content: bytes) -> bytes:
    """The same text with one byte for a plain letter."""
    try:
        return content.decode(WIDE[content[:2]]).lstrip("\ufeff").encode()
    except UnicodeDecodeError as fault:
        raise Malformed from fault


def elements(
    content: bytes,
    start: Started,
    *,
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
    local: bool = True,
) -> None:
    """Call ``start`` with the name and attributes of every element.

    Parameters
    ----------
    local
        Whether the prefixes are taken off both.

    Raises
    ------
    Definitions, Malformed
    """
    parser = _parser()
    if local:
        parser.StartElementHandler = lambda name, found: start(
            _local(name), {_local(key): value for key, value in found.items()}
        )
    else:
        parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    _parse(parser, content, last=True)


def _parser() -> XMLParserType:
    from pyexpat import ParserCreate

    parser = ParserCreate()

    def refuse(*_about: object) -> None:
        raise Definitions

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def _parse(parser: XMLParserType, block: bytes, *, last: bool) -> None:
    from pyexpat import ExpatError

    try:
        parser.Parse(block, last)
    except (ExpatError, ValueError, LookupError) as fault:
        raise Malformed from fault


def _local(name: str) -> str:
    return name.rpartition(":")[2]
