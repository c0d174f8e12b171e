"""Parts of Word files as trees: no definitions, nothing fetched, no tree deeper than a document's.

A part is looked over before it is built, so that what only a hostile file holds never is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.attachments import sentences
from daysix.desk import markup
from daysix.desk.zip_parts import Parts
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCKED, SWELLS, SLOW = "T-005", "T-030", "T-033"


def opened(content: bytes) -> Parts:
    """The parts of a zipped document, each XML part of it looked over.

    Raises
    ------
    Unread
        Locked, damaged, swelling, or with a document type in any of its parts.
    """
    try:
        parts = Parts(content, "")
        for name in parts.names():
            _look_over(parts, name)
    except BadInput as refused:
        raise refusal(refused) from refused
    return parts


def refusal(refused: BadInput) -> sentences.Unread:
    """What the guard of spreadsheets says, as it is said of a paper."""
    codes = {
        LOCKED: sentences.encrypted,
        "T-031": sentences.points_outside,
        SWELLS: sentences.too_much_inside,
        SLOW: sentences.too_slow,
        "T-034": sentences.no_room,
    }
    return codes.get(refused.code, sentences.damaged)()


def _look_over(parts: Parts, name: str) -> None:
    """Refuse a document type in whatever begins like XML, and XML that is none."""
    check: markup.Check | None = None
    is_first = True
    for block in parts.blocks(name):
        if is_first and not markup.looks_like_markup(block):
            break
        if is_first:
            check = markup.Check(to_the_end=True)
        is_first = False
        if check is not None:
            _feed(check, block)
    if check is not None:
        _feed(check, None)


def _feed(check: markup.Check, block: bytes | None) -> None:
    try:
        if block is None:
            check.close()
        else:
            check.feed(block)
    except markup.Definitions as fault:
        raise sentences.points_outside() from fault
    except markup.Malformed as fault:
        raise sentences.damaged() from fault


def tree(content: bytes) -> Any:  # noqa: ANN401 - lxml publishes no types
    """The root of a part.

    Raises
    ------
    Unread
        Not XML.
    """
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError) as fault:
        raise sentences.damaged() from fault


def called(element: Any) -> str:  # noqa: ANN401 - lxml
    """The name of an element without its namespace: old and strict files differ only there."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:  # noqa: ANN401 - lxml
    """An attribute, whatever its namespace; blank without it."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def within(element: Any, name: str) -> Any:  # noqa: ANN401 - lxml
    """The first element of that name directly in this one, or None."""
    return next((child for child in element if called(child) == name), None)


def every(element: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 - lxml
    """Every element of that name, however deep."""
    return (one for one in element.iter() if called(one) == name)
