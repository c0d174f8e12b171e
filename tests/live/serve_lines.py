"""The other side of ``asked``; also for LibreOffice's Python: standard library only."""

import json
import sys


def serve(known):
    """Answer each line until there are no more."""
    for line in sys.stdin:
        name, what = json.loads(line)
        try:
            answer = [True, known[name](**what)]
        except Exception as fault:  # noqa: BLE001 - the other side says what it could not do
            answer = [False, f"{type(fault).__name__}: {fault}"]
        print(json.dumps(answer), flush=True)  # noqa: T201 - the line is the answer
