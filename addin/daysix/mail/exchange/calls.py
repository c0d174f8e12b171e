"""The nine operations, each a plain call with plain answers.

exchangelib's folder tree reads the root and the whole hierarchy of a mailbox before anything else;
a login with rights on the inbox alone fails there, and a large mailbox takes minutes. So its
services are used directly: it builds the requests, signs in and reads the answers.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

from exchangelib import errors
from exchangelib.fields import FieldPath
from exchangelib.folders import BaseFolder, Folder
from exchangelib.items import (
    ID_ONLY,
    NEVER_OVERWRITE,
    SAVE_ONLY,
    SEND_TO_NONE,
    Item,
    Message,
)
from exchangelib.properties import DistinguishedFolderId, FolderId, ItemId
from exchangelib.services import (
    CreateFolder,
    CreateItem,
    FindFolder,
    FindItem,
    GetFolder,
    GetItem,
    MoveItem,
    SyncFolderItems,
    UpdateItem,
)
from exchangelib.services.common import EWSAccountService, folder_ids_element
from exchangelib.util import MNS, TNS, create_element

from daysix.mail.exchange.account import mailbox_of
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exchangelib import Account

FOLDER_PAGE, ITEM_PAGE, SYNC_PAGE = 200, 500, 256
PIECE = 1 << 16
FOLDER_FIELDS = ("name", "total_count", "effective_rights")
META_FIELDS = ("subject", "datetime_received", "size", "categories", "has_attachments")
MESSAGE_FIELDS = ("author", "sender", "message_id", "is_read")
ANSWER_FIELDS = ("reply_to", "references")
MIME = "mime_content"


class Seen(NamedTuple):
    """A folder as the server shows it."""

    id: str
    name: str
    mails: int
    rights: frozenset[str]


class Told(NamedTuple):
    """One line of a folder's changes: create, update, delete or read_flag_change, and the item."""

    what: str
    id: str
    version: str


class Page(NamedTuple):
    """One answer of the server about a folder's changes."""

    told: tuple[Told, ...]
    state: str
    last: bool


class Counted(NamedTuple):
    """Every item of a folder, and how many the server says there are."""

    items: tuple[tuple[str, str], ...]
    total: int


def t(name: str) -> str:
    """A tag of the types' schema."""
    return f"{{{TNS}}}{name}"


def seen(elem: Any) -> Seen:  # noqa: ANN401 - an element of lxml
    """Read a folder's element."""
    rights = elem.find(t("EffectiveRights"))
    count = elem.findtext(t("TotalCount")) or "0"
    return Seen(
        id=elem.find(t("FolderId")).get("Id"),
        name=elem.findtext(t("DisplayName")) or "",
        mails=int(count),
        rights=frozenset(
            one.tag.rpartition("}")[2]
            for one in ([] if rights is None else rights)
            if (one.text or "").strip().lower() in {"true", "1"}
        ),
    )


class _GetFolder(GetFolder):
    def _elems_to_objs(self, elems: Iterable[Any]) -> Iterator[Any]:
        for elem in elems:
            yield elem if isinstance(elem, Exception) else seen(elem)


class _FindFolder(FindFolder):
    def below(self, folder: FolderId) -> Iterator[Any]:
        """Folders directly below."""
        return self._elems_to_objs(  # type: ignore[no-any-return]
            self._paged_call(
                payload_func=self.get_payload,
                max_items=None,
                folders=[folder],
                additional_fields=_paths(Folder, FOLDER_FIELDS),
                restriction=None,
                shape=ID_ONLY,
                depth="Shallow",
                page_size=self.page_size,
                offset=0,
            )
        )

    def _elem_to_obj(self, elem: Any) -> Seen:  # noqa: ANN401
        return seen(elem)


