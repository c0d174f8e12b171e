"""Folders by their path from the top of the mailbox, found once and remembered by their id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.mail import server_refusals
from daysix.mail.graph import refusals
from daysix.mail.graph.line import Request
from daysix.mail.graph.pages import at_folder, folders_below, text
from daysix.mail.graph.patience import CONFLICT, FORBIDDEN, NOT_FOUND, About, RefusedError

if TYPE_CHECKING:
    from daysix.mail.graph.patience import Patience

TOP = "msgfolderroot"
KNOWN = {"inbox": "inbox", "drafts": "drafts"}
"""Names that mean the mailbox's own folder, whatever language it calls it in."""

NEVER_INTO = ("deleteditems", "outbox")
"""What lands there is thrown away, or leaves."""

EXISTS = "ErrorFolderExists"


def parts_of(path: str) -> tuple[str, ...]:
    """The names along a path."""
    return tuple(part.strip() for part in path.split("/") if part.strip())


def _plain(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.casefold() for name in names)


class Folders:
    """Where things lie in one mailbox."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._ids: dict[tuple[str, ...], str] = {}
        self._places: dict[str, tuple[str, str]] = {}
        self._forbidden: frozenset[str] | None = None

    def find(self, path: str) -> str:
        """The folder's id.

        Raises
        ------
        MailboxError
            ``Q-029`` if there is none; ``Q-057`` if we may not look.
        """
        return self._walk(path, make=False)

    def make(self, path: str) -> str:
        """The folder's id; what is missing on the way is made."""
        return self._walk(path, make=True)

    def to_move_into(self, path: str) -> str:
        """The folder's id; refused for those where a mail would be thrown away or sent."""
        found = self.find(path)
        names = _plain(parts_of(path))
        along = {self._ids.get(names[:length]) for length in range(1, len(names) + 1)}
        if along & self._never_into():
            raise server_refusals.not_that_folder(path)
        return found

    def same(self, one: str, other: str) -> bool:
        """Whether two ids are one folder: Graph is known to write one id in two ways."""
        return one == other or (bool(one) and self._place(one) == self._place(other))

    def forget(self) -> None:
        """Somebody renamed or moved folders: look again next time."""
        self._ids.clear()
        self._places.clear()

    def _walk(self, path: str, *, make: bool) -> str:
        names = parts_of(path)
        if not names:
            raise server_refusals.no_such_folder(path)
        known = KNOWN.get(names[0].casefold())
        at = self._known(known, names[:1], path) if known else TOP
        for length in range(2 if known else 1, len(names) + 1):
            here = _plain(names[:length])
            if here not in self._ids:
                self._ids[here] = self._below(at, names[length - 1], path, make=make)
            at = self._ids[here]
        return at

    def _known(self, name: str, names: tuple[str, ...], path: str) -> str:
        here = _plain(names)
        if here not in self._ids:
            self._ids[here] = self._own(self._patience, name, path)
        return self._ids[here]

    @staticmethod
    def _own(patience: Patience, name: str, path: str) -> str:
        """Id of a folder every mailbox has."""
        request = Request("GET", at_folder(name), {"$select": "id,displayName"})
        found = text(patience.ask(request, About(folder=path)), "id")
        if not found:
            raise refusals.not_understood()
        return found

    def _below(self, parent: str, name: str, path: str, *, make: bool) -> str:
        found = self._named(parent, name, path)
        if not found and make:
            found = self._made(parent, name, path)
        if not found:
            raise server_refusals.no_such_folder(path)
        return found

    def _named(self, parent: str, name: str, path: str) -> str:
        below = list(folders_below(self._patience, parent, path=path))
        return next((key for key, one in below if one.casefold() == name.casefold()), "")

    def _made(self, parent: str, name: str, path: str) -> str:
        """Made by us, or just now by somebody else; a line that broke is settled by looking."""
        request = Request("POST", f"{at_folder(parent)}/childFolders", None, {"displayName": name})
        try:
            made = self._patience.ask(request, About(folder=path), pass_on=frozenset({CONFLICT}))
        except RefusedError:
            return self._named(parent, name, path)
        return text(made, "id")

    def _place(self, folder: str) -> tuple[str, str]:
        """What makes a folder this one and no other: the one above it, and its name."""
        if folder not in self._places:
            request = Request("GET", at_folder(folder), {"$select": "parentFolderId,displayName"})
            found = self._patience.ask(request, About(folder="…"))
            self._places[folder] = (text(found, "parentFolderId"), text(found, "displayName"))
        return self._places[folder]

    def _never_into(self) -> frozenset[str]:
        if self._forbidden is None:
            found = []
            for name in NEVER_INTO:
                request = Request("GET", at_folder(name), {"$select": "id"})
                try:
                    seen = self._patience.ask(request, pass_on=frozenset({FORBIDDEN, NOT_FOUND}))
                except RefusedError:
                    continue  # what we may not see, we cannot have found by its path either
                found.append(text(seen, "id"))
            self._forbidden = frozenset(found)
        return self._forbidden
