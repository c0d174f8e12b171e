"""Signing in to Microsoft: the application with its certificate, or a person with a typed code."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from requests.exceptions import RequestException

from daysix.mail.graph import refusals
from daysix.mail.graph.certificate import Certificate, in_words, read_certificate
from daysix.mail.graph.clouds import CLOUDS
from daysix.mail.graph.line import LoginLine
from daysix.mail.graph.token_keeping import NOTHING_KEPT, TokenKeeping
from daysix.mail.refusals import MailboxError
from daysix.mail.secrets import secret_of
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from daysix.mail.graph.clouds import Cloud
    from daysix.mail.graph.patience import SignIn
    from daysix.mail.secrets import Secret
    from daysix.mail.settings import MailboxSettings

MAIL_OF_OTHERS = "Mail.ReadWrite.Shared"
"""All that a person's sign-in asks for: mails of mailboxes opened to them; sending is no part."""

APPLICATION = "application"
WAITING = {"authorization_pending", "slow_down"}
EARLY = 300
"""Seconds before its end from which a token is no longer used."""

SOON = 30
"""Days before a certificate runs out in which ``health`` speaks of it."""


class Shown(NamedTuple):
    """What a person is asked to do: open a page and type a code there, before it runs out."""

    page: str
    code: str
    flow: dict[str, Any]

    @property
    def sentence(self) -> str:
        """In words."""
        return f"Open {self.page} in a web browser and type the code {self.code} there."


def sign_in_of(settings: MailboxSettings, *, cloud: Cloud | None = None) -> SignIn:
    """The way in that the settings name; nothing is asked of Microsoft yet.

    Raises
    ------
    MailboxError
        ``Q-054``, ``Q-055`` about the certificate.
    """
    where = cloud or cloud_of(settings)
    if settings.login == APPLICATION:
        return ByCertificate(settings, where)
    return ByCode(settings, where)


def cloud_of(settings: MailboxSettings) -> Cloud:
    """Where Microsoft answers, by the settings."""
    return CLOUDS[settings.cloud]


class _ByMsal:
    """What both ways share: msal, its line, and what its answers mean."""

    person = False

    def __init__(self, settings: MailboxSettings, cloud: Cloud) -> None:
        self._settings, self._cloud = settings, cloud
        self._line = LoginLine(cloud, trust=settings.trust)
        self._made: Any = None

    def close(self) -> None:
        """End the connection."""
        self._line.close()

    def _application(self) -> Any:  # noqa: ANN401 - msal promises no types
        """Made when first needed, for msal asks Microsoft about the tenant at once."""
        if self._made is None:
            self._made = self._ask(self._make)
        return self._made

    def _make(self) -> Any:  # noqa: ANN401
        raise NotImplementedError

    @property
    def _usual(self) -> dict[str, Any]:
        return {
            "authority": f"https://{self._cloud.login}/{self._settings.tenant}",
            "http_client": self._line,
            "instance_discovery": False,  # the hosts are those of our own table
        }

    def _ask(self, what: Callable[[], Any]) -> Any:  # noqa: ANN401
        """Ask through msal; what it says when it fails is neither repeated nor chained."""
        from msal.exceptions import MsalServiceError

        try:
            return what()
        except RequestException as fault:
            broken = "CERTIFICATE_VERIFY_FAILED" in str(fault)
            refusal = refusals.certificate_unknown() if broken else refusals.no_answer()
        except MsalServiceError:
            refusal = refusals.busy()
        except (ValueError, KeyError):  # no such tenant, or an answer that is none
            refusal = refusals.sign_in_refused()
        raise refusal


