"""Waiting and asking again, within bounds; and turning what went wrong into a refusal.

exchangelib's own fault tolerance takes a wrong password for a busy server and sleeps up to an
hour. Here it always fails at once, and this file alone decides whether to ask again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from exchangelib import errors
from exchangelib.protocol import FailFast
from oauthlib.oauth2 import OAuth2Error
from requests.exceptions import RequestException, SSLError

from daysix.mail import server_refusals
from daysix.mail.exchange import refusals
from daysix.mail.refusals import BusyError, MailboxError

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")

TRIES = 4
ENVELOPE, END, START = b"Envelope", b"Envelope>", 1000
FIRST_WAIT, LONGEST_WAIT = 2.0, 60.0
BAD_REQUEST, NOT_IMPLEMENTED = 400, 501
UNAUTHORIZED, FORBIDDEN, NOT_FOUND, NOT_ALLOWED, TOO_MANY, UNAVAILABLE = (
    401,
    403,
    404,
    405,
    429,
    503,
)


class ForbiddenError(errors.EWSError):
    """403: the server knows us and does not want us here."""


class NotExchangeError(errors.EWSError):
    """What answers is no Exchange server."""


class CutShortError(errors.EWSError):
    """An answer without its end."""


class RequestRefusedError(errors.EWSError):
    """The server could make nothing of the request, and says so with its status alone."""


class AtOnce(FailFast):
    """exchangelib's policy for the whole process: never sleep, never guess, say what happened."""

    def raise_response_errors(self, response: Any) -> None:  # noqa: ANN401 - as exchangelib has it
        """Name the answers that exchangelib would mix up, and keep the wait the server asks for."""
        status = response.status_code
        if status == UNAUTHORIZED:
            if b"currently locked out" in response.content:
                raise errors.UnauthorizedError("The referenced account is currently locked out")
            raise errors.UnauthorizedError("refused")
        if status == FORBIDDEN:
            raise ForbiddenError("forbidden")
        if status in {TOO_MANY, UNAVAILABLE}:
            raise errors.ErrorServerBusy("busy", back_off=_seconds(response))
        if status in {BAD_REQUEST, NOT_IMPLEMENTED}:
            raise RequestRefusedError(f"status {status}")
        if status in {NOT_FOUND, NOT_ALLOWED}:
            raise NotExchangeError("not here")
        try:
            super().raise_response_errors(response)
        except errors.MalformedResponseError:
            refused = RequestRefusedError(f"status {status}")
        else:
            _whole(response.content)
            return
        raise refused


def _whole(body: bytes) -> None:
    """An answer cut short is refused here: exchangelib would mend it, and mails would be missing.

    The new cursor stands before the changes it counts, so half a page looks like a short one.
    """
    if ENVELOPE not in body[:START]:
        raise NotExchangeError("no envelope")
    if not body.rstrip().endswith(END):
        raise CutShortError("the end is missing")


def _seconds(response: Any) -> float | None:  # noqa: ANN401 - a response of requests
    said = str(response.headers.get("Retry-After", "")).strip()
    return float(said) if said.isdigit() else None


BUSY = (
    errors.ErrorServerBusy,
    errors.ErrorInternalServerTransientError,
    errors.ErrorTooManyObjectsOpened,
    errors.ErrorExceededConnectionCount,
    errors.ErrorMailboxStoreUnavailable,
    errors.ErrorMailboxMoveInProgress,
    errors.ErrorConnectionFailed,
    errors.ErrorConnectionFailedTransientError,
    errors.ErrorADUnavailable,
    errors.RateLimitError,
)
"""The server said that it did nothing, and why: asking again is safe whatever was asked."""

BROKEN_LINE = (errors.ErrorTimeoutExpired, CutShortError, RequestException)
"""Nobody knows whether the server did what was asked."""

FAULTS = (errors.EWSError, OAuth2Error, RequestException)
"""All that the libraries below mean to raise; a slip of our own is not dressed up as theirs."""

DENIED = (
    errors.ErrorAccessDenied,
    errors.ErrorMailboxLogonFailed,
)
UNKNOWN_MAILBOX = (
    errors.ErrorNonExistentMailbox,
    errors.ErrorNoRespondingCASInDestinationSite,
    errors.ErrorMissingInformationEmailAddress,
)
ACTING = (
    errors.ErrorImpersonateUserDenied,
    errors.ErrorImpersonationDenied,
    errors.ErrorImpersonationFailed,
)
DAMAGED = (
    errors.ErrorMimeContentConversionFailed,
    errors.ErrorContentConversionFailed,
    errors.ErrorItemCorrupt,
    errors.ErrorCorruptData,
    errors.ErrorUnsupportedMimeConversion,
    errors.ErrorMimeContentInvalidBase64String,
)
NO_FOLDER = (
    errors.ErrorFolderNotFound,
    errors.ErrorToFolderNotFound,
    errors.ErrorParentFolderNotFound,
    errors.ErrorSyncFolderNotFound,
)
NO_ITEM = (
    errors.ErrorItemNotFound,
    errors.ErrorInvalidId,
    errors.ErrorInvalidIdMalformed,
    errors.ErrorInvalidChangeKey,
)
OVER_QUOTA = (errors.ErrorQuotaExceeded, errors.ErrorMessageSizeExceeded)


