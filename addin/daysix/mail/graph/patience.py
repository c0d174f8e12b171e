"""Waiting and asking again, within bounds; and turning what went wrong into a refusal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

from requests.exceptions import RequestException

from daysix.mail import server_refusals
from daysix.mail.graph import refusals
from daysix.mail.refusals import BusyError, MailboxError
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from daysix.mail.graph.line import Line, Reply, Request

TRIES = 4
FIRST_WAIT, LONGEST_WAIT = 2.0, 60.0
UNAUTHORIZED, FORBIDDEN, NOT_FOUND, CONFLICT, LOST, STALE = 401, 403, 404, 409, 410, 412
BUSY = frozenset({423, 429, 503, 509})
"""Nothing was done, and Graph says so: asking again is safe whatever was asked."""

BETWEEN = frozenset({408, 502, 504})
"""Somebody in between gave up waiting, so nobody knows whether it was done."""

STUMBLED = frozenset({500})
"""Nobody knows either; but where it stays, it is for a person and not for waiting."""

FULL_STATUS = 507
FULL = frozenset({"ErrorQuotaExceeded", "ErrorMessageSizeExceeded"})
NO_MAILBOX = frozenset(
    {
        "ErrorInvalidUser",
        "ErrorNonExistentMailbox",
        "MailboxNotEnabledForRESTAPI",
        "MailboxNotSupportedForRESTAPI",
        "Request_ResourceNotFound",
        "ResourceNotFound",
    }
)
NO_ITEM = frozenset({"ErrorInvalidIdMalformed", "ErrorInvalidId", "ErrorItemNotFound"})
SAID_BUSY = frozenset({"ErrorServerBusy", "ApplicationThrottled", "ErrorMailboxStoreUnavailable"})


class SignIn(Protocol):
    """Where tokens come from."""

    person: bool
    """Whether a person signed in, and not the application for itself."""

    def token(self) -> str:
        """A token that still counts.

        Raises
        ------
        MailboxError
            A sentence of :mod:`daysix.mail.graph.refusals`.
        """

    def forget(self) -> None:
        """The last token was refused: fetch another next time."""

    def until(self) -> str:
        """What to say of how long it counts, as part of a sentence; blank if nobody knows."""

    def close(self) -> None:
        """End the connection."""


class RefusedError(Exception):
    """A refusal the caller deals with itself; it holds the status and no word of the server's."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(status)
        self.status = status
        self.said = said


class About(NamedTuple):
    """What is asked about, for the sentence when it is not there.

    Attributes
    ----------
    folder
        Its path, where a folder is asked about.
    content
        Whether a whole mail is asked for.
    """

    folder: str = ""
    content: bool = False


A_MAIL = About()