class _CreateFolder(CreateFolder):
    def _elems_to_objs(self, elems: Iterable[Any]) -> Iterator[Any]:
        for elem in elems:
            yield elem if isinstance(elem, Exception) else seen(elem)

    def get_payload(self, folders: Iterable[str], parent_folder: FolderId) -> Any:  # noqa: ANN401
        """Names instead of exchangelib's folders, which want the tree."""
        payload = create_element(f"m:{self.SERVICE_NAME}")
        version = self.account.version
        payload.append(
            folder_ids_element(folders=[parent_folder], version=version, tag="m:ParentFolderId")
        )
        made = create_element("m:Folders")
        for name in folders:
            folder = create_element("t:Folder")
            label = create_element("t:DisplayName")
            label.text = name
            folder.append(label)
            made.append(folder)
        payload.append(made)
        return payload


class _SyncFolderItems(SyncFolderItems):
    def _get_element_container(self, message: Any, name: str | None = None) -> Any:  # noqa: ANN401
        """A refusal need not hold a state; exchangelib takes it for granted."""
        if message.find(f"{{{MNS}}}SyncState") is None:
            return EWSAccountService._get_element_container(self, message=message, name=name)  # noqa: SLF001
        return super()._get_element_container(message=message, name=name)

    def _elem_to_obj(self, elem: Any) -> Told:  # noqa: ANN401
        key = next(elem.iter(t("ItemId")))
        return Told(self.change_types_map[elem.tag], key.get("Id"), key.get("ChangeKey") or "")


class _FindItem(FindItem):
    total = 0

    def _get_paging_values(self, elem: Any) -> Any:  # noqa: ANN401
        """Remember how many the server says there are."""
        self.total = int(elem.get("TotalItemsInView") or 0)
        return super()._get_paging_values(elem)


class _InPieces:
    """An answer handed to the parser in pieces; exchangelib hands it over byte by byte.

    For a mail of 40 MB that is the difference between ten seconds and a fraction of one.
    """

    def __init__(self, content: bytes) -> None:
        self._content = memoryview(content)

    def iter_content(self) -> Iterator[memoryview]:
        """The pieces, in order."""
        for start in range(0, len(self._content), PIECE):
            yield self._content[start : start + PIECE]


class _GetItem(GetItem):
    @classmethod
    def _get_soap_parts(cls, response: Any) -> Any:  # noqa: ANN401
        return super()._get_soap_parts(_InPieces(response.content))

    def _elem_to_obj(self, elem: Any) -> Any:  # noqa: ANN401
        return elem  # of any class: exchangelib refuses those it does not know


class _CreateItem(CreateItem):
    def draft(self, item: Any, folder: FolderId) -> Iterator[Any]:  # noqa: ANN401
        """Save an item in a folder. Its own ``call`` wants a folder of the tree."""
        return self._elems_to_objs(  # type: ignore[no-any-return]
            self._chunked_get_elements(
                self.get_payload,
                items=[item],
                folder=folder,
                message_disposition=SAVE_ONLY,
                send_meeting_invitations=SEND_TO_NONE,
            )
        )

    def _elem_to_obj(self, elem: Any) -> Any:  # noqa: ANN401
        return elem if isinstance(elem, bool) else Item.id_from_xml(elem)


def _paths(model: Any, names: Iterable[str]) -> list[FieldPath]:  # noqa: ANN401
    return [FieldPath(field=model.get_field_by_fieldname(name)) for name in names]


def _one(answers: Iterable[Any]) -> Any:  # noqa: ANN401
    """The one answer to a question about one thing; a refusal among the answers is raised."""
    listed = list(answers)
    for one in listed:
        if isinstance(one, Exception):
            raise one
    if len(listed) != 1:
        raise errors.MalformedResponseError("one answer was expected")
    return listed[0]


