"""The Exchange adapter of the port: what triage may do with a mailbox on an Exchange server."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from exchangelib import errors

from daysix.mail import server_refusals
from daysix.mail.categories import merged
from daysix.mail.exchange import account, drafts, refusals
from daysix.mail.exchange.calls import MESSAGE_FIELDS, META_FIELDS, Calls
from daysix.mail.exchange.folders import Folders, parts_of
from daysix.mail.exchange.health import examine
from daysix.mail.exchange.meta import categories_of, meta_of, version_of
from daysix.mail.exchange.patience import Answer, Patience
from daysix.mail.port import CHANGED, GONE, NEW, Change, Changes, Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from exchangelib.properties import FolderId

    from daysix.mail.exchange.calls import Page
    from daysix.mail.port import Look, Meta
    from daysix.mail.secrets import Secret
    from daysix.mail.settings import MailboxSettings

WHAT = {"create": NEW, "update": CHANGED, "read_flag_change": CHANGED, "delete": GONE}
FOLDER_MOVED = (
    errors.ErrorFolderNotFound,
    errors.ErrorToFolderNotFound,
    errors.ErrorSyncFolderNotFound,
    errors.ErrorParentFolderNotFound,
)
COUNTS = 3
MERGES = 2


class ExchangeMailbox:
    """One mailbox on an Exchange server.

    Parameters
    ----------
    settings
        Which mailbox, where, and how to sign in.
    secret
        The password, or the registered application's secret.
    sleep
        What waits when the server asks for patience.
    token_url
        Where an application's token is fetched, if not at Microsoft's usual place.
    """

    def __init__(
        self,
        settings: MailboxSettings,
        secret: Secret,
        *,
        sleep: Callable[[float], None] = time.sleep,
        token_url: str = "",
    ) -> None:
        self.name = settings.name
        self._settings = settings
        self._account = account.open_account(settings, secret, token_url=token_url)
        self._calls = Calls(self._account)
        self._patience = Patience(
            settings.address, sleep=sleep, with_token=account.signs_in_with_token(settings)
        )
        self._folders = Folders(self._calls, self._patience)

    def list_changes(self, folder: str, cursor: str) -> Changes:
        """What happened in a folder since the cursor (blank: from the beginning).

        The new cursor is taken from a page that was read whole, never from one that broke off. A
        cursor the server no longer knows brings every mail of the folder at once, as new.
        """
        try:
            page = self._page(folder, cursor)
        except errors.ErrorInvalidSyncStateData:
            return self._afresh(folder)
        moved_on = page.state != cursor or bool(page.told)
        return Changes(
            _changes(page, folder), page.state or cursor, more=not page.last and moved_on
        )

    def all_refs(self, folder: str) -> Iterable[Ref]:
        """Every mail of the folder now.

        Where the ids do not come to the number the server gives, mails came or went meanwhile, or
        some are hidden from us: it is counted again until it agrees with that or with itself.
        """
        before: set[str] | None = None
        for _ in range(COUNTS):
            counted = self._in_folder(folder, self._calls.items)
            now = {key for key, _ in counted.items}
            if len(now) == counted.total or now == before:
                return [Ref(key, folder, version or "") for key, version in counted.items]
            before = now
        raise server_refusals.not_counted()

    def fetch_mime(self, ref: Ref) -> bytes:
        """The mail as MIME bytes, and nothing else of it; it stays unread."""
        return self._patience.ask(lambda: self._calls.mime(ref.id))

    def fetch_meta(self, ref: Ref) -> Meta:
        """What the mailbox says of it."""
        fields = (*META_FIELDS, *MESSAGE_FIELDS)
        elem = self._patience.ask(lambda: self._calls.item(ref.id, fields))
        return meta_of(elem, ref)

    def set_categories(
        self, ref: Ref, *, add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> Ref:
        """Put categories on and take them off, leaving those of others.

        Each try reads the mail afresh and merges into what it bears then. Where somebody changes
        it in between twice, it is left to a person.
        """
        add, remove = tuple(add), tuple(remove)
        for _ in range(MERGES):
            elem = self._patience.ask(lambda: self._calls.item(ref.id, ["categories"]))
            before = categories_of(elem)
            wanted = merged(before, add=add, remove=remove)
            if wanted == before:
                return Ref(ref.id, ref.folder, version_of(elem))
            item = self._calls.bearing(elem, wanted)
            try:
                key, version = self._patience.ask(
                    lambda item=item: self._calls.save_categories(item),  # type: ignore[misc]
                    pass_on=(errors.ErrorIrresolvableConflict, errors.ErrorStaleObject),
                )
            except (errors.ErrorIrresolvableConflict, errors.ErrorStaleObject):
                continue
            return Ref(key or ref.id, ref.folder, version or "")
        raise server_refusals.left_for_a_person()

    def move(self, ref: Ref, folder: str) -> Ref:
        """Move it to a folder; the new ref, for its id changes. Where it lies already: nothing."""
        if _same(ref.folder, folder):
            return ref
        self._folders.to_move_into(folder)
        key, version = self._in_folder(
            folder,
            lambda into: self._calls.move(ref.id, into),
            twice_is_once=False,
            about_mail=True,
        )
        if not key:
            raise refusals.moved_out_of_sight()
        return Ref(key, folder, version or "")

    def create_reply_draft(self, ref: Ref, html: str) -> Ref:
        """A draft that answers the mail. It is never sent from here."""
        key, version = drafts.answer(self._calls, self._patience, ref=ref, html=html)
        return Ref(key, drafts.FOLDER, version)

    def create_draft(self, *, to: Iterable[str], subject: str, html: str) -> Ref:
        """A draft of a new mail. It is never sent from here."""
        draft = drafts.new(to=to, subject=subject, html=html)
        key, version = drafts.saved(self._calls, self._patience, draft)
        return Ref(key, drafts.FOLDER, version)

    def ensure_folder(self, path: str) -> str:
        """The folder, made if it is not there yet."""
        self._folders.make(path)
        return path

    def health(self) -> tuple[Look, ...]:
        """Address, server, login, mailbox, rights and folders, looked at one by one."""
        return examine(self._calls, self._settings)

    def close(self) -> None:
        """End the connection and forget the login."""
        account.close(self._account)

    def _page(self, folder: str, cursor: str) -> Page:
        return self._in_folder(
            folder,
            lambda where: self._calls.changes(where, cursor),
            pass_on=(errors.ErrorInvalidSyncStateData,),
        )

    def _afresh(self, folder: str) -> Changes:
        """Every mail as new, page after page; ids only, so that thousands are small."""
        told: dict[str, Change] = {}
        state = ""
        while True:
            page = self._page(folder, state)
            for change in _changes(page, folder):
                if change.what == GONE:
                    told.pop(change.ref.id, None)
                else:
                    told[change.ref.id] = Change(NEW, change.ref)
            ended = page.last or (page.state == state and not page.told)
            state = page.state
            if ended:
                return Changes(tuple(told.values()), state, afresh=True)

    def _in_folder(
        self,
        path: str,
        call: Callable[[FolderId], Answer],
        *,
        twice_is_once: bool = True,
        about_mail: bool = False,
        pass_on: tuple[type[Exception], ...] = (),
    ) -> Answer:
        """Ask about a folder; one that was renamed or made anew is looked for once more."""
        for last in (False, True):
            where = self._folders.find(path)
            try:
                return self._patience.ask(
                    lambda where=where: call(where),  # type: ignore[misc]
                    twice_is_once=twice_is_once,
                    folder=path,
                    about_mail=about_mail,
                    pass_on=(*pass_on, *(() if last else FOLDER_MOVED)),
                )
            except FOLDER_MOVED:
                self._folders.forget()
        raise server_refusals.no_such_folder(path)


def _changes(page: Page, folder: str) -> tuple[Change, ...]:
    """One line for each mail of a page: what it came to, even if the server says it twice."""
    told: dict[str, Change] = {}
    for one in page.told:
        what = WHAT[one.what]
        before = told.pop(one.id, None)
        if what == CHANGED and before is not None and before.what == NEW:
            what = NEW
        told[one.id] = Change(what, Ref(one.id, folder, one.version))
    return tuple(told.values())


def _same(one: str, other: str) -> bool:
    def plain(path: str) -> tuple[str, ...]:
        return tuple(part.casefold() for part in parts_of(path))

    return plain(one) == plain(other)
