"""Reads one request a line and answers one line, until the other side closes."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, BinaryIO

from daysix.desk.libreoffice.helper import answers, office, way_in

REFUSED, GONE, FAULT = "refused", "gone", "fault"
LOST_LIBREOFFICE = frozenset(
    {"DisposedException", "NoConnectException", "ConnectionSetupException"}
)


def main() -> None:
    """Serve on the standard streams; what else is printed meanwhile goes to the error stream."""
    coming_in = sys.stdin.buffer
    going_out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(coming_in, going_out, answers.ANSWERS)
    os._exit(0)  # what uno has begun may still be at work, and stumbles where Python is taken down


def serve(coming_in: BinaryIO, going_out: BinaryIO, known: Any) -> None:
    """Answer request after request."""
    while True:
        line = coming_in.readline()
        if not line:
            return
        going_out.write(reply(line, known).encode("ascii") + b"\n")
        going_out.flush()


def reply(line: bytes, known: Any) -> str:
    """The line that answers a line."""
    request = json.loads(line)
    inside = way_in.reply_inside(line) if request["do"] in way_in.BETTER_INSIDE else ""
    return inside or json.dumps(answer(request, known))


def reply_here(request: dict[str, Any]) -> str:
    """The line that answers a request, given from where this runs."""
    return json.dumps(answer(request, answers.ANSWERS))


def answer(request: dict[str, Any], known: Any) -> dict[str, Any]:
    """The reply to one request: ``{"is": ...}``, or ``{"failed": kind, "why": text}``."""
    try:
        return {"is": known[request["do"]](**request["with"])}
    except office.TooMuchHere:
        raise
    except answers.Refused as refusal:
        return {"failed": REFUSED, "why": str(refusal)}
    except Exception as fault:  # noqa: BLE001 - whatever LibreOffice raised, the other side must hear of it
        kind = type(fault).__name__.rpartition(".")[2]
        lost = kind in LOST_LIBREOFFICE or not office.is_there()
        return {"failed": GONE if lost else FAULT, "why": f"{kind}: {fault}"}
