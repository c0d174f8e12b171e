"""F15 personal data, F16 secrets and F17 least privilege: what must be nowhere is looked for.

Each search is first shown a leak that was planted, so that it can be seen to fail. ``rows(full)``
gives (fault, trials, outcome). The searches are not drawn: they are always made whole.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from tests.benchmarks.private_runs import NAME, SECRET, UPN  # noqa: E402 - after the path is known
from tests.benchmarks.saving_trials import (  # noqa: E402 - as above
    TWENTIETH,
    Outcome,
    judged,
    new_folder,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOT_LOOKED_AT = frozenset({"input"})
"""The mailboxes, trackers and saved copies themselves: they are what they are."""
NAMES = (NAME, UPN)
LEAKS = ("log", "coded log", "temp", "temp gone", "traceback")
LEAKS_OF_SECRETS = ("log", "coded log", "temp", "temp gone", "traceback", "config", "env")
INTERRUPTED = 40
"""Runs of F17, each interrupted one call later."""
OPERATIONS = frozenset(
    {"list_changes", "all_refs", "fetch_mime", "fetch_meta", "set_categories", "move"}
    | {"ensure_folder", "health"}
)


class Searched(NamedTuple):
    """What one process left behind."""

    acts: int
    hits: list[str]


def rows(*, full: bool) -> list[Outcome]:
    """Every search."""
    searches = [personal_data("inbox"), personal_data("suite"), kept_secrets()]
    return [*searches, least_privilege(times=INTERRUPTED if full else INTERRUPTED // TWENTIETH)]


def personal_data(room: str) -> Outcome:
    """F15: a child's name and UPN in logs, temporary files or tracebacks."""
    name = f"F15 personal data, {room}"
    missed = [f"a planted leak ({leak}) was not seen" for leak in LEAKS if not _hits(room, leak)]
    found = _searched(room, NAMES)
    said = f"0 hits in logs, temporary files and tracebacks; {len(LEAKS)} planted leaks seen"
    return judged(name, found.acts, said, missed + found.hits)


def kept_secrets() -> Outcome:
    """F16: a password in settings, logs, command lines or the environment."""
    missed = [
        f"a planted leak ({leak}) was not seen"
        for leak in LEAKS_OF_SECRETS
        if not _hits("secrets", f"secret {leak}")
    ]
    found = _searched("secrets", (SECRET,))
    said = f"0 hits in settings, logs, argv, env; {len(LEAKS_OF_SECRETS)} planted leaks seen"
    return judged("F16 secrets", found.acts, said, missed + found.hits)


def _hits(room: str, leak: str) -> list[str]:
    return _searched(room, (SECRET,) if leak.startswith("secret") else NAMES, leak).hits


def _searched(room: str, wanted: Sequence[str], leak: str = "") -> Searched:
    with new_folder() as folder:
        env = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        env |= {
            **dict.fromkeys(("HOME", "LOCALAPPDATA", "XDG_DATA_HOME"), str(folder / "home")),
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder / "tmp")),
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "addin")]),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        (folder / "home").mkdir()
        (folder / "tmp").mkdir()
        command = [sys.executable, "-m", "tests.benchmarks.private_runs", room, leak]
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)
        said = {"stderr": done.stderr, "stdout": done.stdout}
        hits = [f"{where}: {hit}" for where, text in said.items() for hit in _in(text, wanted)]
        hits += [
            f"{path.relative_to(folder)}: {hit}"
            for path in _files(folder)
            for text in _contents(path)
            for hit in _in(text, wanted)
        ]
        told = folder / "process.json"
        if done.returncode or not told.exists():
            last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            return Searched(0, [f"it did not get to its end: {last}"])
        return Searched(json.loads(told.read_text())["acts"], hits)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).parts[0] not in NOT_LOOKED_AT:
            yield path


def _contents(path: Path) -> Iterator[bytes]:
    """A file's name, its bytes, and where it is a workbook or the like, what is in it."""
    yield str(path).encode(errors="replace")
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            yield from map(parts.read, parts.namelist())


def _in(content: bytes, wanted: Sequence[str]) -> list[str]:
    small = content.lower()
    found = [
        one
        for one in wanted
        for form in ("utf-8", "utf-16-le")
        if one.encode(form).lower() in small
    ]
    return found or [one for one in wanted if any(told in content for told in _disguised(one))]


def _disguised(text: str) -> Iterator[bytes]:
    """As base64 has it, wherever in the coded text it begins: a password shown to a server."""
    for before in range(3):
        coded = b64encode(b"x" * before + text.encode())
        yield coded[4 : len(coded) // 4 * 4 - 4]


def least_privilege(*, times: int = INTERRUPTED) -> Outcome:
    """F17: what runs ask of a mailbox, and of which folders."""
    wrong, asked = [], 0
    for mailbox, plant in ((_Recording, False), (_Planted, True)):
        operations, folders = _asked_of(mailbox, times)
        found = [f"{one} was asked for" for one in sorted(operations - OPERATIONS)]
        found += [f"{one} was looked at" for one in sorted(folders - {"Inbox", "Day Six/Done"})]
        if plant and len(found) != len(("delete", "Private")):
            wrong.append("a planted deletion in another folder was not seen")
        elif not plant:
            wrong += found
            asked = len(mailbox.calls)
    said = "no send, no delete, no draft, only the folders named"
    return judged("F17 least privilege", asked, said, wrong)


def _asked_of(kind, times: int) -> tuple[set[str], set[str]]:
    from tests.jobs.inbox.run_scene import Scene
    from tests.mail.made_mails import MADE
    from tests.mail.memory_mailbox import Faults

    kind.calls = []
    for nth in range(times):
        with new_folder() as folder:
            stage = Scene(folder)
            stage.store.folders.add("Private")
            for raw in MADE.values():
                stage.store.arrive(raw)
                stage.store.arrive(raw, "Private")
            for _ in range(2):
                stage.run(mailbox=kind(stage.store, before=Faults(nth)), apply=True)
            stage.store.forget_cursors()
            stage.run(mailbox=kind(stage.store), apply=True)
    folders = {folder for _, folder in kind.calls if folder}
    return {what for what, _ in kind.calls}, folders


class _Recording:
    """A mailbox that writes down whatever is asked of it, known to the port or not."""

    calls: list[tuple[str, str]] = []  # noqa: RUF012 - begun afresh for every use
    planted = False

    def __init__(self, store, before=None) -> None:
        from tests.mail.memory_mailbox import MemoryMailbox

        self._mailbox = MemoryMailbox(store, before=before)
        self.name = self._mailbox.name

    def __getattr__(self, name):
        def call(*given, **named):
            where = [getattr(one, "folder", one) for one in given]
            folder = where[-1] if name == "move" else (where or [""])[0]
            self.calls.append((name, str(folder)))
            if self.planted:
                self.calls.extend([("delete", "Inbox"), ("fetch_mime", "Private")])
            return getattr(self._mailbox, name)(*given, **named)

        return call


class _Planted(_Recording):
    planted = True
