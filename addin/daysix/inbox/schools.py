"""Which school a mail speaks of: by its form, its words, its sender, its signature.

What a form says goes first, then "excluded from ...", then the sender's address. The school a
pupil moves to is not the one that excluded. Two schools the words fit equally are both named, and
a person chooses.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from daysix.inbox.fields.labels import field_of
from daysix.inbox.school_names import as_found, hits, index_of, matched, near
from daysix.inbox.sorted_mail import Found
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from daysix.inbox.directory import Directory, KnownSchool
    from daysix.inbox.message import Message
    from daysix.inbox.thread import Thread

SAID, NAMED = 3, 2
CROSS_BORDER, OBJECTION = "cross_border", "fair_access_objection"
OFF_SITE, PROVISION = "off_site_direction", "day6_provision"
_OF_ITS_OWN = frozenset({CROSS_BORDER, OBJECTION, OFF_SITE, PROVISION})
"""Events whose school is not simply the one a mail speaks of."""
NEAR_ENOUGH = 88
LONGEST = 80
READ = 3000
"""Characters of a paper looked at: a letterhead stands at its beginning."""
_NUMBER = re.compile(r"(?<![\d/])(\d{3})\s?/\s?(\d{4})(?![\d/])|(?<!\d)(\d{7})(?!\d)")
_FIGURES = re.compile(r"\d\d\d")
_LEFT = re.compile(
    r"\b(?:(?:excluded|suspended) by|ex|(?:excluded|suspended|exclusion|suspension|removed"
    r"|expelled) from|attend(?:s|ing|ed)?"
    r"|(?:pupil|student|child|learner|currently|on roll|enrolled|was) (?:at|of)|move from"
    r"|transfer from|moving from|from|(?:home|excluding|referring|current) school(?: is|:)?)"
    r"[\s(]+(?:the\s+)?$", re.IGNORECASE)  # fmt: skip
_EXCLUDES = re.compile(
    r"(?:,? \([^)]{1,40}\))?,? (?:(?:has|have|had|today|yesterday|permanently)\s+)*"
    r"(?:permanently )?(?:exclu|suspen|pex)",
    re.IGNORECASE,
)
"""Behind a school's name that excluded somebody itself."""
_WHOLE = re.compile(r"(?:School|Academy|College|PRU|Unit|Primary)$")
_GOES_TO = re.compile(
    r"\b(?:to|into|to attend|attending|receiving school(?: (?:is|will be))?|host(?: school)?"
    r"|join(?:ing|s)?|placed at|place at|places? (?:is|are|starts?)[^.;\n]{0,25}\bat"
    r"|placement at|provision at|trial at"
    r"|previous school|previously at|formerly at|starts? at|start(?:ing)? [^.;\n]{0,25}at|with"
    r"|prefer\w* schools?(?: is)?|allocated(?: to)?|requested school|school requested"
    r"|consult(?:ed)?"
    r"|down for|booked (?:in )?at"
    r"|sister at|brother at|sibling at|head at|head of|offered by|agreed by|place with)"
    r"[\s:,(]*(?:the\s+)?$", re.IGNORECASE)  # fmt: skip
_PROVIDER = re.compile(
    r"\b(?:PRU|referral|alternative|tuition|hospital|AP|provision)\b", re.IGNORECASE
)
"""A place that teaches children other schools have excluded."""
_VIRTUAL = re.compile(r"\bvirtual (?:school|college)\b", re.IGNORECASE)
"""It watches over children in care, and has none on its roll to exclude."""
_STARTS_AT = re.compile(r"\b(?:day (?:six|6)|sixth[- ]day|provision|placement)\b", re.IGNORECASE)


Spoken = tuple[int, Found]
"""How plainly a school is the one meant, and the school."""


class _Zone(NamedTuple):
    text: str
    where: str


def school_of(
    message: Message, thread: Thread, directory: Directory, *, about: str = ""
) -> Found | None:
    """The school's name as the list has it where that is certain, else as found with a doubt."""
    return SchoolsOf(message, thread, directory).of(about)