class Calls:
    """What is asked of one account."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def folder(self, folder: FolderId) -> Seen:
        """One folder: its id, its name, how many mails, and what we may do there."""
        service = _GetFolder(account=self.account)
        fields = _paths(Folder, FOLDER_FIELDS)
        found: Seen = _one(service.call([folder], additional_fields=fields, shape=ID_ONLY))
        return found

    def below(self, folder: FolderId) -> list[Seen]:
        """Folders directly below one."""
        found = list(_FindFolder(account=self.account, page_size=FOLDER_PAGE).below(folder))
        for one in found:
            if isinstance(one, Exception):
                raise one
        return found

    def make_folder(self, parent: FolderId, name: str) -> Seen:
        """A new folder."""
        service = _CreateFolder(account=self.account)
        made: Seen = _one(service.call(parent_folder=parent, folders=[name]))
        return made

    def changes(self, folder: FolderId, state: str) -> Page:
        """One page of a folder's changes; its state counts only when the page was read whole."""
        service = _SyncFolderItems(account=self.account)
        told = tuple(
            service.call(
                folder,
                shape=ID_ONLY,
                additional_fields=None,
                sync_state=state or None,
                ignore=None,
                max_changes_returned=SYNC_PAGE,
                sync_scope=None,
            )
        )
        for one in told:
            if isinstance(one, Exception):
                raise one
        return Page(told, service.sync_state or "", bool(service.includes_last_item_in_range))

    def items(self, folder: FolderId) -> Counted:
        """Ids of every item of a folder."""
        service = _FindItem(account=self.account, page_size=ITEM_PAGE)
        found = list(
            service.call(
                folders=[folder],
                additional_fields=None,
                restriction=None,
                order_fields=None,
                shape=ID_ONLY,
                query_string=None,
                depth="Shallow",
                calendar_view=None,
                max_items=None,
                offset=0,
            )
        )
        for one in found:
            if isinstance(one, Exception):
                raise one
        return Counted(tuple(dict(found).items()), service.total)

    def item(self, key: str, fields: Iterable[str]) -> Any:  # noqa: ANN401 - an element of lxml
        """One item with these fields, as the server's own element."""
        service = _GetItem(account=self.account)
        paths = _paths(Message, fields)
        return _one(service.call([ItemId(id=key)], additional_fields=paths, shape=ID_ONLY))

    def mime(self, key: str) -> bytes:
        """One mail as MIME bytes."""
        text = self.item(key, [MIME]).findtext(t("MimeContent"))
        try:
            content = base64.b64decode(text or "", validate=False)
        except binascii.Error:
            content = b""
        if not content:
            raise errors.ErrorMimeContentConversionFailed("nothing came")
        return content

    def bearing(self, elem: Any, categories: list[str]) -> Any:  # noqa: ANN401
        """The item of an element with other categories, to be saved by ``save_categories``.

        The element is used up: exchangelib empties what it has read.
        """
        try:
            model = BaseFolder.item_model_from_tag(elem.tag)
        except ValueError:
            model = Item
        item = model.from_xml(elem=elem, account=self.account)
        item.categories = categories
        return item

    def save_categories(self, item: Any) -> tuple[str, str]:  # noqa: ANN401
        """Save an item's categories, if nobody changed it since; its id and new version."""
        changed: tuple[str, str] = _one(
            UpdateItem(account=self.account).call(
                items=[(item, ["categories"])],
                conflict_resolution=NEVER_OVERWRITE,
                message_disposition=SAVE_ONLY,
                send_meeting_invitations_or_cancellations=SEND_TO_NONE,
                suppress_read_receipts=True,
            )
        )
        return changed

    def move(self, key: str, folder: FolderId) -> tuple[str | None, str | None]:
        """Move an item; its new id and version, or two Nones where the server does not say."""
        answers = list(MoveItem(account=self.account).call([ItemId(id=key)], to_folder=folder))
        moved: tuple[str | None, str | None] | None = _one(answers) if answers else None
        return moved or (None, None)

    def draft(self, item: Any, folder: FolderId) -> tuple[str, str]:  # noqa: ANN401
        """Save a draft; its id and version."""
        made: tuple[str, str] | bool = _one(_CreateItem(account=self.account).draft(item, folder))
        if isinstance(made, bool):  # saved, it seems, but nobody says as what
            raise errors.MalformedResponseError("a draft without an id")
        return made

    def known(self, name: str) -> DistinguishedFolderId:
        """A folder every mailbox has, of this mailbox and no other."""
        return DistinguishedFolderId(id=name, mailbox=mailbox_of(self.account))