class Patience:
    """Asks, waits, asks again; and says in words why it gave up.

    Parameters
    ----------
    address
        Of the mailbox, for the sentences.
    sleep
        What waits; tests hand in one that only counts.
    """

    def __init__(
        self,
        line: Line,
        sign_in: SignIn,
        address: str,
        *,
        sleep: Callable[[float], None],
        tries: int = TRIES,
    ) -> None:
        self._line = line
        self._sign_in = sign_in
        self._address = address
        self._sleep = sleep
        self._tries = tries

    def at_once(self) -> Patience:
        """The same without waiting, for a look."""
        return Patience(self._line, self._sign_in, self._address, sleep=self._sleep, tries=1)

    def ask(
        self,
        request: Request,
        about: About = A_MAIL,
        *,
        twice_is_once: bool = True,
        pass_on: frozenset[int] = frozenset(),
    ) -> dict[str, Any]:
        """Ask until there is an answer, or reason to stop.

        Parameters
        ----------
        twice_is_once
            Whether doing it twice is the same as doing it once. Where it is not, a line that broke
            is not tried again: the first try may have been carried out.
        pass_on
            Statuses the caller deals with itself, raised as :class:`RefusedError`.

        Raises
        ------
        MailboxError, BusyError, GoneError
            With a sentence; what the server said is not chained, for it may quote the mail.
        """
        answer = self._asked(request, about, twice_is_once=twice_is_once, pass_on=pass_on)
        return _whole(answer)

    def content(self, request: Request) -> bytes:
        """Ask for bytes."""
        got = self._asked(request, About(content=True), twice_is_once=True, pass_on=frozenset())
        return got.content

    def _asked(
        self, request: Request, about: About, *, twice_is_once: bool, pass_on: frozenset[int]
    ) -> Reply:
        wait, renewed = FIRST_WAIT, False
        left = self._tries
        while True:
            left -= 1
            tried = self._try(request, about, pass_on)
            if not isinstance(tried, _Failed):
                return tried
            if tried.status == UNAUTHORIZED and not renewed:
                # A token may be called back before its time. Once more, with a new one.
                renewed, left = True, left + 1
                self._sign_in.forget()
                continue
            again = tried.again or (tried.unknown and twice_is_once)
            pause = getattr(tried.refusal, "wait", 0.0) or wait
            if not again or left <= 0 or pause > LONGEST_WAIT:
                raise tried.refusal
            self._sleep(pause)
            wait = min(wait * 2, LONGEST_WAIT)

    def _try(self, request: Request, about: About, pass_on: frozenset[int]) -> Reply | _Failed:
        """One try: an answer, or what is to be said and whether to ask again."""
        try:
            token = self._sign_in.token()
        except BusyError as refusal:
            return _Failed(refusal, again=True)
        try:
            reply = self._line.ask(request, token)
        except RequestException as fault:
            return _line_broke(fault)
        if reply.status < 300:  # noqa: PLR2004 - everything below says yes
            garbled = not about.content and _parsed(reply) is None
            return _Failed(refusals.no_answer(), unknown=True) if garbled else reply
        said = _code(reply)
        if reply.status in pass_on:
            raise RefusedError(reply.status, said)
        return self._failed(request, reply, said, about)

    def _failed(self, request: Request, reply: Reply, said: str, about: About) -> _Failed:
        status = reply.status
        if status in BUSY or said in SAID_BUSY:
            return _Failed(refusals.busy(reply.wait), again=True)
        if status in BETWEEN:
            return _Failed(refusals.busy(reply.wait), unknown=True)
        refusal = self._refusal(status, said, about, reading=request.method == "GET")
        return _Failed(refusal, unknown=status in STUMBLED, status=status)

    def _refusal(self, status: int, said: str, about: About, *, reading: bool) -> MailboxError:
        """What is said of a status that will not go away by waiting."""
        if said in FULL or status == FULL_STATUS:
            return server_refusals.full()
        if said in NO_ITEM:
            status = NOT_FOUND
        say = {
            UNAUTHORIZED: self._login_refused,
            FORBIDDEN: lambda: self._forbidden(reading=reading),
            NOT_FOUND: lambda: self._not_there(said, about),
            CONFLICT: server_refusals.left_for_a_person,
            STALE: server_refusals.left_for_a_person,
        }.get(status, lambda: _unclear(about))
        redirect = status < 400  # noqa: PLR2004 - between "yes" and "no" lie the redirects
        return refusals.led_elsewhere() if redirect else say()

    def _login_refused(self) -> MailboxError:
        if self._sign_in.person:
            return refusals.nobody_signed_in(self._address)
        return refusals.sign_in_refused()

    def _forbidden(self, *, reading: bool) -> MailboxError:
        if not reading:
            return refusals.may_not_change(self._address)
        if self._sign_in.person:
            return refusals.not_open_to_you(self._address)
        return refusals.not_in_scope(self._address)

    def _not_there(self, said: str, about: About) -> MailboxError:
        if said in NO_MAILBOX:
            return refusals.no_such_mailbox(self._address)
        if about.folder:
            return server_refusals.no_such_folder(about.folder)
        return server_refusals.mail_gone()


class _Failed(NamedTuple):
    """One try that failed: what to say, and whether it was certainly or perhaps not done."""

    refusal: MailboxError
    again: bool = False
    unknown: bool = False
    status: int = 0


def _line_broke(fault: RequestException) -> _Failed:
    if "CERTIFICATE_VERIFY_FAILED" in str(fault):
        return _Failed(refusals.certificate_unknown())
    return _Failed(refusals.no_answer(), unknown=True)


def _unclear(about: About) -> MailboxError:
    """What is wrong is the one mail where its content is asked for, else the server."""
    return refusals.not_handed_over() if about.content else refusals.not_understood()


def _parsed(reply: Reply) -> dict[str, Any] | None:
    try:
        read = json.loads(reply.content)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def _whole(reply: Reply) -> dict[str, Any]:
    return _parsed(reply) or {}


def _code(reply: Reply) -> str:
    """The server's own word for what is wrong; its sentence is not looked at."""
    error = (_parsed(reply) or {}).get("error")
    return str(error.get("code", "")) if isinstance(error, dict) else ""