class SchoolsOf:
    """The school of one mail, read once for whatever event it is wanted for."""

    def __init__(self, message: Message, thread: Thread, directory: Directory) -> None:
        self._message, self._thread, self._directory = message, thread, directory
        self._found: dict[str, Found | None] = {}

    @cached_property
    def senders(self) -> list[KnownSchool]:
        """The schools the sender's address may belong to."""
        return senders(self._message, self._directory)

    def of(self, about: str = "") -> Found | None:
        """The school, where ``about`` is the event: one that objects to a place is the sender."""
        about = about if about in _OF_ITS_OWN else ""
        if about not in self._found:
            found = self._of(about)
            self._found[about] = found and self.settled(found)
        return self._found[about]

    def settled(self, found: Found) -> Found:
        """A name that several schools go by is the sender's, where the sender is one of them."""
        fits = matched(found.typed, self._directory) if found.doubt else ()
        own = [school for school in self.senders if school in fits]
        return Found(own[0].name, found.where, found.typed) if len(own) == 1 else found

    def _of(self, about: str) -> Found | None:
        message, sender = self._message, self.senders
        if about == OBJECTION and len(sender) == 1:
            return Found(sender[0].name, "sender", message.sender.address)
        if self._by_form:
            return self._by_form
        if about == OFF_SITE and len(sender) == 1 and not _PROVIDER.search(_called(sender[0])):
            return Found(sender[0].name, "sender", message.sender.address)  # not where one goes
        found = self._without_form(about)
        provider = found and found.where == "sender" and _PROVIDER.search(str(found.value))
        return None if about == PROVISION and provider else found

    @cached_property
    def _by_form(self) -> Found | None:
        return _of_forms(self._message, self._directory, self.senders)

    @cached_property
    def _zones(self) -> list[_Zone]:
        return _zones(self._message, self._thread)

    @cached_property
    def _spoken(self) -> list[Spoken]:
        return [*_spoken(self._zones, self._directory)]

    @cached_property
    def _elsewhere(self) -> Found | None:
        return _elsewhere(self._message, self._thread, self._directory)

    def _without_form(self, about: str) -> Found | None:
        """The school by the words of the mail, by its sender, or by what it passes on."""
        message, spoken = self._message, self._spoken
        if about == OBJECTION:
            spoken = [hit for hit in spoken if hit[0] == NAMED] or spoken
        said = _one([hit for hit in spoken if hit[0] == SAID])
        if said:
            return said
        found = (
            _by_sender(self.senders, spoken, message, lambda: self._elsewhere)
            or _one([hit for hit in spoken if hit[0] == NAMED])
            or self._elsewhere
            or _shared(self.senders, message)
        )
        if found:
            return found
        everything = [*self._zones, *_passed_on(message, self._thread)]
        return _unlisted(everything) or (_only_one(everything) if about == CROSS_BORDER else None)


def _called(school: KnownSchool) -> str:
    return f"{school.name} {school.phase}"


def _by_sender(
    sender: Sequence[KnownSchool],
    spoken: Sequence[Spoken],
    message: Message,
    elsewhere: Callable[[], Found | None],
) -> Found | None:
    """The school the mail came from; a unit that teaches other schools' children names theirs."""
    if len(sender) != 1:
        return _among(sender, spoken)
    one = sender[0]
    if _PROVIDER.search(_called(one)):
        named = _one([hit for hit in spoken if hit[1].value != one.name]) or elsewhere()
        if named and named.value != one.name:
            return named
    return Found(one.name, "sender", message.sender.address)


def school_named(typed: str, where: str, directory: Directory) -> Found | None:
    """The school a form's answer names."""
    text = " ".join(typed.split()).strip(" ,;")[:LONGEST]
    number = _NUMBER.search(text)
    if number:
        found = index_of(directory).by_number.get("".join(filter(None, number.groups())))
        text = text.replace(number[0], "").strip(" ()-,")
        if found:
            other = _other_than(found, text, directory)
            return _doubtful(text, where, (found, other)) if other else (
                Found(found.name, where, typed))  # fmt: skip
    if not any(map(str.isalpha, text)):
        return None
    fits: Sequence[KnownSchool] = matched(text, directory)
    if len(fits) == 1 or not directory.schools:
        return Found(fits[0].name if fits else text, where, typed)
    if fits:
        return _doubtful(text, where, fits)
    return _not_listed(text, where, [school for school, _ in near(text, directory)])


