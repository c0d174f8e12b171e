"""What the played Exchange server keeps: folders, items, and what happened to them in order."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP, ROOT = "msgfolderroot", "root"
OWN = {"inbox": "Inbox", "drafts": "Drafts", "deleteditems": "Deleted Items", "outbox": "Outbox"}
FULL = ("CreateAssociated", "CreateContents", "CreateHierarchy", "Delete", "Modify", "Read")
READ_ONLY = ("Read",)
WHEN = "2026-11-16T09:05:00Z"


@dataclass
class Folder:
    """A folder; ``own`` is the name every mailbox knows it by, if it has one."""

    id: str
    name: str
    parent: str
    own: str = ""
    rights: tuple[str, ...] = FULL
    hidden: str = ""
    key: int = 1


@dataclass
class Item:
    """A mail. Its key changes with every change, its id when it moves."""

    id: str
    folder: str
    mime: bytes
    key: int
    tag: str = "Message"
    received: str = WHEN
    categories: list[str] = field(default_factory=list)
    read: bool = False

    @property
    def version(self) -> str:
        return base64.b64encode(f"key {self.key}".encode()).decode()

    @property
    def mail(self):
        return message_from_bytes(self.mime, policy=policy.default)


class RefusedError(Exception):
    """A response code in place of an answer."""

    def __init__(self, code: str, said: str = "Not today.") -> None:
        super().__init__(code)
        self.code = code
        self.said = said


class Store:
    """One mailbox."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.folders: dict[str, Folder] = {}
        self.items: dict[str, Item] = {}
        self.log: list[tuple[str, str]] = []
        self.sent: list[str] = []
        self.era = 1
        self.conflicts = 0
        self._numbers = count(1)
        self._keys = count(1)
        root = self.new_folder("Root", "", own=ROOT)
        top = self.new_folder("Top of Information Store", root.id, own=TOP)
        for own, name in OWN.items():
            self.new_folder(name, top.id, own=own)

    # Folders

    def new_folder(self, name: str, parent: str, own: str = "") -> Folder:
        made = Folder(f"FOLDER-{next(self._numbers):05d}=", name, parent, own)
        self.folders[made.id] = made
        return made

    def own(self, name: str) -> Folder:
        for folder in self.folders.values():
            if folder.own == name:
                return folder
        raise RefusedError("ErrorFolderNotFound")

    def below(self, parent: str) -> list[Folder]:
        return [folder for folder in self.folders.values() if folder.parent == parent]

    def at(self, path: str) -> Folder:
        names = path.split("/")
        first = names[0].casefold()
        here = self.own(first) if first in OWN else self.own(TOP)
        for name in names[1:] if first in OWN else names:
            here = next(one for one in self.below(here.id) if one.name == name)
        return here

    # Items

    def arrive(self, mime: bytes, folder: str = "inbox", **more: object) -> Item:
        made = Item(
            f"ITEM-{next(self._numbers):06d}=",
            self.at(folder).id,
            mime,
            next(self._keys),
            **more,
        )
        self.items[made.id] = made
        self.log.append((made.folder, made.id))
        return made

    def item(self, key: str) -> Item:
        if key not in self.items:
            raise RefusedError("ErrorItemNotFound")
        return self.items[key]

    def touch(self, item: Item) -> None:
        item.key = next(self._keys)
        self.log.append((item.folder, item.id))

    def move(self, key: str, folder: str) -> Item:
        item = self.item(key)
        if folder not in self.folders:
            raise RefusedError("ErrorFolderNotFound")
        del self.items[key]
        self.log.append((item.folder, key))
        item.id, item.folder = f"ITEM-{next(self._numbers):06d}=", folder
        self.items[item.id] = item
        self.touch(item)
        return item

    def take_away(self, key: str) -> None:
        gone = self.items.pop(key)
        self.log.append((gone.folder, key))

    def in_folder(self, folder: str) -> list[Item]:
        return [item for item in self.items.values() if item.folder == folder]

    # What happened since

    def state(self, folder: str, at: int) -> str:
        return base64.b64encode(f"{self.era} {folder} {at}".encode()).decode()

    def since(self, folder: str, state: str) -> int:
        if not state:
            return 0
        try:
            era, where, at = base64.b64decode(state, validate=True).decode().split(" ")
        except ValueError:
            raise RefusedError("ErrorInvalidSyncStateData") from None
        if where != folder or int(era) != self.era:
            raise RefusedError("ErrorInvalidSyncStateData")
        return int(at)

    def happened(
        self, folder: str, start: int, most: int
    ) -> tuple[list[tuple[str, str, Item | None]], int]:
        """Lines (what, id, item) after a place in the log, and the place reached."""
        known = {key for where, key in self.log[:start] if where == folder}
        seen: dict[str, None] = {}
        reached = start
        for where, key in self.log[start:]:
            if where == folder and key not in seen and len(seen) == most:
                break
            reached += 1
            if where == folder:
                seen[key] = None
        return list(self._lines(folder, seen, known)), reached

    def _lines(
        self, folder: str, seen: dict[str, None], known: set[str]
    ) -> Iterator[tuple[str, str, Item | None]]:
        for key in seen:
            item = self.items.get(key)
            if item is None or item.folder != folder:
                if key in known:
                    yield "Delete", key, None
            else:
                yield ("Update" if key in known else "Create"), key, item
