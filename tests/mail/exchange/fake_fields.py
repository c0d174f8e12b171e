"""Items and folders as the played server writes them: only what was asked for, in schema order."""

from __future__ import annotations

import base64
from email.utils import getaddresses
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.mail.exchange.fake_store import Folder, Item, Store


def _text(tag: str, value: str) -> str:
    return f"<t:{tag}>{escape(value)}</t:{tag}>" if value else ""


def _mailboxes(item: Item, header: str) -> str:
    found = getaddresses([str(one) for one in item.mail.get_all(header, [])])
    return "".join(
        f"<t:Mailbox><t:Name>{escape(name or address)}</t:Name>"
        f"<t:EmailAddress>{escape(address)}</t:EmailAddress>"
        "<t:RoutingType>SMTP</t:RoutingType></t:Mailbox>"
        for name, address in found
        if address
    )


def _people(tag: str, header: str):
    def write(item: Item) -> str:
        inside = _mailboxes(item, header)
        return f"<t:{tag}>{inside}</t:{tag}>" if inside else ""

    return write


def _mime(item: Item) -> str:
    coded = base64.b64encode(item.mime).decode()
    return f'<t:MimeContent CharacterSet="UTF-8">{coded}</t:MimeContent>'


def _categories(item: Item) -> str:
    inside = "".join(f"<t:String>{escape(one)}</t:String>" for one in item.categories)
    return f"<t:Categories>{inside}</t:Categories>" if inside else ""


def _attached(item: Item) -> str:
    has = any(item.mail.iter_attachments()) if item.mail.is_multipart() else False
    return _text("HasAttachments", str(has).lower())


def _header(tag: str, name: str):
    return lambda item: _text(tag, str(item.mail.get(name, "")).strip())


def _id(item: Item) -> str:
    return f'<t:ItemId Id="{item.id}" ChangeKey="{item.version}"/>'


FIELDS = (
    ("item:MimeContent", _mime),
    ("", _id),
    ("item:Subject", _header("Subject", "Subject")),
    ("item:DateTimeReceived", lambda item: _text("DateTimeReceived", item.received)),
    ("item:Size", lambda item: _text("Size", str(len(item.mime)))),
    ("item:Categories", _categories),
    ("item:HasAttachments", _attached),
    ("message:Sender", _people("Sender", "Sender")),
    ("message:From", _people("From", "From")),
    ("message:InternetMessageId", _header("InternetMessageId", "Message-ID")),
    ("message:IsRead", lambda item: _text("IsRead", str(item.read).lower())),
    ("message:References", _header("References", "References")),
    ("message:ReplyTo", _people("ReplyTo", "Reply-To")),
)


def item_xml(item: Item, asked: Iterable[str] = ()) -> str:
    """An item with the fields asked for, always with its id."""
    wanted = {"", *asked}
    inside = "".join(write(item) for name, write in FIELDS if name in wanted)
    return f"<t:{item.tag}>{inside}</t:{item.tag}>"


def folder_xml(store: Store, folder: Folder, asked: Iterable[str] = ()) -> str:
    """A folder with the fields asked for."""
    wanted = set(asked)
    parts = [f'<t:FolderId Id="{folder.id}" ChangeKey="{folder.key}"/>']
    if "folder:DisplayName" in wanted:
        parts.append(_text("DisplayName", folder.name))
    if "folder:TotalCount" in wanted:
        parts.append(f"<t:TotalCount>{len(store.in_folder(folder.id))}</t:TotalCount>")
    if "folder:EffectiveRights" in wanted:
        rights = "".join(
            f"<t:{right}>{str(right in folder.rights).lower()}</t:{right}>"
            for right in (
                "CreateAssociated",
                "CreateContents",
                "CreateHierarchy",
                "Delete",
                "Modify",
                "Read",
            )
        )
        parts.append(f"<t:EffectiveRights>{rights}</t:EffectiveRights>")
    return f"<t:Folder>{''.join(parts)}</t:Folder>"
