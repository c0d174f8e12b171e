"""Which mailbox the team reads, and how; no password or secret is ever part of it.

Passwords and application secrets live in the computer's own keeping (``secrets.py``), under the
mailbox's address. ``settings_file.py`` reads and writes these settings.
"""

from __future__ import annotations

import re
from typing import Final, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, field_validator, model_validator

FOLDER: Final = "folder"
EXCHANGE: Final = "exchange"
GRAPH: Final = "graph"
ACCOUNT: Final = "account"
APPLICATION: Final = "application"
NTLM: Final = "ntlm"
BASIC: Final = "basic"
ONE_ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
EWS_PATH = "/EWS/Exchange.asmx"


class MailboxSettings(BaseModel):
    """One mailbox.

    Parameters
    ----------
    kind
        ``folder`` (saved mails), ``exchange`` (Exchange Web Services) or ``graph``.
    address
        Address of the mailbox; for a folder of saved mails a name of the team's own, or blank.
    folder
        For ``folder``: where the saved mails lie.
    server
        For ``exchange``: the server's name, or its whole address beginning https://.
    login
        ``account``: a signed-in user or service account with rights on the mailbox.
        ``application``: an application registered by IT, which acts as the mailbox.
    sign_in
        How a password is shown to an Exchange server; IT knows which one theirs wants.
    user_name
        Of the account; blank where it is the mailbox's own address.
    application, tenant
        Numbers of the registered application and of the council's tenant, as IT gave them.
    certificate
        File with the application's certificate and key, where it signs in with one.
    cloud
        Which of Microsoft's clouds the tenant is in, for ``graph``; a council's is "worldwide".
    trust
        File with the certificate of the council's own authority, where the server bears one.
    inbox, done, needs_a_person
        Folders, written from the top of the mailbox: "Inbox", "Day Six/Done".
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    kind: Literal["folder", "exchange", "graph"]
    address: str = ""
    folder: str = ""
    server: str = ""
    login: Literal["account", "application"] = ACCOUNT
    sign_in: Literal["ntlm", "basic"] = NTLM
    user_name: str = ""
    application: str = ""
    tenant: str = ""
    certificate: str = ""
    cloud: Literal["worldwide", "us_government", "us_defence", "china"] = "worldwide"
    trust: str = ""
    inbox: str = "Inbox"
    done: tuple[str, ...] = ("Day Six/Done",)
    needs_a_person: str = "Day Six/Needs a person"

    @field_validator("address")
    @classmethod
    def _is_an_address(cls, address: str) -> str:
        if "@" in address and not ONE_ADDRESS.fullmatch(address):
            raise ValueError("it should be one e-mail address, such as exclusions@county.example")
        return address

    @field_validator("inbox", "needs_a_person")
    @classmethod
    def _is_a_folder(cls, folder: str) -> str:
        if not folder.strip("/ "):
            raise ValueError("it should be the name of a folder")
        return folder

    @field_validator("server")
    @classmethod
    def _is_a_server(cls, server: str) -> str:
        parts = urlsplit(server if "//" in server else f"https://{server}")
        if server and (parts.scheme != "https" or not parts.hostname or "@" in parts.netloc):
            raise ValueError("it should be a name such as mail.county.example, or begin https://")
        return server

    @model_validator(mode="after")
    def _is_whole(self) -> MailboxSettings:
        for name in self._needed():
            if not getattr(self, name):
                raise ValueError(f"“{name}” is missing, and “{self.kind}” needs it")
        if self.kind != FOLDER and not ONE_ADDRESS.fullmatch(self.address):
            raise ValueError("the address should be one such as exclusions@county.example")
        return self

    def _needed(self) -> tuple[str, ...]:
        if self.kind == FOLDER:
            return ("folder",)
        if self.kind == GRAPH:
            return ("address", "tenant", "application")
        return ("address", "server")

    @property
    def name(self) -> str:
        """As it is written on a command line: ``exchange:exclusions@county.example``."""
        return f"{self.kind}:{self.folder if self.kind == FOLDER else self.address}"

    @property
    def endpoint(self) -> str:
        """Where an Exchange server answers."""
        if "//" not in self.server:
            return f"https://{self.server}{EWS_PATH}"
        parts = urlsplit(self.server)
        return self.server if parts.path.strip("/") else f"https://{parts.netloc}{EWS_PATH}"

    @property
    def host(self) -> str:
        """The server's name alone, in small letters."""
        return (urlsplit(self.endpoint).hostname or "").lower() if self.server else ""

    @property
    def folders(self) -> tuple[str, ...]:
        """Every folder Day Six looks at or moves mails to, each once."""
        return tuple(dict.fromkeys((self.inbox, *self.done, self.needs_a_person)))
