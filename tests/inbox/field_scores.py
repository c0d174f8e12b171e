"""How well the fields of events are read: right of what is given, given of what is there.

``scores`` takes pairs of expected and found events, both as the command line's contract has them
(a field that is null or missing is not there), so any corpus and any reader can be scored.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from daysix.inbox.directory import Directory
    from daysix.inbox.message import Message

PARTS = ("mails", "later", "third")
"""Written before the readers, after their first version, and after their second."""
CORPUS = Path(__file__).parent / "corpus_fields"
MORE = CORPUS / "more"
BATCHES = tuple(f"batch{n}" for n in range(1, 8))
"""Seven further batches, each written and scored before the readers had seen it."""
COUNTED = ("pupil_name", "dob", "upn", "start_date", "days")
TOLD = ("year_group", "school", "end_date", "reason_codes")
Line = dict[str, Any]


@dataclass
class Score:
    """One field: how often it was there, given, and right; the first slips by name of mail."""

    there: int = 0
    given: int = 0
    right: int = 0
    found: int = 0
    slips: list[str] = field(default_factory=list)

    @property
    def right_of_given(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def given_of_there(self) -> float:
        return self.found / self.there if self.there else 1.0


def scores(pairs: Iterable[tuple[str, Sequence[Line], Sequence[Line]]]) -> dict[str, Score]:
    """Score (name of mail, expected events, found events); "all" counts the five of the promise.

    "events" counts whole events: missing ones are there and not given, further ones given and not
    right.
    """
    found = {name: Score() for name in (*COUNTED, *TOLD, "events", "event_type")}
    for mail, expected, given in pairs:
        for wanted, got in _paired(expected, given):
            _count_event(found, mail, wanted, got)
            for name in (*COUNTED, *TOLD, "event_type"):
                _count(found[name], mail, (wanted or {}).get(name), (got or {}).get(name))
    total = Score()
    for name in COUNTED:
        for part in ("there", "given", "right", "found"):
            setattr(total, part, getattr(total, part) + getattr(found[name], part))
    return {"all": total, **found}


def _count_event(found: dict[str, Score], mail: str, wanted: Line | None, got: Line | None) -> None:
    score = found["events"]
    score.there += wanted is not None
    score.given += got is not None
    both = wanted is not None and got is not None
    score.right += both
    score.found += both
    if not both:
        score.slips.append(f"{mail}: {'not found' if wanted else 'one too many'}")


def _count(score: Score, mail: str, wanted: object, got: object) -> None:
    score.there += wanted is not None
    score.given += got is not None
    score.found += wanted is not None and got is not None
    right = got is not None and _same(wanted, got)
    score.right += right
    if (got is not None or wanted is not None) and not right:
        score.slips.append(f"{mail}: {wanted!r} read as {got!r}")


def _same(wanted: object, got: object) -> bool:
    if isinstance(wanted, list | tuple) and isinstance(got, list | tuple):
        return sorted(wanted) == sorted(got)
    if isinstance(wanted, str) and isinstance(got, str):
        return " ".join(wanted.split()).casefold() == " ".join(got.split()).casefold()
    return wanted == got


def _paired(
    expected: Sequence[Line], given: Sequence[Line]
) -> Iterator[tuple[Line | None, Line | None]]:
    """Each expected event with the found one that is most like it; what is left, alone."""
    left = [*given]
    for wanted in expected:
        best = max(left, key=lambda got: _alike(wanted, got), default=None)
        if best is not None and (_alike(wanted, best) > 0 or len(expected) == len(given) == 1):
            left.remove(best)
            yield wanted, best
        else:
            yield wanted, None
    yield from ((None, got) for got in left)


def _alike(wanted: Line, got: Line) -> int:
    weights = {"pupil_name": 8, "upn": 6, "dob": 4, "event_type": 1, "start_date": 1, "days": 1}
    weights["year_group"] = 1
    return sum(
        weight
        for name, weight in weights.items()
        if wanted.get(name) is not None and _same(wanted[name], got.get(name))
    )


def mails(part: str = PARTS[0], folder: Path = CORPUS) -> list[Line]:
    """The mails of a part of a corpus as they are kept."""
    with (folder / f"{part}.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def directory_of(folder: Path = CORPUS) -> Directory:
    """The schools and cases beside a corpus."""
    from daysix.inbox.directory import Directory, KnownCase, KnownSchool

    kept = json.loads((folder / "directory.json").read_text(encoding="utf-8"))
    schools = tuple(
        KnownSchool(**{k: tuple(v) if isinstance(v, list) else v for k, v in one.items()})
        for one in kept["schools"]
    )
    days = {"dob", "start", "end"}
    cases = tuple(
        KnownCase(**{k: date.fromisoformat(v) if k in days else v for k, v in one.items()})
        for one in kept["cases"]
    )
    lists = {k: tuple(kept[k]) for k in ("own_domains", "mailboxes")}
    return Directory(la=kept["la"], schools=schools, cases=cases, **lists)


def message_of(mail: Line) -> Message:
    """A mail of the corpus as triage reads it."""
    from daysix.inbox.message import Address, Labelled, Message, Paper

    name, _, address = mail["sender"].rstrip(">").partition(" <")
    papers = tuple(
        Paper(
            paper["name"],
            paper["kind"],
            text=paper["text"],
            labelled=tuple(Labelled(*one) for one in paper["labelled"]),
        )
        for paper in mail["papers"]
    )
    return Message(
        id=f"<{mail['id']}@example>",
        content_hash=mail["id"],
        sender=Address(name, address),
        subject=mail["subject"],
        text=mail["text"],
        sent=datetime.fromisoformat(mail["sent"]),
        papers=papers,
    )


def line_of(event: Any) -> Line:
    """An event as the command line's contract has it."""
    from daysix.inbox.sorted_mail import FIELDS

    line: Line = {"event_type": event.event_type}
    for name in FIELDS:
        found = event.fields.get(name)
        value = found.value if found else None
        line[name] = list(value) if isinstance(value, tuple) else value
    return line


def read_corpus(
    part: str = PARTS[0], folder: Path = CORPUS
) -> Iterator[tuple[str, list[Line], list[Line]]]:
    """Every mail of the corpus: its name, the events expected, the events read."""
    from daysix.inbox.events import events_of
    from daysix.inbox.thread import split

    directory = directory_of()
    for mail in mails(part, folder):
        message = message_of(mail)
        thread = split(message.text, subject=message.subject)
        read = events_of(message, thread, mail["category"], directory)
        yield mail["id"], mail["events"], [line_of(event) for event in read]


def table(found: dict[str, Score]) -> str:
    """The scores as lines of text."""
    lines = [f"{'field':14}{'there':>7}{'given':>7}{'right':>7}{'right %':>9}{'given %':>9}"]
    for name, score in found.items():
        shares = f"{score.right_of_given:9.1%}{score.given_of_there:9.1%}"
        lines.append(f"{name:14}{score.there:7}{score.given:7}{score.right:7}{shares}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "addin"))
    for corpus_part in (*PARTS, *BATCHES):
        result = scores(read_corpus(corpus_part, MORE if corpus_part in BATCHES else CORPUS))
        sys.stdout.write(f"{corpus_part}\n{table(result)}\n")
        for field_name, one in result.items():
            for slip in one.slips if "-v" in sys.argv else ():
                sys.stdout.write(f"{field_name}: {slip}\n")
