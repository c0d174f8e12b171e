"""Signing in: from the settings and one secret to an account of exchangelib."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from exchangelib import DELEGATE, IMPERSONATION, Account, Configuration, Credentials
from exchangelib.credentials import OAuth2Credentials
from exchangelib.ewsdatetime import EWSTimeZone
from exchangelib.properties import Mailbox
from exchangelib.protocol import BaseProtocol, CachingProtocol
from exchangelib.transport import BASIC, NTLM
from exchangelib.version import EXCHANGE_2013_SP1, Version

import daysix
from daysix.mail.exchange.patience import AtOnce
from daysix.mail.exchange.safe_line import put_on

if TYPE_CHECKING:
    from daysix.mail.secrets import Secret
    from daysix.mail.settings import MailboxSettings

LONGEST_ANSWER = (10, 90)
"""Seconds to wait for the server to come to the door, and for one answer (a mail of 40 MB)."""

ONLINE = "outlook.office365.com"
CHATTY = ("exchangelib", "requests_ntlm", "requests_oauthlib", "oauthlib", "spnego", "urllib3")
"""Loggers that write headers, tokens or whole mails when somebody asks for every detail."""

FIRST_GUESS = EXCHANGE_2013_SP1
"""Every server still in use speaks this version, and its first answer says what it really is.

An older one refuses it, and exchangelib then goes through the older versions by itself. Its own way
of finding out asks for an item of a mailbox that is not ours.
"""

POLICY = AtOnce()
"""One for the whole process: exchangelib keeps one line per server and login, whoever asks."""


class Application(OAuth2Credentials):
    """An application registered by IT; the token is for the server that is asked."""

    def __init__(self, *, server: str, token_url: str = "", **named: Any) -> None:  # noqa: ANN401
        super().__init__(**named)
        self.server = server
        self.asked_at = token_url

    @property
    def token_url(self) -> str:
        """Where the token is fetched."""
        return self.asked_at or str(super().token_url)

    @property
    def scope(self) -> list[str]:
        """The whole of what IT granted, on this server and no other."""
        return [f"https://{self.server}/.default"]


def open_account(settings: MailboxSettings, secret: Secret, *, token_url: str = "") -> Account:
    """Make the account; nothing is asked of the server yet.

    ``account`` signs in with a user name and opens the mailbox as somebody with rights on it.
    ``application`` acts as the mailbox: with a token where IT gave a tenant, else with the name and
    password of a service account that may act for others.
    """
    keep_quiet()
    BaseProtocol.TIMEOUT = LONGEST_ANSWER
    BaseProtocol.RETRY_WAIT = 0  # else a server that names no time seems to ask for ten seconds
    BaseProtocol.USERAGENT = f"DaySix/{daysix.__version__}"
    acts = settings.login == "application"
    with_token = signs_in_with_token(settings)
    if with_token:
        credentials = _application(settings, secret, token_url)
    else:
        name = settings.user_name or settings.address
        credentials = Credentials(username=name, password=secret.text())
    sign_in = BASIC if settings.sign_in == "basic" else NTLM
    account = Account(
        primary_smtp_address=settings.address,
        access_type=IMPERSONATION if acts else DELEGATE,
        autodiscover=False,
        locale="en_GB",
        default_timezone=EWSTimeZone("Europe/London"),
        config=Configuration(
            service_endpoint=settings.endpoint,
            credentials=credentials,
            auth_type=None if with_token else sign_in,
            version=Version(build=FIRST_GUESS),
            retry_policy=POLICY,
        ),
    )
    put_on(account.protocol, settings.trust)
    return account


def signs_in_with_token(settings: MailboxSettings) -> bool:
    """Whether an application's token is asked for, and not a password."""
    return settings.login == "application" and bool(settings.tenant and settings.application)


def _application(settings: MailboxSettings, secret: Secret, token_url: str) -> Application:
    return Application(
        server=ONLINE if in_the_cloud(settings.host) else settings.host,
        token_url=token_url,
        client_id=settings.application,
        client_secret=secret.text(),
        tenant_id=settings.tenant,
    )


def in_the_cloud(host: str) -> bool:
    """Whether a server is Exchange Online and not one of the council's own."""
    return host.endswith(("office365.com", "outlook.com", "office.com", "cloud.microsoft"))


def mailbox_of(account: Account) -> Mailbox:
    """The named mailbox, and no other, as every request names it."""
    return Mailbox(email_address=account.primary_smtp_address)


def keep_quiet() -> None:
    """Let no library write down what passes over the line, however much somebody logs."""
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        for below in list(logging.Logger.manager.loggerDict):
            if below.startswith(f"{name}."):
                logging.getLogger(below).setLevel(logging.CRITICAL + 1)


def close(account: Account) -> None:
    """End the connections and forget the login."""
    account.protocol.close()
    # Not taken out one by one: an application's key changes its hash once it has signed in.
    kept = CachingProtocol._protocol_cache  # noqa: SLF001 - there is no other way to forget one
    others = [(key, held) for key, held in kept.items() if held[0] is not account.protocol]
    kept.clear()
    kept.update(others)
