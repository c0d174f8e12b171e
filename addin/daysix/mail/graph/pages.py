"""Lists that come page by page, followed to their end and never round in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.mail.graph import refusals
from daysix.mail.graph.line import Request
from daysix.mail.graph.patience import About
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.mail.graph.patience import Patience

LIST_PAGE, CHANGES_PAGE = 500, 200
ONLY_IDS = {"$select": "id,changeKey"}
NEXT, LAST, COUNT, REMOVED = "@odata.nextLink", "@odata.deltaLink", "@odata.count", "@removed"


class Told(NamedTuple):
    """One line of a list of mails; ``there`` is false where it says that the mail is not."""

    id: str
    version: str
    there: bool = True


class Page(NamedTuple):
    """One answer about a folder's changes, and where they go on."""

    told: tuple[Told, ...]
    link: str
    last: bool


class Counted(NamedTuple):
    """Every mail of a folder, and how many Graph says there are; None where it does not say."""

    mails: tuple[Told, ...]
    total: int | None


def changes(patience: Patience, folder: str, *, path: str, link: str, lost: frozenset[int]) -> Page:
    """One page of a folder's changes.

    Parameters
    ----------
    folder, path
        The folder's id, and its path for a sentence.
    link
        Where they go on; blank for the beginning.
    lost
        Statuses that mean Graph does not know the link any longer.
    """
    where = link or f"{at_folder(folder)}/messages/delta"
    query = None if link else ONLY_IDS
    request = Request("GET", where, query, page=CHANGES_PAGE)
    answer = patience.ask(request, About(folder=path), pass_on=lost)
    further, ended = answer.get(NEXT), answer.get(LAST)
    onward = further or ended
    if not isinstance(onward, str) or onward == (link if further else None):
        raise refusals.not_understood()
    return Page(_told(answer), onward, last=not further)


def count(patience: Patience, folder: str, *, path: str) -> Counted:
    """Every mail of a folder by its id."""
    query = {**ONLY_IDS, "$top": str(LIST_PAGE), "$count": "true"}
    request = Request("GET", f"{at_folder(folder)}/messages", query)
    found: dict[str, Told] = {}
    total = None
    for answer in _followed(patience, request, path):
        found.update((one.id, one) for one in _told(answer))
        said = answer.get(COUNT)
        total = said if isinstance(said, int) else total
    return Counted(tuple(found.values()), total)


def folders_below(patience: Patience, folder: str, *, path: str) -> Iterator[tuple[str, str]]:
    """Id and name of each folder directly below one."""
    query = {"$select": "id,displayName", "$top": "100"}
    request = Request("GET", f"{at_folder(folder)}/childFolders", query)
    for answer in _followed(patience, request, path):
        for one in _lines(answer):
            yield text(one, "id"), text(one, "displayName")


def at_folder(folder: str) -> str:
    """Address of a folder, by its id or by the name every mailbox knows it by."""
    return f"/mailFolders/{quoted(folder)}"


def at_mail(mail: str) -> str:
    """Address of a mail."""
    return f"/messages/{quoted(mail)}"


def quoted(name: str) -> str:
    """An id as a part of an address."""
    from urllib.parse import quote

    return quote(name, safe="")


def text(held: dict[str, Any], name: str) -> str:
    """A field that is text, blank if it is absent or anything else."""
    found = held.get(name)
    return found.strip() if isinstance(found, str) else ""


def _followed(patience: Patience, request: Request, path: str) -> Iterator[dict[str, Any]]:
    asked: set[str] = set()
    while True:
        answer = patience.ask(request, About(folder=path))
        yield answer
        further = answer.get(NEXT)
        if not further:
            return
        if not isinstance(further, str) or further in asked:
            raise refusals.not_understood()
        asked.add(further)
        request = Request("GET", further)


def _told(answer: dict[str, Any]) -> tuple[Told, ...]:
    lines = _lines(answer)
    if any(not text(one, "id") for one in lines):
        raise refusals.not_understood()
    return tuple(Told(one["id"], text(one, "changeKey"), REMOVED not in one) for one in lines)


def _lines(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The lines of a list; an answer without one is not an empty list."""
    found = answer.get("value")
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise refusals.not_understood()
    return found
