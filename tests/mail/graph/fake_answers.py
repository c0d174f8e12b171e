"""How the played Graph answers each of its endpoints, in the shapes Microsoft documents."""

from __future__ import annotations

import json
import re
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tests.mail.graph.fake_store import RefusedError, Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.mail.graph.fake_store import Mail

SKIP, DELTA = "$skiptoken", "$deltatoken"
ENDPOINTS = (
    ("folder", "GET", r"/mailFolders/(?P<folder>[^/]+)"),
    ("folders", "GET", r"/mailFolders/(?P<folder>[^/]+)/childFolders"),
    ("make folder", "POST", r"/mailFolders/(?P<folder>[^/]+)/childFolders"),
    ("list", "GET", r"/mailFolders/(?P<folder>[^/]+)/messages"),
    ("delta", "GET", r"/mailFolders/(?P<folder>[^/]+)/messages/delta"),
    ("message", "GET", r"/messages/(?P<mail>[^/]+)"),
    ("value", "GET", r"/messages/(?P<mail>[^/]+)/\$value"),
    ("change", "PATCH", r"/messages/(?P<mail>[^/]+)"),
    ("move", "POST", r"/messages/(?P<mail>[^/]+)/move"),
    ("reply", "POST", r"/messages/(?P<mail>[^/]+)/createReply"),
    ("draft", "POST", r"/messages"),
)


def endpoint(method: str, path: str) -> tuple[str, str, dict[str, str]]:
    """Name of the endpoint, address of the mailbox, and the ids; ``users('…')`` is the same."""
    plain = re.sub(r"\('([^']*)'\)", r"/\1", unquote(path))
    user, _, rest = plain.removeprefix("/v1.0/users/").partition("/")
    for name, verb, pattern in ENDPOINTS:
        found = re.fullmatch(pattern, f"/{rest}")
        if verb == method and found:
            return name, user, found.groupdict()
    return f"{method} {rest.rpartition('/')[2]}", user, {}


def written_anew(mime: bytes) -> bytes:
    """The mail as a server puts it together again: other boundaries, its own headers.

    A delivery report is passed on as it came.
    """
    mail = message_from_bytes(mime, policy=policy.SMTP)
    if mail.get_content_type() == "multipart/report":
        return mime
    for number, part in enumerate(mail.walk()):
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            part.set_boundary(f"_000_{number}_anew_")
    mail["X-MS-Exchange-Organization-SCL"] = "1"
    mail["X-MS-Has-Attach"] = "yes"
    return mail.as_bytes()


