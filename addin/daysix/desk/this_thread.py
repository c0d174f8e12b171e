"""What Windows wants of a thread before it may speak to Excel."""

from __future__ import annotations

import sys
import threading
from importlib import import_module

_done = threading.local()


def may_call_excel() -> None:
    """Let this thread call Excel; once is enough, and elsewhere than on Windows none is needed."""
    if sys.platform == "win32" and not getattr(_done, "yes", False):
        # a thread that was not made known is told that Excel is not there
        import_module("pythoncom").CoInitialize()
        _done.yes = True