class ByCertificate(_ByMsal):
    """The application signs in for itself.

    Parameters
    ----------
    clock
        Seconds since 1970, as the computer has it.
    """

    def __init__(
        self,
        settings: MailboxSettings,
        cloud: Cloud,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(settings, cloud)
        self._clock = clock
        if not settings.certificate:
            raise refusals.no_certificate("no file is named for it")
        self._certificate = self._read()

    def token(self) -> str:
        """From memory while it counts, else a new one; the certificate's days are looked at."""
        if self._now() >= self._certificate.ends:
            self._certificate = self._read()
        scopes = [f"https://{self._cloud.graph}/.default"]
        said = self._ask(lambda: self._application().acquire_token_for_client(scopes=scopes))
        if "access_token" not in said:
            raise refusals.sign_in_refused(_number(said))
        return str(said["access_token"])

    def forget(self) -> None:
        """Fetch another next time."""
        if self._made is not None:
            self._made.remove_tokens_for_client()

    def until(self) -> str:
        """When the certificate ends, once that is near."""
        left = (self._certificate.ends - self._now()).days
        if left > SOON:
            return ""
        return f"the certificate runs out on {in_words(self._certificate.ends)}"

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)

    def _read(self) -> Certificate:
        place = Path(self._settings.certificate)
        return read_certificate(place, _kept(self._settings.address), now=self._now())

    def _make(self) -> Any:  # noqa: ANN401
        from msal import ConfidentialClientApplication

        credential = {
            "private_key": self._certificate.key,
            "public_certificate": self._certificate.pem,
        }
        return ConfidentialClientApplication(
            self._settings.application, client_credential=credential, **self._usual
        )


class ByCode(_ByMsal):
    """A person signed in once, in a web browser; the computer remembers it.

    ``begin`` gives the page and the code to show, ``finish`` waits until it was typed there.
    """

    person = True

    def __init__(
        self,
        settings: MailboxSettings,
        cloud: Cloud,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(settings, cloud)
        self._sleep, self._clock = sleep, clock
        self._keeping = TokenKeeping(settings.address)
        self._cache: Any = None
        self._renew = False
        self._token, self._ends = "", 0.0

    def begin(self) -> Shown:
        """Ask Microsoft for a code."""
        flow = self._ask(lambda: self._application().initiate_device_flow(scopes=self._scopes))
        if "user_code" not in flow:
            raise refusals.sign_in_refused(_number(flow))
        return Shown(str(flow["verification_uri"]), str(flow["user_code"]), flow)

    def finish(self, shown: Shown) -> None:
        """Wait until the code was typed, and remember the sign-in.

        Raises
        ------
        MailboxError
            ``Q-053``: declined, or not typed in time.
        """
        ends = self._clock() + float(shown.flow["expires_in"])
        while True:
            said = self._ask(
                lambda: self._application().acquire_token_by_device_flow(
                    shown.flow, exit_condition=lambda _flow: True
                )
            )
            if "access_token" in said:
                self._keep()
                return
            pause = float(shown.flow["interval"])  # msal makes it longer where Microsoft asks
            if said.get("error") not in WAITING or self._clock() + pause > ends:
                raise refusals.nobody_signed_in(self._settings.address)
            self._sleep(pause)

    def token(self) -> str:
        """From memory while it counts; else renewed, and what the computer remembers with it."""
        if self._token and self._clock() < self._ends:
            return self._token
        application = self._application()
        accounts = self._ask(application.get_accounts)
        said = accounts and self._ask(
            lambda: application.acquire_token_silent(
                self._scopes, account=accounts[0], force_refresh=self._renew
            )
        )
        self._keep()
        if not said or "access_token" not in said:
            raise refusals.nobody_signed_in(self._settings.address)
        self._renew = False
        self._token = str(said["access_token"])
        self._ends = self._clock() + float(said.get("expires_in") or 0) - EARLY
        return self._token

    def forget(self) -> None:
        """Renew it next time."""
        self._token, self._renew = "", True

    def until(self) -> str:
        """Microsoft does not say when a person has to sign in again."""
        return ""

    @property
    def _scopes(self) -> list[str]:
        return [f"https://{self._cloud.graph}/{MAIL_OF_OTHERS}"]

    def _keep(self) -> None:
        if self._cache.has_state_changed:
            self._keeping.save(self._cache.serialize())
            self._cache.has_state_changed = False

    def _make(self) -> Any:  # noqa: ANN401
        from msal import PublicClientApplication, SerializableTokenCache

        self._cache = SerializableTokenCache()
        kept = self._keeping.load()
        if kept:
            self._cache.deserialize(kept)
        return PublicClientApplication(
            self._settings.application, token_cache=self._cache, **self._usual
        )


def _kept(address: str) -> Secret | None:
    """The key's password, where one is kept."""
    try:
        return secret_of(address)
    except MailboxError as refusal:
        if refusal.code != NOTHING_KEPT:
            raise
        return None


def _number(said: dict[str, Any]) -> str:
    """Microsoft's number for what is wrong; its sentence names people and is not looked at."""
    numbers = said.get("error_codes")
    first = numbers[0] if isinstance(numbers, list) and numbers else None
    return f"AADSTS{first}" if isinstance(first, int) else ""
