"""What the played server answers to each operation it knows, and how it writes an envelope."""

from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from tests.mail.exchange.fake_fields import folder_xml, item_xml
from tests.mail.exchange.fake_store import Folder, RefusedError, Store

if TYPE_CHECKING:
    from collections.abc import Callable

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
M = "http://schemas.microsoft.com/exchange/services/2006/messages"
T = "http://schemas.microsoft.com/exchange/services/2006/types"
E = "http://schemas.microsoft.com/exchange/services/2006/errors"
VERSION = (
    f'<t:ServerVersionInfo xmlns:t="{T}" MajorVersion="15" MinorVersion="2" '
    'MajorBuildNumber="1748" MinorBuildNumber="10" Version="V2017_07_11"/>'
)


def m(name: str) -> str:
    return f"{{{M}}}{name}"


def t(name: str) -> str:
    return f"{{{T}}}{name}"


def envelope(body: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="{SOAP}">'
        f"<s:Header>{VERSION}</s:Header><s:Body>{body}</s:Body></s:Envelope>"
    ).encode()


def fault(code: str, said: str = "Not today.", *, back_off: int | None = None) -> bytes:
    """A SOAP fault as Exchange writes it."""
    extra = ""
    if back_off is not None:
        extra = (
            f'<t:MessageXml xmlns:t="{T}"><t:Value Name="BackOffMilliseconds">{back_off}'
            "</t:Value></t:MessageXml>"
        )
    return envelope(
        f'<s:Fault><faultcode xmlns:a="{T}">a:{code}</faultcode><faultstring xml:lang="en-US">'
        f'{said}</faultstring><detail><e:ResponseCode xmlns:e="{E}">{code}</e:ResponseCode>'
        f'<e:Message xmlns:e="{E}">{said}</e:Message>{extra}</detail></s:Fault>'
    )


def answered(operation: str, messages: list[str]) -> bytes:
    return envelope(
        f'<m:{operation}Response xmlns:m="{M}" xmlns:t="{T}"><m:ResponseMessages>'
        f"{''.join(messages)}</m:ResponseMessages></m:{operation}Response>"
    )


def good(operation: str, inside: str) -> str:
    return (
        f'<m:{operation}ResponseMessage ResponseClass="Success">'
        f"<m:ResponseCode>NoError</m:ResponseCode>{inside}</m:{operation}ResponseMessage>"
    )


EMPTY = {
    "GetFolder": "<m:Folders/>",
    "CreateFolder": "<m:Folders/>",
    "GetItem": "<m:Items/>",
    "CreateItem": "<m:Items/>",
    "MoveItem": "<m:Items/>",
    "UpdateItem": "<m:Items/>",
    "SyncFolderItems": "<m:SyncState/><m:IncludesLastItemInRange>true</m:IncludesLastItemInRange>",
}


def refused(operation: str, refusal: RefusedError) -> str:
    return (
        f'<m:{operation}ResponseMessage ResponseClass="Error">'
        f"<m:MessageText>{escape(refusal.said)}</m:MessageText>"
        f"<m:ResponseCode>{refusal.code}</m:ResponseCode>"
        "<m:DescriptiveLinkKey>0</m:DescriptiveLinkKey>"
        f"{EMPTY.get(operation, '')}</m:{operation}ResponseMessage>"
    )