def _other_than(numbered: KnownSchool, text: str, directory: Directory) -> KnownSchool | None:
    """The one other school that the name beside a number means; one of the two is a slip."""
    fits = matched(text, directory) if any(map(str.isalpha, text)) else ()
    return fits[0] if len(fits) == 1 and fits[0].name != numbered.name else None


def spans(text: str, directory: Directory) -> list[tuple[int, int]]:
    """Where names of schools stand: no pupil's name is looked for in them."""
    found = [(hit.start, hit.end) for hit in hits(text, directory)]
    listed = [*found]
    found += [
        match.span()
        for match in as_found(text)
        if not any(match.start() < start and end <= match.end() for start, end in listed)
    ]
    return found


def _of_forms(
    message: Message, directory: Directory, sender: Sequence[KnownSchool]
) -> Found | None:
    """What the forms with the mail, and the "School:" line of its text, answer."""
    doubtful: Found | None = None
    for typed, where in _answers(message):
        found = school_named(typed, where, directory)
        if found is None:
            continue
        if not found.doubt:
            return found
        confirmed = _near_sender(typed, where, sender, directory)
        if confirmed:
            return confirmed
        doubtful = doubtful or found
    return doubtful


def _near_sender(
    typed: str, where: str, sender: Sequence[KnownSchool], directory: Directory
) -> Found | None:
    """A school's name with a slip, or cut short, in a mail that came from that school."""
    fits = {school.name for school in matched(typed, directory)}
    close = {school.name for school, score in near(typed, directory) if score >= NEAR_ENOUGH}
    both = [school for school in sender if school.name in fits | close]
    return Found(both[0].name, where, typed) if len(both) == 1 else None


def _answers(message: Message) -> Iterator[tuple[str, str]]:
    for wanted in ("school_number", "school"):
        for paper in message.papers:
            for one in paper.labelled:
                if one.value and field_of(one.label) == wanted and one.row <= 1:
                    yield one.value, f"{paper.name}, {one.where}"
        if "chool" in message.text or "cademy" in message.text or "SCHOOL" in message.text:
            for n, line in enumerate(message.text.splitlines(), start=1):
                if line.startswith(">"):
                    break
                label, mark, value = line.partition(":" if ":" in line else "\t")
                if mark and value.strip() and field_of(label.strip()) == wanted:
                    yield value.strip(), f"mail, line {n}"


def _zones(message: Message, thread: Thread) -> list[_Zone]:
    return [
        _Zone(thread.new, "mail"),
        _Zone(message.subject, "subject"),
        _Zone(thread.signature, "signature"),
        _Zone(message.sender.name, "sender"),
    ]


def _spoken(zones: Sequence[_Zone], directory: Directory) -> Iterator[Spoken]:
    """Every listed school named in some words, and how plainly it is the one meant."""
    for zone in zones:
        if not zone.text:
            continue
        for match in _NUMBER.finditer(zone.text) if _FIGURES.search(zone.text) else ():
            known = index_of(directory).by_number.get("".join(filter(None, match.groups())))
            if known and not _VIRTUAL.search(known.name):
                yield SAID, Found(known.name, zone.where, match[0])
        for hit in hits(zone.text, directory):
            before = zone.text[max(0, hit.start - 60) : hit.start]
            typed = zone.text[hit.start : hit.end]
            if _VIRTUAL.search(typed):
                continue
            if _LEFT.search(before) and zone.where == "mail":
                weight = SAID
            elif zone.where == "mail" and (_GOES_TO.search(before) or _is_provider(before)):
                continue
            else:
                weight = NAMED
            if len(hit.schools) == 1:
                yield weight, Found(hit.schools[0].name, zone.where, typed)
            else:
                yield weight, _doubtful(typed, zone.where, hit.schools)


def _is_provider(before: str) -> bool:
    return bool(_STARTS_AT.search(before)) and before.rstrip().endswith((" at", " by", " with"))


def _one(spoken: Sequence[Spoken]) -> Found | None:
    """The one school that was named; the first where a doubtful name stands beside a sure one."""
    sure = {str(found.value): found for _, found in reversed(spoken) if not found.doubt}
    if len(sure) == 1:
        return next(iter(sure.values()))
    if len(sure) > 1:
        first = next(found for _, found in spoken if not found.doubt)
        names = " and ".join(sorted(sure))
        doubt = f"The mail names {names}. Choose the school this is about."
        return Found(None, first.where, first.typed, doubt)
    return spoken[0][1] if spoken else None


