"""Reads one request a line and answers one line, until the other side closes."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, BinaryIO

from daysix.desk.libreoffice.helper import answers, office

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


def serve(coming_in: BinaryIO, going_out: BinaryIO, known: Any) -> None:
    """Answer request after request."""
    while True:
        line = coming_in.readline()
        if not line:
            return
        going_out.write(json.dumps(answer(json.loads(line), known)).encode("ascii") + b"\n")
        going_out.flush()


def answer(request: dict[str, Any], known: Any) -> dict[str, Any]:
    """The reply to one request: ``{"is": ...}``, or ``{"failed": kind, "why": text}``."""
    try:
        return {"is": known[request["do"]](**request["with"])}
    except answers.Refused as refusal:
        return {"failed": REFUSED, "why": str(refusal)}
    except Exception as fault:  # noqa: BLE001 - whatever LibreOffice raised, the other side must hear of it
        kind = type(fault).__name__.rpartition(".")[2]
        lost = kind in LOST_LIBREOFFICE or not office.is_there()
        return {"failed": GONE if lost else FAULT, "why": f"{kind}: {fault}"}
