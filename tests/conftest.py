"""What every test may rely on: outside material, no network, and the same examples every time."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# "ci" draws the same examples on every machine, so a failure can be repeated; "hunt" looks for
# new trouble: DAYSIX_EXAMPLES=hunt python3 start.py test tests/test_one_thing.py
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=100,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("hunt", deadline=None, max_examples=5000, print_blob=True)
settings.load_profile(os.environ.get("DAYSIX_EXAMPLES", "ci"))


def outside_material(root: Path, *, required: bool) -> Path:
    """Give the folder beside the repository; without it skip, or fail when it is required."""
    folder = root.parent / "shared"
    if folder.is_dir():
        return folder
    reason = "The outside material in ../shared is not here, so this test proves nothing."
    if required:
        pytest.fail(f"{reason} DAYSIX_SHARED=required asks for it.")
    pytest.skip(f"{reason} Set DAYSIX_SHARED=required to make this a failure.")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The outside material in ../shared, to read only."""
    return outside_material(ROOT, required=os.environ.get("DAYSIX_SHARED") == "required")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch):
    """Nothing leaves this machine: any attempt to reach a network fails the test that made it.

    The failure is not an ordinary error, so code that shrugs off a broken network cannot hide it;
    an attempt made in another thread fails the test when it ends. Gives the list of attempts.
    """
    attempts: list[str] = []

    def refuse(what: str) -> None:
        attempts.append(what)
        pytest.fail(f"This test tried to reach a network: {what}")

    def guard(name: str) -> None:
        real = getattr(socket.socket, name)

        def guarded(self: socket.socket, *arguments: object) -> object:
            if self.family != getattr(socket, "AF_UNIX", None):
                refuse(f"{name}{arguments}")
            return real(self, *arguments)

        monkeypatch.setattr(socket.socket, name, guarded)

    for name in ("connect", "connect_ex", "sendto"):
        guard(name)
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        monkeypatch.setattr(
            socket, name, lambda host, *_rest, _name=name, **_named: refuse(f"{_name}({host!r})")
        )
    yield attempts
    if attempts:
        pytest.fail(f"This test tried to reach a network: {', '.join(attempts)}")
