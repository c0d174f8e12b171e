"""For tests that play a mail server in this process: the loopback is reached, and nothing else."""

from __future__ import annotations

import socket
from contextlib import contextmanager

import pytest

LOOPBACK = "127.0.0.1"
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


@contextmanager
def within_the_loopback(monkeypatch):
    """Any attempt to reach further fails the test, also one made in another thread."""
    attempts = []

    def guard(name, place_of):
        real = getattr(socket.socket, name)

        def guarded(self, *arguments):
            inside = self.family == getattr(socket, "AF_UNIX", None)
            place = place_of(arguments)
            if not inside and place[0] != LOOPBACK:
                attempts.append(f"{name}{place}")
                pytest.fail(f"This test tried to reach a network: {name}{place}")
            return real(self, *arguments)

        monkeypatch.setattr(socket.socket, name, guarded)

    guard("connect", lambda arguments: arguments[0])
    guard("connect_ex", lambda arguments: arguments[0])
    guard("sendto", lambda arguments: arguments[-1])
    real = socket.getaddrinfo

    def looked_up(host, *rest, **named):
        if host != LOOPBACK:
            attempts.append(f"getaddrinfo({host!r})")
            pytest.fail(f"This test tried to look up {host!r}")
        return real(host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    yield attempts
    assert attempts == []


def without_proxies(monkeypatch):
    """The loopback is asked directly, whatever this machine's own ways out are."""
    for name in (*PROXIES, *BUNDLES):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "*")