def senders(message: Message, directory: Directory) -> list[KnownSchool]:
    """The schools a sender's address may belong to."""
    index = index_of(directory)
    for one in (message.sender, *message.reply_to):
        known = index.by_address.get(one.address.casefold())
        if known:
            return [] if _VIRTUAL.search(known.name) else [known]
        domain = one.domain
        while domain.count(".") and domain not in directory.own_domains:
            if found := index.by_domain.get(domain, []):
                return found
            domain = domain.partition(".")[2]
    return []


def _among(sender: Sequence[KnownSchool], spoken: Sequence[Spoken]) -> Found | None:
    names = {school.name for school in sender}
    return _one([hit for hit in spoken if hit[1].value in names])


def _shared(sender: Sequence[KnownSchool], message: Message) -> Found | None:
    if not sender:
        return None
    names = ", ".join(school.name for school in sender)
    doubt = f"The sender's address is shared by {names}. Choose the school."
    return Found(None, "sender", message.sender.address, doubt)


def _elsewhere(message: Message, thread: Thread, directory: Directory) -> Found | None:
    """A school named in a forwarded mail, by who sent it, or in what is attached."""
    index = index_of(directory)
    for earlier in thread.earlier:
        address = re.search(r"[\w.+'-]+@([\w.-]+)", earlier.sender)
        schools = index.by_domain.get(address[1].casefold(), []) if address else []
        known = index.by_address.get(address[0].casefold()) if address else None
        if known or len(schools) == 1:
            one = known or schools[0]
            return Found(one.name, "earlier mail, sender", earlier.sender)
        named = _one([*_spoken([_Zone(earlier.text, "earlier mail")], directory)])
        if named:
            return named
    for paper in message.papers:
        if paper.text:
            named = _one([*_spoken([_Zone(paper.text[:READ], paper.name)], directory)])
            if named:
                return named
    return None


def _unlisted(zones: Sequence[_Zone]) -> Found | None:
    """A school that is not in the list, where the words say plainly that it is the one meant."""
    for zone in zones:
        for match in as_found(zone.text):
            before = zone.text[max(0, match.start() - 60) : match.start()]
            if _VIRTUAL.search(match[0]):
                continue
            plain = zone.where in {"subject", "sender", "signature"} and _WHOLE.search(match[0])
            if plain or _LEFT.search(before) or _EXCLUDES.match(zone.text, match.end()):
                return _not_listed(match[0], zone.where)
    return None


def _only_one(zones: Sequence[_Zone]) -> Found | None:
    """The one school another council's mail names."""
    found = {match[0]: zone for zone in zones for match in as_found(zone.text)
             if _WHOLE.search(match[0])}  # fmt: skip
    if len(found) != 1:
        return None
    ((name, zone),) = found.items()
    return _not_listed(name, zone.where)


def _passed_on(message: Message, thread: Thread) -> Iterator[_Zone]:
    for earlier in thread.earlier:
        if earlier.forwarded:
            yield _Zone(earlier.text, "earlier mail")
    for paper in message.papers:
        yield _Zone(paper.text[:READ], paper.name)


def school_in(text: str, directory: Directory) -> Found | None:
    """The one listed school that the words about one pupil of several name."""
    named = _one([*_spoken([_Zone(text, "mail")], directory)]) if directory.schools else None
    if named is None or named.doubt or _PROVIDER.search(str(named.value)):
        return None
    return named


def _doubtful(typed: str, where: str, fits: Sequence[KnownSchool]) -> Found:
    names = " or ".join(school.name for school in fits[:4])
    return Found(typed, where, typed, f'"{typed}" may be {names}. Choose the school.')


def _not_listed(typed: str, where: str, alike: Sequence[KnownSchool] = ()) -> Found:
    """A school the council's list lacks, with those whose own names are like it."""
    names = " or ".join(school.name for school in alike)
    perhaps = f" It may be {names}." if names else ""
    doubt = f'"{typed}" is not on your Schools sheet.{perhaps} Add it, or choose.'
    return Found(typed, where, typed, doubt)
