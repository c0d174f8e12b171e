"""Run the steps: ``python -m daysix.build [--check] [step ...]``.

With ``--check`` nothing is written, and the run fails if a file on disk is not what its step
would make today.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import daysix.build
from daysix.build import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PACKAGE = Path(daysix.build.__file__).parent.parent


class Step(Protocol):
    """What a module in this folder offers."""

    TITLE: str

    def make(self) -> Mapping[str, str | bytes]:
        """Give each file's path as seen from the package, and its text or its bytes."""


def main(arguments: Sequence[str] | None = None, *, root: Path = PACKAGE) -> int:
    """Run the steps named, or all of them; 0 done, 1 stale (``--check``), 2 refused."""
    parser = argparse.ArgumentParser(prog="daysix.build", description=__doc__)
    parser.add_argument("steps", nargs="*", help="names of steps; all of them if none is given")
    parser.add_argument("--check", action="store_true", help="compare only; write nothing")
    options = parser.parse_args(arguments)
    known = [
        m.name for m in pkgutil.iter_modules(daysix.build.__path__) if not m.name.startswith("_")
    ]
    unknown = set(options.steps) - set(known)
    if unknown:
        return _say(f"No step called {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
    changed = 0
    for name in options.steps or known:
        step = cast("Step", importlib.import_module(f"daysix.build.{name}"))
        try:
            made = step.make()
        except RefusedError as refusal:
            return _say(f"{step.TITLE}: refused, nothing written. {refusal}")
        changed += sum(_put(root / path, file, check=options.check) for path, file in made.items())
    return 1 if options.check and changed else 0


def _put(path: Path, file: str | bytes, *, check: bool) -> bool:
    """Write ``file`` unless it is there already; say whether it differed."""
    new = file.encode("utf-8") if isinstance(file, str) else file
    if path.is_file() and path.read_bytes() == new:
        return False
    if not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(new)
    sys.stdout.write(f"{'stale' if check else 'written'}: {path.name}\n")
    return True


def _say(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
