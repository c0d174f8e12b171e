"""A mailbox on a played Exchange server, reached through the real library over TLS."""

from __future__ import annotations

import os
import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.mail.exchange.fake_server import FakeExchange

LOOPBACK = "127.0.0.1"


@contextmanager
def played_exchange(folder: Path) -> Iterator[tuple[FakeExchange, dict[str, str]]]:
    """The server, and the settings of the one mailbox on it.

    Parameters
    ----------
    folder
        For the certificate of its authority.
    """
    import trustme

    from tests.mail.exchange.fake_server import ADDRESS, USER, fake_server

    os.environ["NO_PROXY"] = "*"
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "county.pem"))
    certificate = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(LOOPBACK).configure_cert(certificate)
    with fake_server(certificate) as server:
        settings = {
            "kind": "exchange",
            "address": ADDRESS,
            "server": server.url,
            "sign_in": "basic",
            "user_name": USER,
            "trust": str(folder / "county.pem"),
        }
        yield server, settings
