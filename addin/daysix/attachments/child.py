"""What the process for papers does: bytes in, plain text and answers out, one paper at a time.

Its memory is limited as a whole, its time for each paper.
"""

from __future__ import annotations

from typing import IO, Any

from daysix.attachments import helper, kinds, sentences
from daysix.desk import own_process

TIRED = 250 << 10
"""Kilobytes it once used, after which it is not kept."""
_AT_THE_START = [0]
"""What the system says it used before it began: some count what its parent uses."""


def serve() -> None:
    """Answer until nobody asks any more."""
    import os

    own_process.limit(seconds=None)
    _AT_THE_START[0] = _most_used()
    with os.fdopen(0, "rb") as take, os.fdopen(os.dup(1), "wb") as give:
        while True:
            try:
                what, kind, content = own_process.receive(take)
            except own_process.SPEECHLESS:
                os._exit(0)  # whoever asked is gone
            own_process.allow(own_process.SECONDS)
            _answer(give, what, kind, content)


def _answer(give: IO[bytes], what: str, kind: str, content: bytes) -> None:
    try:
        found = _facts(content) if what == helper.FACTS else _read(kind, content)
        own_process.send(give, (helper.DONE, *found, _is_tired()))
    except sentences.Unread as unread:
        own_process.send(give, (helper.REFUSED, unread.flag, unread.sentence, _is_tired()))
    except MemoryError:
        own_process.send(give, (helper.NO_ROOM,))
    except Exception:  # noqa: BLE001 - a library broke on the paper: it is said to be damaged
        own_process.send(give, (helper.BROKEN,))


def _facts(content: bytes) -> tuple[Any, ...]:
    from daysix.attachments import pdf

    return (pdf.facts(content),)


def _read(kind: str, content: bytes) -> tuple[Any, ...]:
    found = _reader(kind)(content)
    labelled = [(one.label, one.value, one.where, one.row) for one in found.labelled]
    return found.text, labelled, sorted(found.flags), found.sentence


def _reader(kind: str) -> Any:  # noqa: ANN401 - bytes to Read
    from importlib import import_module

    files = {
        kinds.DOCX: "word",
        kinds.DOC: "legacy_word",
        kinds.RICH: "rich_text",
        kinds.PDF: "pdf",
        kinds.HTML: "web_page",
        kinds.CALENDAR: "calendar_file",
    }
    return import_module(f"daysix.attachments.{files[kind]}").read


def _is_tired() -> bool:
    return _most_used() > max(TIRED, _AT_THE_START[0])


def _most_used() -> int:
    try:
        import resource
    except ImportError:
        return 0  # Windows does not say; the parent counts papers instead
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
