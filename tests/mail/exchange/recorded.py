"""A server that answers with what a real Exchange server was recorded to answer, in its order."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from lxml import etree

from tests.mail.exchange.fake_answers import SOAP, t
from tests.mail.exchange.fake_server import FakeExchange

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator
    from pathlib import Path

ADDRESS = "svc-triage@anyshire.example"


def content(path: Path) -> Any:
    """What stands in the body of a recorded envelope."""
    return etree.parse(path).getroot().find(f"{{{SOAP}}}Body")[0]


def named(folder: Path, number: int, which: str) -> Path:
    """The request or response of one exchange."""
    [found] = folder.glob(f"{number:03d}-*.{which}.xml")
    return found


class Recorded:
    """Stands where the played server's answers stand. Each operation has a queue of its own."""

    knows_replies = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._queues: dict[str, list[Path]] = defaultdict(list)
        self.unused: list[str] = []

    def queue(self, *numbers: int) -> None:
        """Answer with these exchanges next."""
        for number in numbers:
            path = named(self._folder, number, "response")
            self._queues[path.name.split("-")[1].split(".")[0]].append(path)

    def answer(self, request: Any) -> bytes:
        operation = request.tag.rpartition("}")[2]
        assert self._queues[operation], f"nothing was recorded for one more {operation}"
        return self._queues[operation].pop(0).read_bytes()

    @property
    def left(self) -> list[str]:
        return [path.name for queue in self._queues.values() for path in queue]


@contextmanager
def replayed(certificate: ssl.SSLContext, folder: Path) -> Iterator[tuple[FakeExchange, Recorded]]:
    """The server and its record."""
    server = FakeExchange(certificate)
    answers = Recorded(folder)
    server.answers = answers  # type: ignore[assignment] - it answers, and that is all it must
    server.start()
    try:
        yield server, answers
    finally:
        server.stop()
    assert server.slips == []
    assert answers.left == []


def shape_of(elem: Any, *, without: tuple[str, ...] = ()) -> Any:
    """Tags and attributes all the way down, for comparing two requests."""
    tag = elem.tag.rpartition("}")[2]
    inside = [
        shape_of(child, without=without)
        for child in elem
        if child.tag.rpartition("}")[2] not in without
    ]
    return tag, sorted(elem.attrib), inside


def mailboxes_of(elem: Any) -> set[str]:
    """Mailboxes a request names."""
    return {
        one.findtext(f"{t('Mailbox')}/{t('EmailAddress')}")
        for one in elem.iter(t("DistinguishedFolderId"))
    }