class Patience:
    """Asks, waits, asks again; and says in words why it gave up.

    Parameters
    ----------
    address
        Of the mailbox, for the sentences.
    sleep
        What waits; tests hand in one that only counts.
    with_token
        Whether an application signs in, so that a refused login is told as such.
    """

    def __init__(
        self,
        address: str,
        *,
        sleep: Callable[[float], None],
        tries: int = TRIES,
        with_token: bool = False,
    ) -> None:
        self._address = address
        self._with_token = with_token
        self._sleep = sleep
        self._tries = tries
        self._let_in = False

    def ask(
        self,
        call: Callable[[], Answer],
        *,
        twice_is_once: bool = True,
        folder: str = "",
        about_mail: bool = False,
        pass_on: tuple[type[Exception], ...] = (),
    ) -> Answer:
        """Ask until there is an answer, or reason to stop.

        Parameters
        ----------
        twice_is_once
            Whether doing it twice is the same as doing it once. Where it is not, a line that broke
            is not tried again: the first try may have been carried out.
        folder
            Path of the folder in question, for the sentence when it is not there.
        about_mail
            Whether “not there” is said of a mail even though a folder is in question as well.
        pass_on
            What the caller deals with itself.

        Raises
        ------
        MailboxError, BusyError, GoneError
            With a sentence; what exchangelib said is not chained, for it may quote the mail.
        """
        wait = FIRST_WAIT
        for left in reversed(range(self._tries)):
            try:
                answer = call()
            except pass_on:
                raise
            except FAULTS as fault:
                refusal = self._refusal(fault, folder, about_mail=about_mail)
                again = self._may_ask_again(fault, twice_is_once=twice_is_once) and left > 0
            else:
                self._let_in = True
                return answer
            pause = _asked_wait(refusal) or wait
            if not again or pause > LONGEST_WAIT:
                raise refusal
            self._sleep(pause)
            wait = min(wait * 2, LONGEST_WAIT)
        raise refusals.busy()

    def _may_ask_again(self, fault: Exception, *, twice_is_once: bool) -> bool:
        if isinstance(fault, errors.UnauthorizedError):
            # A server that has let us in before says 401 to slow us down. Once more, and no more.
            let_in, self._let_in = self._let_in, False
            return let_in and "locked" not in str(fault)
        if isinstance(fault, BUSY):
            return True
        if isinstance(fault, BROKEN_LINE):
            return twice_is_once
        return twice_is_once and garbled(fault)

    def _refusal(self, fault: Exception, folder: str, *, about_mail: bool) -> MailboxError:
        if isinstance(fault, NO_ITEM) and folder and not about_mail:
            return server_refusals.no_such_folder(folder)
        for kinds, say in self._sentences(folder):
            if isinstance(fault, kinds):
                return say(fault)
        return refusals.not_understood()

    def _about_login(self, fault: Any) -> MailboxError:  # noqa: ANN401 - exchangelib has no types
        if "locked" in str(fault):
            return refusals.account_locked()
        return refusals.application_refused() if self._with_token else refusals.login_refused()

    def _sentences(
        self, folder: str
    ) -> tuple[tuple[tuple[type[Exception], ...], Callable[[Any], MailboxError]], ...]:
        """What each kind of fault is called; the first that fits."""
        return (
            ((errors.UnauthorizedError,), self._about_login),
            ((ForbiddenError,), lambda _: refusals.door_closed()),
            ((NotExchangeError, errors.RedirectError), lambda _: refusals.not_exchange()),
            ((SSLError,), lambda _: refusals.certificate_unknown()),
            ((OAuth2Error,), lambda _: refusals.application_refused()),
            (BUSY, lambda fault: refusals.busy(getattr(fault, "back_off", None) or 0.0)),
            (BROKEN_LINE, lambda _: refusals.no_answer()),
            (UNKNOWN_MAILBOX, lambda _: refusals.no_such_mailbox(self._address)),
            (ACTING, lambda _: refusals.may_not_act_as(self._address)),
            (DENIED, lambda _: refusals.not_allowed(self._address)),
            (OVER_QUOTA, lambda _: server_refusals.full()),
            (DAMAGED, lambda _: refusals.not_handed_over()),
            (NO_FOLDER, lambda _: server_refusals.no_such_folder(folder)),
            (NO_ITEM, lambda _: server_refusals.mail_gone()),
            ((errors.ErrorIrresolvableConflict,), lambda _: server_refusals.left_for_a_person()),
            ((errors.TransportError,), _about_the_line),
        )


def _about_the_line(fault: Any) -> MailboxError:  # noqa: ANN401 - exchangelib promises no types
    """A certificate that is not trusted is told by its text alone."""
    said = str(fault)
    if type(fault) is errors.TransportError and ("SSL" in said or "certificate" in said.lower()):
        return refusals.certificate_unknown()
    return refusals.not_understood()


def garbled(fault: Exception) -> bool:
    """An answer that ended early or makes no sense; not one that says no in proper form.

    Nobody knows then whether the server did what was asked.
    """
    if isinstance(fault, errors.MalformedResponseError):
        return True
    return isinstance(fault, errors.SOAPError) and str(fault).startswith("Bad SOAP response")


def _asked_wait(refusal: MailboxError) -> float:
    return refusal.wait if isinstance(refusal, BusyError) else 0.0
