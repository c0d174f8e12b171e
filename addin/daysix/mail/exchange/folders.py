"""Folders by their path from the top of the mailbox, found once and remembered by their id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exchangelib import errors
from exchangelib.properties import FolderId

from daysix.mail import server_refusals
from daysix.mail.exchange import refusals

if TYPE_CHECKING:
    from daysix.mail.exchange.calls import Calls
    from daysix.mail.exchange.patience import Patience

TOP = "msgfolderroot"
KNOWN = {"inbox": "inbox", "drafts": "drafts"}
"""Names that mean the mailbox's own folder, whatever language it calls it in."""

NEVER_INTO = ("deleteditems", "outbox")
"""What lands there is thrown away, or leaves."""

NO_RIGHT = (errors.ErrorAccessDenied, errors.ErrorCreateItemAccessDenied)


def parts_of(path: str) -> tuple[str, ...]:
    """The names along a path."""
    return tuple(part.strip() for part in path.split("/") if part.strip())


class Folders:
    """Where things lie in one mailbox."""

    def __init__(self, calls: Calls, patience: Patience) -> None:
        self._calls = calls
        self._patience = patience
        self._ids: dict[tuple[str, ...], FolderId] = {}
        self._forbidden: frozenset[str] | None = None

    def find(self, path: str) -> FolderId:
        """The folder's id.

        Raises
        ------
        MailboxError
            ``Q-029`` if there is none; ``Q-027`` if we may not look.
        """
        names = parts_of(path)
        if not names:
            raise server_refusals.no_such_folder(path)
        return self._walk(names, path, make=False)

    def make(self, path: str) -> FolderId:
        """The folder's id; what is missing on the way is made."""
        names = parts_of(path)
        if not names:
            raise server_refusals.no_such_folder(path)
        return self._walk(names, path, make=True)

    def to_move_into(self, path: str) -> FolderId:
        """The folder's id; refused for those where a mail would be thrown away or sent."""
        found = self.find(path)
        names = tuple(name.casefold() for name in parts_of(path))
        along = {
            str(self._ids[names[:length]].id)
            for length in range(1, len(names) + 1)
            if names[:length] in self._ids
        }
        if along & self._never_into():
            raise server_refusals.not_that_folder(path)
        return found

    def forget(self) -> None:
        """Somebody renamed or moved folders: look again next time."""
        self._ids.clear()

    def _walk(self, names: tuple[str, ...], path: str, *, make: bool) -> FolderId:
        at, start = self._beginning(names)
        for length in range(start + 1, len(names) + 1):
            here = tuple(name.casefold() for name in names[:length])
            if here not in self._ids:
                self._ids[here] = self._below(at, names[length - 1], path, make=make)
            at = self._ids[here]
        return at

    def _beginning(self, names: tuple[str, ...]) -> tuple[FolderId, int]:
        known = KNOWN.get(names[0].casefold())
        return (self._calls.known(known), 1) if known else (self._calls.known(TOP), 0)

    def _below(self, parent: FolderId, name: str, path: str, *, make: bool) -> FolderId:
        found = self._named(parent, name, path)
        if found is None and make:
            found = self._made(parent, name, path)
        if found is None:
            raise server_refusals.no_such_folder(path)
        return found

    def _named(self, parent: FolderId, name: str, path: str) -> FolderId | None:
        for one in self._patience.ask(lambda: self._calls.below(parent), folder=path):
            if one.name.casefold() == name.casefold():
                return FolderId(id=one.id)
        return None

    def _made(self, parent: FolderId, name: str, path: str) -> FolderId | None:
        """Made by us, or just now by somebody else."""
        try:
            made = self._patience.ask(
                lambda: self._calls.make_folder(parent, name),
                folder=path,
                pass_on=(errors.ErrorFolderExists, *NO_RIGHT),
            )
        except errors.ErrorFolderExists:
            return self._named(parent, name, path)
        except NO_RIGHT:
            refusal = refusals.folder_not_made(path)
        else:
            return FolderId(id=made.id)
        raise refusal

    def _never_into(self) -> frozenset[str]:
        if self._forbidden is None:
            found = []
            for name in NEVER_INTO:
                try:
                    seen = self._patience.ask(
                        lambda name=name: self._calls.folder(self._calls.known(name)),  # type: ignore[misc]
                        pass_on=(
                            errors.ErrorAccessDenied,
                            errors.ErrorItemNotFound,
                            errors.ErrorFolderNotFound,
                        ),
                    )
                except (
                    errors.ErrorAccessDenied,
                    errors.ErrorItemNotFound,
                    errors.ErrorFolderNotFound,
                ):
                    continue  # what we may not see, we cannot have found by its path either
                found.append(seen.id)
            self._forbidden = frozenset(found)
        return self._forbidden
