"""Two thousand mails through one run: mails a second, and the most memory used.

``python -m tests.benchmarks.inbox_run [mails]``. The mails are made one at a time as the mailbox is
asked for them, so that what is measured is the run. The first run reads, lists, marks and moves
every mail; the second finds nothing new. Memory is measured after 200 mails and at the end: what
grows in between is what does not stay flat. Then the same mails are read and sorted with nothing
else done, a hundred at a time in turn with the standard library decoding them: P16 of this run.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.inbox.directory import Directory, KnownSchool  # noqa: E402 - after the path is known
from daysix.inbox.triage import classify, triage  # noqa: E402 - as above
from daysix.jobs.inbox.message_of import message_of  # noqa: E402 - as above
from daysix.jobs.inbox.run import Filing, run, usual_tools  # noqa: E402 - as above
from daysix.jobs.inbox.run import identity_of as identify  # noqa: E402 - as above
from daysix.mail.ledger import open_ledger  # noqa: E402 - as above
from daysix.mail.port import NEW, Change, Changes, Meta, Ref  # noqa: E402 - as above
from tests.benchmarks import mails  # noqa: E402 - as above
from tests.mail.made_mails import made  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from daysix.inbox.sorted_mail import Sorted

NOW = datetime(2026, 11, 30, 8, 45, tzinfo=UTC)
MAILS, EARLY, A_HUNDRED = 2000, 200, 100
FLAT = 8.0
"""Megabytes; what two thousand mails more may leave behind: their numbers on the sheet's list."""
MEGABYTE = 1_000_000
SUBJECTS = (
    "Suspension notification",
    "Permanent exclusion",
    "Question from a parent",
    "Newsletter",
)
TEXT = (
    "Dear colleagues,\r\n\r\nPlease note that Sam Placeholder, Year 9, was suspended for 2.5 days "
    "from Monday 16 November 2026 for persistent disruptive behaviour.\r\n\r\n"
)


class Many:
    """A mailbox of so many mails, none of them in memory before it is asked for."""

    name = "made:exclusions@county.example"

    def __init__(self, many: int) -> None:
        self._moved: set[str] = set()
        self._many = many

    def _refs(self) -> list[Ref]:
        numbers = (str(number) for number in range(self._many))
        return [Ref(number, "Inbox", "1") for number in numbers if number not in self._moved]

    def list_changes(self, _folder: str, cursor: str) -> Changes:
        return Changes(() if cursor else tuple(Change(NEW, ref) for ref in self._refs()), "1")

    def all_refs(self, _folder: str) -> list[Ref]:
        return self._refs()

    def fetch_mime(self, ref: Ref) -> bytes:
        number = int(ref.id)
        return made(number, subject=SUBJECTS[number % len(SUBJECTS)], text=TEXT)

    def fetch_meta(self, ref: Ref) -> Meta:
        return Meta(ref, "", "", "", None, 0)

    def set_categories(self, ref: Ref, **_marks) -> Ref:
        return Ref(ref.id, ref.folder, "2")

    def move(self, ref: Ref, folder: str) -> Ref:
        self._moved.add(ref.id)
        return Ref(f"moved {ref.id}", folder, "2")

    def ensure_folder(self, path: str) -> str:
        return path


class Counted:
    """An Inbox sheet that only counts, and looks at the memory early on."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.early = 0

    def already(self, keys):
        return self.keys & set(keys)

    def put(self, entries) -> None:
        self.keys |= {entry.key for entry in entries}
        if not self.early and len(self.keys) >= EARLY:
            self.early = most_memory_used()


def most_memory_used() -> int:
    """Bytes, the most this process ever held."""
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def file_as(sorted_: Sorted) -> Filing:
    return Filing((f"Day Six: {sorted_.category}",), "Day Six/Done")


def main(many: int = MAILS) -> None:
    """Print the figures."""
    mailbox, sheet = Many(many), Counted()
    directory = Directory(schools=(KnownSchool("Ash Grove", domains=("ashgrove.example",)),))
    tools = usual_tools(file_as)
    with tempfile.TemporaryDirectory(prefix="daysix-inbox-") as folder:
        for name in ("first", "second"):
            start = perf_counter()
            with open_ledger(Path(folder) / "mails", identify=identify, now=NOW) as ledger:
                done = run(
                    mailbox,
                    ledger,
                    folders=["Inbox"],
                    tools=tools,
                    directory=directory,
                    listing=sheet,
                    now=NOW,
                    apply=True,
                )
            took = perf_counter() - start
            print(
                f"{name} run: {done.listed} listed and {done.filed} filed in {took:.1f} s, "
                f"{done.listed / took:.0f} mails a second, good: {done.good}"
            )
    most = most_memory_used()
    grown = (most - sheet.early) / MEGABYTE
    said = "flat" if grown <= FLAT else "not flat"
    print(f"most memory {most / MEGABYTE:.0f} MB, {grown:.1f} MB of it after {EARLY} mails: {said}")
    print(f"categories: {len(sheet.keys)} lines on the sheet")
    _print_ratios(many, directory)


def _print_ratios(many: int, directory: Directory) -> None:
    """What reading and sorting cost of these mails, as an Exchange server hands them over."""
    raws = [
        mails.delivered(f"{SUBJECTS[number % len(SUBJECTS)]} {number}", f"{TEXT}Number {number}.")
        for number in range(many)
    ]
    for name, sort, must in (
        ("P16 parse and sort", classify, mails.MUST),
        ("parse, sort and read events", triage, mails.EVENTS_MUST),
    ):
        ratios = [
            _seconds(lambda raw, sort=sort: sort(message_of(raw), directory), part)
            / _seconds(mails.decoded_by_the_library, part)
            for part in (raws[at : at + A_HUNDRED] for at in range(0, many, A_HUNDRED))
        ]
        measured = median(ratios)
        verdict = "within its must" if measured <= must else "misses its must"
        print(f"{name} / library: {measured:.2f} (must {must}), {verdict}")


def _seconds(read: Callable[[bytes], object], raws: Sequence[bytes]) -> float:
    start = perf_counter()
    for raw in raws:
        read(raw)
    return perf_counter() - start


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