class Answers:
    """The operations, on one mailbox."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.page = 1000
        self.knows_replies = True
        self.says_twice = False
        self.hides = 0
        self.in_between: Callable[[], None] | None = None
        """Called before an update is looked at: somebody else's change comes first."""

    def answer(self, request: Any) -> bytes:
        operation = request.tag.rpartition("}")[2]
        try:
            messages = getattr(self, f"_{operation}")(request)
        except RefusedError as refusal:
            messages = [refused(operation, refusal)]
        return answered(operation, messages)

    # What requests name

    def folder(self, element: Any, *, seeing: str = "Read") -> Folder:
        """The folder an element names, if it may be seen."""
        if element.tag == t("FolderId"):
            found = self.store.folders.get(element.get("Id"))
            if found is None:
                raise RefusedError("ErrorFolderNotFound")
        else:
            address = element.findtext(f"{t('Mailbox')}/{t('EmailAddress')}") or self.store.address
            if address.lower() != self.store.address:
                raise RefusedError("ErrorNonExistentMailbox")
            found = self.store.own(element.get("Id"))
        if found.hidden:
            raise RefusedError(found.hidden)
        if seeing not in found.rights:
            raise RefusedError("ErrorAccessDenied")
        return found

    @staticmethod
    def asked(request: Any) -> list[str]:
        return [one.get("FieldURI") for one in request.iter(t("FieldURI"))]

    # The operations

    def _GetFolder(self, request: Any) -> list[str]:  # noqa: N802 - named as the operation
        messages = []
        for named in request.find(m("FolderIds")):
            try:
                # a folder is shown to whoever has any right on it, with those rights
                found = self._shown(named)
                inside = folder_xml(self.store, found, self.asked(request))
                messages.append(good("GetFolder", f"<m:Folders>{inside}</m:Folders>"))
            except RefusedError as refusal:
                messages.append(refused("GetFolder", refusal))
        return messages

    def _shown(self, named: Any) -> Folder:
        found = self.store.folders.get(named.get("Id"))
        if named.tag == t("DistinguishedFolderId"):
            address = named.findtext(f"{t('Mailbox')}/{t('EmailAddress')}") or self.store.address
            if address.lower() != self.store.address:
                raise RefusedError("ErrorNonExistentMailbox")
            found = self.store.own(named.get("Id"))
        if found is None:
            raise RefusedError("ErrorItemNotFound")
        if found.hidden:
            raise RefusedError(found.hidden)
        return found

    def _FindFolder(self, request: Any) -> list[str]:  # noqa: N802
        parent = self.folder(request.find(m("ParentFolderIds"))[0])
        view = request.find(m("IndexedPageFolderView"))
        below = self.store.below(parent.id)
        shown, attributes = self._paged(below, view)
        inside = "".join(folder_xml(self.store, one, self.asked(request)) for one in shown)
        inside = f"<m:RootFolder {attributes}><t:Folders>{inside}</t:Folders></m:RootFolder>"
        return [good("FindFolder", inside)]

    def _paged(self, everything: list[Any], view: Any) -> tuple[list[Any], str]:
        start, most = int(view.get("Offset")), int(view.get("MaxEntriesReturned"))
        shown = everything[start : start + min(most, self.page)]
        reached = start + len(shown)
        last = reached >= len(everything)
        return shown, (
            f'IndexedPagingOffset="{reached}" TotalItemsInView="{len(everything)}" '
            f'IncludesLastItemInRange="{str(last).lower()}"'
        )

    def _CreateFolder(self, request: Any) -> list[str]:  # noqa: N802
        parent = self.folder(request.find(m("ParentFolderId"))[0], seeing="CreateHierarchy")
        messages = []
        for wanted in request.find(m("Folders")):
            name = wanted.findtext(t("DisplayName"))
            if name.casefold() in {one.name.casefold() for one in self.store.below(parent.id)}:
                messages.append(refused("CreateFolder", RefusedError("ErrorFolderExists")))
                continue
            made = self.store.new_folder(name, parent.id)
            inside = f"<m:Folders>{folder_xml(self.store, made)}</m:Folders>"
            messages.append(good("CreateFolder", inside))
        return messages

    def _SyncFolderItems(self, request: Any) -> list[str]:  # noqa: N802
        folder = self.folder(request.find(m("SyncFolderId"))[0])
        most = min(int(request.findtext(m("MaxChangesReturned"))), self.page)
        start = self.store.since(folder.id, request.findtext(m("SyncState")) or "")
        lines, reached = self.store.happened(folder.id, start, most)
        if self.says_twice:
            lines = [line for line in lines for _ in range(2)]
        inside = "".join(
            f'<t:Delete><t:ItemId Id="{key}"/></t:Delete>'
            if item is None
            else f"<t:{what}>{item_xml(item)}</t:{what}>"
            for what, key, item in lines
        )
        last = reached >= len(self.store.log)
        return [
            good(
                "SyncFolderItems",
                f"<m:SyncState>{self.store.state(folder.id, reached)}</m:SyncState>"
                f"<m:IncludesLastItemInRange>{str(last).lower()}</m:IncludesLastItemInRange>"
                f"<m:Changes>{inside}</m:Changes>",
            )
        ]

    def _FindItem(self, request: Any) -> list[str]:  # noqa: N802
        folder = self.folder(request.find(m("ParentFolderIds"))[0])
        items = sorted(self.store.in_folder(folder.id), key=lambda one: one.id, reverse=True)
        shown, attributes = self._paged(items, request.find(m("IndexedPageItemView")))
        inside = "".join(item_xml(one) for one in shown[self.hides :])
        inside = f"<m:RootFolder {attributes}><t:Items>{inside}</t:Items></m:RootFolder>"
        return [good("FindItem", inside)]

    def _GetItem(self, request: Any) -> list[str]:  # noqa: N802
        messages = []
        for named in request.find(m("ItemIds")):
            try:
                found = item_xml(self.store.item(named.get("Id")), self.asked(request))
                messages.append(good("GetItem", f"<m:Items>{found}</m:Items>"))
            except RefusedError as refusal:
                messages.append(refused("GetItem", refusal))
        return messages

    def _UpdateItem(self, request: Any) -> list[str]:  # noqa: N802
        if self.in_between is not None:
            self.in_between()
        change = request.find(m("ItemChanges"))[0]
        named = change.find(t("ItemId"))
        item = self.store.item(named.get("Id"))
        if named.get("ChangeKey") != item.version and (
            request.get("ConflictResolution") != "AlwaysOverwrite"
        ):
            raise RefusedError("ErrorIrresolvableConflict")
        for update in change.find(t("Updates")):
            assert update.find(t("FieldURI")).get("FieldURI") == "item:Categories"
            item.categories = [one.text for one in update.iter(t("String"))]
        self.store.touch(item)
        inside = f"<m:Items>{item_xml(item)}</m:Items>"
        inside += "<m:ConflictResults><t:Count>0</t:Count></m:ConflictResults>"
        return [good("UpdateItem", inside)]

    def _MoveItem(self, request: Any) -> list[str]:  # noqa: N802
        into = self.folder(request.find(m("ToFolderId"))[0])
        messages = []
        for named in request.find(m("ItemIds")):
            try:
                moved = self.store.move(named.get("Id"), into.id)
                messages.append(good("MoveItem", f"<m:Items>{item_xml(moved)}</m:Items>"))
            except RefusedError as refusal:
                messages.append(refused("MoveItem", refusal))
        return messages

    def _CreateItem(self, request: Any) -> list[str]:  # noqa: N802
        folder = self.folder(request.find(m("SavedItemFolderId"))[0], seeing="CreateContents")
        wanted = request.find(m("Items"))[0]
        mail = self._reply(wanted) if wanted.tag == t("ReplyToItem") else self._written(wanted)
        made = self.store.arrive(mail.as_bytes(), "drafts")
        assert made.folder == folder.id
        return [good("CreateItem", f"<m:Items>{item_xml(made)}</m:Items>")]

    def _reply(self, wanted: Any) -> EmailMessage:
        named = wanted.find(t("ReferenceItemId"))
        first = self.store.item(named.get("Id"))
        if not named.get("ChangeKey"):
            raise RefusedError("ErrorChangeKeyRequired")
        mail = EmailMessage()
        mail["To"] = first.mail.get("Reply-To") or first.mail["From"]
        mail["Subject"] = f"RE: {first.mail['Subject']}"
        mail["In-Reply-To"] = first.mail.get("Message-ID", "")
        mail.set_content(wanted.findtext(t("NewBodyContent")), subtype="html")
        return mail

    def _written(self, wanted: Any) -> EmailMessage:
        mail = EmailMessage()
        mail["To"] = ", ".join(
            one.text for one in wanted.find(t("ToRecipients")).iter(t("EmailAddress"))
        )
        mail["Subject"] = wanted.findtext(t("Subject"))
        for tag, header in (("InReplyTo", "In-Reply-To"), ("References", "References")):
            if wanted.findtext(t(tag)):
                mail[header] = wanted.findtext(t(tag))
        mail.set_content(wanted.findtext(t("Body")), subtype="html")
        return mail