class Answers:
    """The endpoints over a store."""

    def __init__(self, store: Store, address: str) -> None:
        self.store = store
        self.address = address
        self.base = ""
        self.page = 0
        self.says_twice = False
        self.says_count = True
        self.loses: int = 0
        self.elsewhere = ""
        self.other_writing = False
        self.writes_anew = False
        self.in_between: Callable[[], None] | None = None

    def answer(
        self, name: str, ids: dict[str, str], query: dict[str, str], asked: Any
    ) -> tuple[int, bytes]:
        """Status and content."""
        if name == "value":
            mime = self.store.mail(ids["mail"]).mime
            return 200, written_anew(mime) if self.writes_anew else mime
        status, held = getattr(self, f"_{name.replace(' ', '_')}")(ids, query, asked)
        return status, json.dumps(held).encode()

    # Folders

    def _folder(self, ids: Any, _query: Any, _asked: Any) -> Any:
        return 200, self._shown_folder(self.store.folder(ids["folder"]))

    def _folders(self, ids: Any, query: Any, _asked: Any) -> Any:
        parent = self.store.folder(ids["folder"]).id
        below = [self._shown_folder(one) for one in self.store.below(parent)]
        return 200, self._paged(below, query, f"mailFolders('{parent}')/childFolders")

    def _make_folder(self, ids: Any, _query: Any, asked: Any) -> Any:
        parent = self.store.folder(ids["folder"]).id
        if any(one.name == asked.content["displayName"] for one in self.store.below(parent)):
            raise RefusedError(409, "ErrorFolderExists")
        return 201, self._shown_folder(self.store.new_folder(asked.content["displayName"], parent))

    def _shown_folder(self, folder: Any) -> dict[str, Any]:
        return {"id": folder.id, "displayName": folder.name, "parentFolderId": folder.parent}

    # Mails of a folder

    def _list(self, ids: Any, query: Any, _asked: Any) -> Any:
        folder = self.store.folder(ids["folder"]).id
        mails = [self._short(one) for one in self.store.in_folder(folder)]
        total = len(mails)
        if self.loses:
            mails, self.loses = mails[:-1], self.loses - 1
        held = self._paged(mails, query, f"mailFolders('{folder}')/messages")
        if self.says_count and query.get("$count") == "true":
            held["@odata.count"] = total
        return 200, held

    def _paged(self, every: list[Any], query: Any, where: str) -> dict[str, Any]:
        size, start = self.page or int(query["$top"]), int(query.get("$skip", 0))
        held: dict[str, Any] = {"value": every[start : start + size]}
        if start + size < len(every):
            rest = "&".join(f"{name}={value}" for name, value in query.items() if name != "$skip")
            held["@odata.nextLink"] = self._link(f"{where}?{rest}&$skip={start + size}")
        return held

    def _link(self, where: str) -> str:
        base = self.base if not self.elsewhere else self.elsewhere
        return f"{base}/v1.0/users('{self.address}')/{where}"

    def _delta(self, ids: Any, query: Any, asked: Any) -> Any:
        folder = self.store.folder(ids["folder"]).id
        size = self.page or asked.page or 10
        token = query.get(SKIP) or query.get(DELTA) or ""
        era, start, after = self._place(token, folder)
        if after is None:
            told, reached = self.store.happened(folder, start, size)
            lines = [
                self._short(mail) if mail else {"id": key, "@removed": {"reason": "deleted"}}
                for key, mail in told
            ]
            last = reached == len(self.store.log)
            mark = f"{era}:{folder}:{reached}:-"
        else:
            left = [one for one in self.store.in_folder(folder) if one.id > after]
            lines = [self._short(one) for one in left[:size]]
            last = len(left) <= size
            mark = f"{era}:{folder}:{start}:{'-' if last else left[size - 1].id}"
        held = {"value": lines * 2 if self.says_twice else lines}
        name, where = ("@odata.deltaLink", DELTA) if last else ("@odata.nextLink", SKIP)
        held[name] = self._link(f"mailFolders('{folder}')/messages/delta?{where}={mark}")
        return 200, held

    def _place(self, token: str, folder: str) -> tuple[int, int, str | None]:
        """Era, place in the log, and in a first round the mail reached."""
        if not token:
            return self.store.era, len(self.store.log), ""
        era, where, start, after = token.split(":")
        if int(era) != self.store.era or where != folder:
            raise RefusedError(410, "SyncStateNotFound")
        return int(era), int(start), None if after == "-" else after

    def _short(self, mail: Mail) -> dict[str, Any]:
        return {"@odata.etag": f'W/"{mail.version}"', "id": mail.id, "changeKey": mail.version}

    # One mail

    def _message(self, ids: Any, query: Any, _asked: Any) -> Any:
        return 200, self._shown(self.store.mail(ids["mail"]), query)

    def _shown(self, mail: Mail, query: Any) -> dict[str, Any]:
        parsed = mail.mail
        sender = {"emailAddress": {"address": _address(parsed["From"])}}
        parent = mail.folder.replace("AAMk", "AQMk") if self.other_writing else mail.folder
        every = {
            "changeKey": mail.version,
            "parentFolderId": parent,
            "internetMessageId": parsed["Message-ID"] and str(parsed["Message-ID"]),
            "subject": str(parsed["Subject"] or ""),
            "from": sender,
            "sender": sender,
            "receivedDateTime": mail.received,
            "categories": list(mail.categories),
            "isRead": mail.read,
            "hasAttachments": any(
                part.get_content_disposition() != "inline" for part in parsed.iter_attachments()
            ),
            "isDraft": mail.draft,
        }
        wanted = query.get("$select", "").split(",") if query.get("$select") else list(every)
        held = {name: every[name] for name in wanted if every.get(name) is not None}
        if "singleValueExtendedProperties" in query.get("$expand", ""):
            size = {"id": "Integer 0xe08", "value": str(len(mail.mime))}
            held["singleValueExtendedProperties"] = [size]
        return {"id": mail.id, "@odata.etag": f'W/"{mail.version}"', **held}

    def _change(self, ids: Any, _query: Any, asked: Any) -> Any:
        mail = self.store.mail(ids["mail"])
        if self.in_between is not None:
            self.in_between()
        if asked.match and asked.match != f'W/"{mail.version}"':
            raise RefusedError(412, "ErrorIrresolvableConflict")
        if "categories" in asked.content:
            mail.categories = list(asked.content["categories"])
        if "body" in asked.content:
            self.store.write(mail, asked.content["body"]["content"])
        self.store.touch(mail)
        return 200, self._shown(mail, {})

    def _move(self, ids: Any, _query: Any, asked: Any) -> Any:
        moved = self.store.move(ids["mail"], asked.content["destinationId"])
        return 201, self._shown(moved, {})

    # Drafts

    def _reply(self, ids: Any, _query: Any, _asked: Any) -> Any:
        draft = self.store.answer(ids["mail"])
        content = draft.mail.get_content()
        return 201, {**self._shown(draft, {}), "body": {"contentType": "html", "content": content}}

    def _draft(self, _ids: Any, _query: Any, asked: Any) -> Any:
        return 201, self._shown(self.store.draft(asked.content), {})


def _address(header: Any) -> str:
    return header.addresses[0].addr_spec if header and header.addresses else ""
