"""The Graph adapter of the port: what triage may do with a mailbox in Exchange Online."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, TypeVar

from daysix.mail import server_refusals
from daysix.mail.categories import merged
from daysix.mail.graph import cursor as remembered
from daysix.mail.graph import drafts, pages, refusals
from daysix.mail.graph.cursor import Seen
from daysix.mail.graph.folders import Folders
from daysix.mail.graph.health import examine
from daysix.mail.graph.line import Line, Request
from daysix.mail.graph.meta import FIELDS, MERGE_FIELDS, categories_of, meta_of
from daysix.mail.graph.pages import at_mail, text
from daysix.mail.graph.patience import CONFLICT, LOST, NOT_FOUND, STALE, Patience, RefusedError
from daysix.mail.graph.sign_in import cloud_of, sign_in_of
from daysix.mail.port import CHANGED, GONE, NEW, Change, Changes, Ref
from daysix.mail.refusals import GoneError, MailboxError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from daysix.mail.graph.clouds import Cloud
    from daysix.mail.graph.pages import Counted, Told
    from daysix.mail.graph.patience import SignIn
    from daysix.mail.port import Look, Meta
    from daysix.mail.settings import MailboxSettings

Answer = TypeVar("Answer")

A_DAY = 86_400
COUNTS = 3
MERGES = 2
FORGOTTEN = frozenset({400, NOT_FOUND, LOST})
"""How Graph says that it knows the place in the changes no longer, or the folder."""

NO_FOLDER = server_refusals.no_such_folder("").code


def open_graph(settings: MailboxSettings) -> GraphMailbox:
    """The mailbox of these settings; nothing is asked of Microsoft yet.

    Raises
    ------
    MailboxError
        ``Q-054``, ``Q-055`` about the application's certificate.
    """
    return GraphMailbox(settings, sign_in_of(settings))


class GraphMailbox:
    """One mailbox in Exchange Online.

    Parameters
    ----------
    settings
        Which mailbox, and who signs in.
    sign_in
        Where tokens come from.
    cloud
        Where Graph answers, if not where the settings say.
    sleep
        What waits when Graph asks for patience.
    clock
        Seconds since 1970, for the daily sweep.
    """

    def __init__(
        self,
        settings: MailboxSettings,
        sign_in: SignIn,
        *,
        cloud: Cloud | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.name = settings.name
        self._settings = settings
        self._sign_in = sign_in
        self._clock = clock
        where = cloud or cloud_of(settings)
        self._host = where.graph
        self._line = Line(where, settings.address, trust=settings.trust)
        self._patience = Patience(self._line, sign_in, settings.address, sleep=sleep)
        self._folders = Folders(self._patience)

    # What is there, and what happened since

    def list_changes(self, folder: str, cursor: str) -> Changes:
        """What happened in a folder since the cursor (blank: from the beginning).

        On the first look of a day every mail of the folder is looked at as well, for changes alone
        lose a mail that left and came back. A cursor that is known no longer brings every mail of
        the folder at once, as new.
        """
        if not cursor:
            return self._in_folder(folder, lambda where: self._since(folder, _unseen(where)))
        seen = remembered.load(cursor)
        if seen is not None and seen.folder == self._folders.find(folder):
            try:
                return self._since(folder, seen, lost=FORGOTTEN)
            except RefusedError:
                self._folders.forget()
        return self._in_folder(folder, lambda where: self._afresh(folder, where))

    def all_refs(self, folder: str) -> Iterable[Ref]:
        """Every mail of the folder now; counted again if mails came or went meanwhile."""
        counted = self._in_folder(folder, lambda where: self._counted(where, folder))
        return [Ref(one.id, folder, one.version) for one in counted.mails]

    def _since(self, folder: str, seen: Seen, *, lost: frozenset[int] = frozenset()) -> Changes:
        """One page of changes, and the sweep behind the last one if it is due."""
        page = pages.changes(
            self._patience,
            seen.folder,
            path=folder,
            link=seen.link,
            lost=lost if seen.link else frozenset(),
        )
        telling = _Telling(folder, seen.known)
        telling.all(page.told)
        swept = seen.swept
        if page.last:
            today = int(self._clock() // A_DAY)
            if swept is not None and swept != today:
                telling.sweep(self._counted(seen.folder, folder).mails)
            swept = today
        after = Seen(seen.folder, page.link, swept, frozenset(telling.known))
        return Changes(telling.changes, remembered.save(after), more=not page.last)

    def _afresh(self, folder: str, where: str) -> Changes:
        """Every mail as new, page after page; ids only, so that thousands are small."""
        told: dict[str, Change] = {}
        seen = _unseen(where)
        while True:
            answer = self._since(folder, seen)
            for change in answer.changes:
                told.pop(change.ref.id, None)
                if change.what != GONE:
                    told[change.ref.id] = Change(NEW, change.ref)
            if not answer.more:
                return Changes(tuple(told.values()), answer.cursor, afresh=True)
            seen = remembered.load(answer.cursor) or seen

    def _in_folder(self, path: str, ask: Callable[[str], Answer]) -> Answer:
        """Ask about a folder; one that was made anew is looked for once more."""
        try:
            return ask(self._folders.find(path))
        except MailboxError as refusal:
            if refusal.code != NO_FOLDER:
                raise
            self._folders.forget()
        return ask(self._folders.find(path))

    def _counted(self, where: str, folder: str) -> Counted:
        """A count that agrees with Graph's own; where it gives none, with the count before."""
        before: frozenset[str] | None = None
        for _ in range(COUNTS):
            counted = pages.count(self._patience, where, path=folder)
            ids = frozenset(one.id for one in counted.mails)
            if counted.total == len(ids) or (counted.total is None and ids == before):
                return counted
            before = ids
        raise server_refusals.not_counted()

    # One mail

    def fetch_mime(self, ref: Ref) -> bytes:
        """The mail as MIME bytes, and nothing else of it; it stays unread."""
        content = self._patience.content(Request("GET", f"{at_mail(ref.id)}/$value"))
        if not content.strip():
            raise refusals.not_handed_over()
        return content

    def fetch_meta(self, ref: Ref) -> Meta:
        """What the mailbox says of it."""
        return meta_of(self._mail(ref, FIELDS), ref)

    def set_categories(
        self, ref: Ref, *, add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> Ref:
        """Put categories on and take them off, leaving those of others.

        Each try reads the mail afresh and merges into what it bears then. Where somebody changes
        it in between twice, it is left to a person.
        """
        add, remove = tuple(add), tuple(remove)
        for _ in range(MERGES):
            held = self._mail(ref, MERGE_FIELDS)
            before, version = categories_of(held), text(held, "changeKey")
            wanted = merged(before, add=add, remove=remove)
            if wanted == before:
                return Ref(ref.id, ref.folder, version)
            if not version:
                raise refusals.not_understood()
            request = Request("PATCH", at_mail(ref.id), None, {"categories": wanted}, version)
            try:
                changed = self._patience.ask(request, pass_on=frozenset({CONFLICT, STALE}))
            except RefusedError:
                continue
            return Ref(ref.id, ref.folder, text(changed, "changeKey"))
        raise server_refusals.left_for_a_person()

    def move(self, ref: Ref, folder: str) -> Ref:
        """Move it to a folder; the new ref. Where it lies already: nothing.

        A line that breaks is settled by looking where the mail lies now, for its id stays.
        """
        into = self._folders.to_move_into(folder)
        request = Request("POST", f"{at_mail(ref.id)}/move", None, {"destinationId": into})
        held = self._held(ref, MERGE_FIELDS)
        if self._folders.same(text(held, "parentFolderId"), into):
            return Ref(ref.id, folder, text(held, "changeKey"))
        self._still_in(ref, held)
        try:
            moved = self._patience.ask(request, twice_is_once=False)
        except MailboxError as refusal:
            unsure = refusal
        else:
            return Ref(text(moved, "id") or ref.id, folder, text(moved, "changeKey"))
        held = self._held(ref, MERGE_FIELDS)
        if not self._folders.same(text(held, "parentFolderId"), into):
            if isinstance(unsure, GoneError):  # the mail is there, so it is the folder that is not
                self._folders.forget()
                raise server_refusals.no_such_folder(folder)
            raise unsure
        return Ref(ref.id, folder, text(held, "changeKey"))

    def _mail(self, ref: Ref, fields: dict[str, str]) -> dict[str, Any]:
        """A mail's fields, if it still lies where the ref says."""
        held = self._held(ref, fields)
        self._still_in(ref, held)
        return held

    def _held(self, ref: Ref, fields: dict[str, str]) -> dict[str, Any]:
        return self._patience.ask(Request("GET", at_mail(ref.id), fields))

    def _still_in(self, ref: Ref, held: dict[str, Any]) -> None:
        """Its id would find it anywhere, also among the deleted; there it is no longer ours.

        Raises
        ------
        GoneError
            ``Q-030``.
        """
        try:
            where = self._folders.find(ref.folder)
        except MailboxError as refusal:
            if refusal.code != NO_FOLDER:
                raise
            return  # the folder was renamed with the mail in it
        if not self._folders.same(text(held, "parentFolderId"), where):
            raise server_refusals.mail_gone()

    # Drafts, folders, health

    def create_reply_draft(self, ref: Ref, html: str) -> Ref:
        """A draft that answers the mail. It is never sent from here."""
        key, version = drafts.answer(self._patience, mail=ref.id, html=html)
        return Ref(key, drafts.FOLDER, version)

    def create_draft(self, *, to: Iterable[str], subject: str, html: str) -> Ref:
        """A draft of a new mail. It is never sent from here."""
        key, version = drafts.new(self._patience, to=to, subject=subject, html=html)
        return Ref(key, drafts.FOLDER, version)

    def ensure_folder(self, path: str) -> str:
        """The folder, made if it is not there yet."""
        self._folders.make(path)
        return path

    def health(self) -> tuple[Look, ...]:
        """Address, server, login, mailbox, rights and folders, looked at one by one."""
        return examine(self._patience, self._sign_in, self._settings, host=self._host)

    def close(self) -> None:
        """End the connections."""
        self._line.close()
        self._sign_in.close()


class _Telling:
    """One line for each mail: what it came to, even if Graph says it twice."""

    def __init__(self, folder: str, known: Iterable[str]) -> None:
        self.known = set(known)
        self._folder = folder
        self._told: dict[str, Change] = {}

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(self._told.values())

    def all(self, told: Iterable[Told]) -> None:
        """What a page of changes says; of a mail never told of, nobody needs to hear it left."""
        for one in told:
            if one.there:
                self._there(one)
            elif one.id in self.known:
                self._gone(one.id)

    def sweep(self, mails: Iterable[Told]) -> None:
        """What every mail of the folder says beside the changes."""
        now = {one.id: one for one in mails}
        for lost in sorted(self.known - now.keys()):
            self._gone(lost)
        for one in now.values():
            if one.id not in self.known:
                self._there(one)

    def _there(self, one: Told) -> None:
        before = self._told.pop(one.id, None)
        is_new = one.id not in self.known or (before is not None and before.what == NEW)
        self.known.add(one.id)
        what = NEW if is_new else CHANGED
        self._told[one.id] = Change(what, Ref(one.id, self._folder, one.version))

    def _gone(self, key: str) -> None:
        self.known.discard(key)
        self._told.pop(key, None)
        self._told[key] = Change(GONE, Ref(key, self._folder))


def _unseen(where: str) -> Seen:
    return Seen(where, "", None, frozenset())
