"""Whose paper it is: one that names another child and not its own stops the pack until decided.

What is told is only what can be told: a paper that names nobody, or that nobody can read, is none
of these. A form may name a child we do not know. Initials alone are no name here, for a teacher may
have the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from daysix.desk import desk_refusals
from daysix.jobs.panel.decisions import (
    BELONGS,
    LEAVE_OUT,
    NAME,
    Decision,
    decided_in,
    mark_of,
    note,
    plain,
)
from daysix.jobs.panel.people import people_of
from daysix.law.errors import BadInput
from daysix.paper.gate.people import NAME as A_NAME
from daysix.paper.gate.people import UPN, Person, fold, needles_of
from daysix.paper.gate.reading import search
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from daysix.jobs.panel.rows import PanelBook
    from daysix.panels.sitting import Attached, Case
    from daysix.paper.gate.people import Needle, Needles

MOST_NAMED, LONGEST = 3, 60
PUPIL = frozenset({"pupil_name", "surname"})
"""What a form's answer is called that says whose it is."""
CODE = "Y-104"


class ToDecide(Protocol):
    """Something in a pack that waits for a person's decision."""

    @property
    def mark(self) -> str:
        """What the decision is known by."""

    @property
    def sentence(self) -> str:
        """What was found, why the pack waits, and what to do."""

    @property
    def code(self) -> str:
        """What the sentence ends with."""

    @property
    def line(self) -> Decision:
        """The line in which it is decided."""


class Stranger(NamedTuple):
    """A paper that looks like another child's: of which case, and whom it names."""

    case: Case
    paper: Attached
    named: tuple[str, ...]
    mark: str

    @property
    def code(self) -> str:
        """What the sentence ends with."""
        return CODE

    @property
    def sentence(self) -> str:
        """What was found, why the pack waits, and what to do."""
        return (
            f"“{self.paper.name}”, a paper of {self.case.ref}, names {' and '.join(self.named)} "
            f"and not {self.case.name}. It may be another child's, so the pack waits. Take it out "
            f"of the folder of {self.case.ref}; or decide in {NAME}: “{BELONGS}” with a reason "
            f"and your initials, or “{LEAVE_OUT}”. ({CODE})"
        )

    @property
    def line(self) -> Decision:
        """The line in which it is decided."""
        found = f"names {' and '.join(self.named)} and not {self.case.name}"
        return Decision(f"{self.case.ref}/{self.paper.name}", found, mark=self.mark)


def refuse(found: Sequence[ToDecide]) -> None:
    """Refuse for the first of them.

    Raises
    ------
    BadInput
        ``Y-104``; or what an agenda says that names somebody else.
    """
    sentence = found[0].sentence.removesuffix(f" ({found[0].code})")
    others = len(found) - 1
    more = f" There {'is 1 more' if others == 1 else f'are {others} more'}." if others else ""
    raise BadInput(found[0].code, f"{sentence}{more}")


def strangers(
    book: PanelBook, cases: Iterable[Case], *, stop: Callable[[], bool] = lambda: False
) -> Iterator[Stranger]:
    """The papers of these cases that look like another child's, decided or not.

    Raises
    ------
    BadInput
        ``Y-090``: a paper cannot be read. Or Cancel was pressed.
    """
    wanted = [case for case in cases if case.papers]
    if not wanted:
        return
    people = people_of(book)
    own = {case.ref: Person(case.name, case.upn, case.born) for case in wanted}
    needles = needles_of([*people.values(), *own.values()], schools=False)
    for case in wanted:
        this = {own[case.ref], people.get(case.pupil_id.casefold(), own[case.ref])}
        for paper in case.papers:
            if stop():
                raise desk_refusals.stopped()
            content = read_paper(case, paper)
            named = _others(needles, case, paper.name, content, this)
            if named:
                yield Stranger(case, paper, named, mark_of_paper(case, content))


def decide(found: Iterable[ToDecide], given: Iterable[Sequence[str]], folder: Path) -> None:
    """Put on the list what was decided of some papers: paper, decision, reason, initials.

    Raises
    ------
    BadInput
        ``Y-107``: there is no such paper to decide about. ``Y-102``, ``Y-103``: the list.
    """
    lines = {one.line.paper.casefold(): one.line for one in found}
    before = {one.paper.casefold(): one.what for one in decided_in(folder).values()}
    made = []
    for paper, what, reason, initials in given:
        line = lines.get(paper.strip().casefold())
        if line is None and before.get(paper.strip().casefold()) == plain(what):
            continue  # the same command again: it is decided like that already
        if line is None:
            names = ", ".join(one.paper for one in lines.values())
            known = f"It waits for {names}" if lines else "It waits for none"
            raise BadInput(
                "Y-107",
                f"The pack waits for no decision about “{paper[:80]}”. {known}. Give the "
                "referral, a stroke and the name of the file. Nothing was made.",
            )
        made.append(line._replace(what=what, reason=reason, initials=initials))
    if made:
        note(folder, made)


def left_out(cases: Iterable[Case], said: Mapping[str, Decision]) -> frozenset[str]:
    """Where the papers lie that an officer has decided to leave out."""
    marks = {mark for mark, one in said.items() if one.what == LEAVE_OUT}
    if not marks:
        return frozenset()
    return frozenset(
        paper.path
        for case in cases
        for paper in case.papers
        if mark_of_paper(case, read_paper(case, paper)) in marks
    )


def mark_of_paper(case: Case, content: bytes) -> str:
    """What a decision about a paper is known by: its case and its bytes."""
    return mark_of("paper", case.ref, content)


def read_paper(case: Case, paper: Attached) -> bytes:
    """The bytes of a paper.

    Raises
    ------
    BadInput
        ``Y-090``.
    """
    path = Path(paper.path)
    try:
        return path.read_bytes()
    except OSError as fault:
        raise BadInput(
            "Y-090",
            f"I cannot read {path.name}, a paper of {case.ref} ({fault.strerror}), so I "
            "made no pack. Close it where it is open, or ask for the right to read it.",
        ) from fault


def _named_on_the_form(case: Case, name: str, content: bytes) -> tuple[str, ...]:
    """Whom a form that names nobody we know gives as its pupil, where that is another name."""
    from daysix.attachments import read_paper as opened
    from daysix.inbox.fields.labels import of_paper

    own = set(fold(case.name).split())
    answers = [one for paper in opened(name, content) for one in of_paper(paper.labelled, name)]
    told = [one.typed for one in answers if one.field in PUPIL and fold(one.typed).split()]
    if not told or any(own & set(fold(one).split()) for one in told):
        return ()
    return tuple(f"“{one[:LONGEST]}”" for one in dict.fromkeys(told))[:MOST_NAMED]


def _others(
    needles: Needles, case: Case, name: str, content: bytes, this: set[Person]
) -> tuple[str, ...]:
    """The other children a paper names, in its words or its file's name, where not its own."""
    found = {*search(content, needles).places, *needles.in_text(Path(name).stem)}
    if any(needle.person in this for needle in found):
        return ()
    names = {needle.person.name for needle in found if is_sure(needle)}
    return tuple(sorted(names)[:MOST_NAMED]) or _named_on_the_form(case, name, content)


def is_sure(needle: Needle) -> bool:
    """Whether what was found is a child's and nobody else's: a number, or a whole name."""
    if needle.sort == UPN:
        return True
    return needle.sort == A_NAME and len(needle.words) > 1 and min(map(len, needle.words)) > 1
