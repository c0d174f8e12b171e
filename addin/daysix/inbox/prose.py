"""Which words of a mail speak of which pupil, where it names one, several, or none.

A sentence that names one pupil is that pupil's, and what follows with "he" or "she"; a sentence
before all of them, or with "both" and "all", is everybody's. Sentences about a brother, a victim
or a witness are nobody's.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.inbox.fields.families import with_families
from daysix.inbox.fields.names import LIKELY, POSSIBLE, SURE, Named, names
from daysix.inbox.fields.pupil_name import folded, is_part_of, same
from daysix.inbox.fields.words import sentences
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.inbox.fields.words import Words

MOST_PUPILS = 40
_TELLS = re.compile(
    r"\d(?:\.\d)?\s*-?\s*days?\b|half\b|½|\bday\b|\bperm|\bpex\b|\bsusp|\bexclu"
    r"|\d{1,2}[/.]\d{1,2}|\b(?:y|yr|year)\s?\d{1,2}\b|\bsessions?\b|\bdecline|reinstat"
    r"|\bup(?:held|hold)|\b(?:stood by|stuck with|backed|overturned|allowed back|let back)\b"
    r"|\bquash|\badjourn|\bhearing\b|\bheard\b|\bstart(?:s|ing|ed)?\b"
    r"|\bprovision\b", re.IGNORECASE)  # fmt: skip
_TOGETHER = re.compile(
    r"\s*(?:,|and|&|,\s*and|/|\+|\n[-*•\s]*)\s*|\s*\([^)\n]{1,60}\)\s*(?:,|and|&|,\s*and)\s*"
)
_DATED_TOO = re.compile(
    r"(?:\band|,) \0 (?:(?:on|from|for) )?"
    r"(?:the \d|\d|(?:mon|tue|wed|thu|fri)\w*\b|today|tomorrow)",
    re.IGNORECASE,
)
"""``... starts Monday and Sam Fox on Wednesday``; the name is left out."""
_EVERYBODY = re.compile(
    r"\b(?:both|all (?:three|four|five|of|for|were|are|have|pupils|students)|each"
    r"|they (?:were|are|have|will)|these"
    r"|the (?:two|three|four|boys|girls|following|pupils|students|children)|respectively"
    r"|following)\b", re.IGNORECASE)  # fmt: skip
SHORT_LINE, LINES_OF_A_BLOCK, LONG_HEAD = 70, 6, 20
_DAY_ALONE = re.compile(
    r"(?:on )?(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri)(?:day)?"
    r"(?:,? (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: \w+)?(?: \d{4})?"
    r"|,? \d{1,2}[/.]\d{1,2}(?:[/.]\d+)?)?"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: \d{4})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}",
    re.IGNORECASE,
)
_REGARDS = re.compile(
    r"\s*(?:(?:kind |best |many )?(?:regards|thanks|wishes)|yours|sent from|tel\b|www\.)",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(
    r"[,;:(–—-]\s*(?:all|both|each)\b(?! the\b)"
    r"|\b(?:both|all (?:three|four|of them)) (?:were |are |have |been )*"
    r"(?:permanently )?(?:suspen|exclu|given|p-?ex|perm|out\b|get\b|got\b)",
    re.IGNORECASE,
)
"""``... and Tom Fox 1 day, all starting tomorrow``: said of everybody before it."""
_GOES_ON = re.compile(
    r"\W*(?:he|she|they|his|her|their|this|the (?:suspension|exclusion|pupil|student|child)"
    r"|return\w*|back|reason\w*|dob|upn|d\.o\.b|start|from|for|reintegration|back)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:others?|another)\b", re.IGNORECASE)
_OF_ONE = re.compile(r"\W*(?:he|she|his|her)\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:his|her|their|the pupil's) (?:\w+ )?(?:brother|sister|sibling|twin|cousin)s?\b"
    r"|\b(?:another|other) (?:pupil|student|child)\b|\bthe victim\b", re.IGNORECASE)  # fmt: skip
_TIME = re.compile(
    r"^[ \t]*(?:[-*•·–]|\(?\d{1,2}[.)])[^\n]*\b(?:days?|sessions?)\b[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_DATE = re.compile(r"\d{1,2}[/.]\d{1,2}|\d(?:st|nd|rd|th)?\s+[A-Z][a-z]{2}|\d{4}-\d\d-\d\d")
_INITIALS = re.compile(
    r"\b(?P<initials>[A-Z]\.?\s?[A-Z]\.?(?:\s?[A-Z]\.?)?)"
    r"(?=\s*\(?,?\s*(?:in |a )?(?:Y(?:ea)?r?\s?\d|Y\d))"
)
_ONE_WORD = re.compile(
    r"\b(?P<name>[A-Z][a-zà-ÿ'’-]{2,})\s+(?:\([^)]{1,40}\)\s+)?"
    r"(?:has been|was|is|will be|has today been)"
    r"\s+(?:today\s+|permanently\s+)*(?:exclud|suspend|given)"
)
NOT_PUPILS = frozenset({"school", "academy", "pupil", "student", "child", "this", "that", "who",
                        "she", "they", "nobody", "which", "exclusion", "suspension"})  # fmt: skip


class Part(NamedTuple):
    """One pupil's words.

    Attributes
    ----------
    name
        As typed; blank if the words name nobody.
    at, end
        Where the name first stands.
    own, shared
        Words about this pupil, and about all of them.
    sure
        How surely the name is the pupil's.
    """

    name: str
    at: int
    end: int
    own: Words
    shared: Words | None = None
    sure: int = 0


def parts(
    read: Words,
    *,
    zone: str = "",
    hints: Sequence[str] = (),
    barred: Sequence[str] = (),
    schools: Sequence[tuple[int, int]] = (),
) -> list[Part]:
    """The words of each pupil.

    Parameters
    ----------
    hints
        Whole names known from elsewhere in the mail: a forename alone then means that pupil.
    barred
        Names of sender, receivers and signature: never a pupil's.
    schools
        Where names of schools stand.
    """
    found = [
        one
        for one in with_families(read.text, names(read, zone=zone, known=hints), zone=zone)
        if not any(start < one.end and one.start < end for start, end in schools)
    ]
    taken = _accepted(read, found, barred)
    read = _without_others(read, found, taken)
    mentions = _mentions(read.text, taken, hints)
    pupils = [*dict.fromkeys(one.typed for _, _, one in mentions)]
    if not pupils:
        return [_nobody(read)]
    if len(pupils) == 1:
        at, end, one = mentions[0]
        lines = _each_time(read)
        if len(lines) > 1:
            others = read.covering(lines)
            return [Part(one.typed, at, end, read.only([line]), others, one.sure) for line in lines]
        return [Part(one.typed, at, end, read, None, one.sure)]
    return _shared_out(read, mentions, pupils)


def _each_time(read: Words) -> list[tuple[int, int]]:
    """The lines of a list that tell of one pupil's exclusions one after another."""
    found = [match.span() for match in _TIME.finditer(read.text)]
    return [(start, end) for start, end in found if _DATE.search(read.text, start, end)]


def _accepted(read: Words, found: Sequence[Named], barred: Sequence[str]) -> list[Named]:
    """The names that are pupils': all that are sure, else all that are likely."""
    kept = [one for one in found if one.sure and not any(same(one.typed, who) for who in barred)]
    kept = [_promoted(read.text, one) for one in kept]
    sure = [one for one in kept if one.sure >= SURE]
    others = [one.typed for one in found if not one.sure]
    for wanted in (SURE, LIKELY):
        taken = [one for one in kept if one.sure >= wanted]
        if wanted < SURE:
            taken = [one for one in taken if not any(same(one.typed, who) for who in others)]
        if taken:
            joined = _joined(read.text, kept, taken)
            return [*taken, *joined][:MOST_PUPILS]
    return sure


def _promoted(text: str, one: Named) -> Named:
    """A name that stands first on a line whose rest tells of days or dates is surely a pupil's."""
    if one.sure >= SURE:
        return one
    line = text.rfind("\n", 0, one.start) + 1
    before = text[line : one.start].strip(" \t-*•·–\x02")
    until = text.find("\n", one.end)
    rest = text[one.end : until if until >= 0 else len(text)]
    listed = not before or re.fullmatch(r"\(?(?:\d{1,2}|[a-z])[.)]", before)
    if listed and re.match(r"\s*[,(:;–—-]|\s+\d", rest) and _TELLS.search(rest):
        return one._replace(sure=SURE)
    return one


def _joined(text: str, kept: Sequence[Named], taken: Sequence[Named]) -> list[Named]:
    """Names that "and" or a comma joins to one that was taken."""
    more: list[Named] = []
    for one in reversed(kept):
        if one in taken or one in more:
            continue
        after = [other for other in (*taken, *more) if other.start >= one.end]
        if after:
            nearest = min(after, key=lambda other: other.start)
            if _TOGETHER.fullmatch(text[one.end : nearest.start]):
                more.append(one._replace(sure=nearest.sure))
                continue
        if taken and _DATED_TOO.search(
            f"{text[max(0, one.start - 5) : one.start]}\0{text[one.end : one.end + 20]}"
        ):
            more.append(one._replace(sure=SURE))
    return more


Mention = tuple[int, int, Named]


def _mentions(text: str, taken: Sequence[Named], hints: Sequence[str]) -> list[Mention]:
    """Every place a pupil is named, in order: by the whole name, or by the forename later on."""
    people: list[Named] = []
    found: list[Mention] = []
    for one in sorted(taken):
        known = next((who for who in people if same(who.typed, one.typed)), None)
        if known is None:
            people.append(one)
        found.append((one.start, one.end, known or one))
    if not people:
        people = [Named(0, 0, hint, POSSIBLE) for hint in hints]
    for who in people:
        for word in _short(who.typed, people):
            for match in re.finditer(rf"(?<![\w'’-]){re.escape(word)}(?![\w-])", text):
                inside = any(s <= match.start() < e for s, e, _ in found)
                if not inside and not _somebody_else(text, match):
                    found.append((match.start(), match.end(), who))
    return sorted(found, key=lambda one: one[:2])


def _short(name: str, people: Sequence[Named]) -> list[str]:
    """The forename, and the surname, where no other pupil of the mail bears it."""
    words = name.replace(",", " ").split()
    shouted = name.isupper()
    return [
        word.capitalize() if shouted else word
        for word in dict.fromkeys((words[0], words[-1]))
        if len(word) > 2  # noqa: PLR2004 - a particle, or initials
        and sum(folded(word) in folded(one.typed).split() for one in people) == 1
    ]


def _somebody_else(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 12) : match.start()]
    return re.search(r"\b(?:mr|mrs|miss|ms|dr)\.?\s+$", before, re.IGNORECASE) is not None


def _without_others(read: Words, found: Sequence[Named], taken: Sequence[Named]) -> Words:
    """The words without sentences that are about a sibling, a victim or a witness."""
    others = [one for one in found if not one.sure]
    covered = []
    for start, end in sentences(read.text):
        sentence = read.text[start:end]
        ours = any(start <= one.start < end for one in taken)
        spoken = _ANOTHER.match(sentence.lstrip()) or any(
            start <= one.start < end and _ANOTHER.search(sentence) for one in others
        )
        if spoken and not ours:
            covered.append((start, end))
    return read.covering(covered) if covered else read


def _shared_out(read: Words, mentions: Sequence[Mention], pupils: Sequence[str]) -> list[Part]:
    """Sentence by sentence: whose it is."""
    own: dict[str, list[tuple[int, int]]] = {name: [] for name in pupils}
    shared: list[tuple[int, int]] = []
    last: list[str] = []
    heading: tuple[int, int] | None = None
    headings = _day_headings(read.text)
    blocks = _in_blocks(read.text, mentions)
    for start, end in sentences(read.text):
        inside = [one for one in mentions if start <= one[0] < end]
        if (start, end) in headings:
            heading = (start, end)
        elif inside:
            last = _within(read.text, (start, end), inside, own, shared)
            for name in last if heading else ():
                own[name].append(heading or (0, 0))
        elif _EVERYBODY.search(read.text, start, end) or not last:
            shared.append((start, end))
        elif _OTHERS.search(read.text, start, end):
            continue
        elif len(last) > 1 and not _OF_ONE.match(read.text[start:end].lstrip("\n \t-•*")):
            shared.append((start, end))
        elif (
            (len(last) == 1 and _GOES_ON.match(read.text[start:end].lstrip("\n \t-•*")))
            or (len(last) == 1 and "\n" not in read.text[max(0, start - 1) : end].rstrip("\n"))
            or (len(last) == 1 and blocks and _in_block_of(read.text, start, end, own[last[0]]))
        ):
            own[last[0]].append((start, end))
    made = []
    everybody = read.only(shared)
    for name in pupils:
        at, end, one = next(each for each in mentions if each[2].typed == name)
        made.append(Part(name, at, end, read.only(own[name]), everybody, one.sure))
    return made


def _day_headings(text: str) -> set[tuple[int, int]]:
    """Lines that are a day alone, above those who are told of it; one is no list of them."""
    found = {
        (start, end)
        for start, end in sentences(text)
        if _DAY_ALONE.fullmatch(text[start:end].strip(" \n\t:.,-–—*"))
    }
    return found if len(found) > 1 else set()


def _in_blocks(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether every pupil stands in a block of lines of their own."""
    return all(
        "\n\n" in text[one[1] : other[0]]
        for one, other in pairwise(mentions)
        if one[2].typed != other[2].typed
    )


def _in_block_of(text: str, start: int, end: int, own: Sequence[tuple[int, int]]) -> bool:
    """Whether a short line stands in the same block as the name that heads it."""
    since = own[0][0] if own else start
    return (
        end - start <= SHORT_LINE
        and "\n\n" not in text[since:end].strip("\n")
        and not _REGARDS.match(text, start)
        and text[since:end].lstrip("\n").count("\n") <= LINES_OF_A_BLOCK
    )


def _within(
    text: str,
    sentence: tuple[int, int],
    inside: Sequence[Mention],
    own: dict[str, list[tuple[int, int]]],
    shared: list[tuple[int, int]],
) -> list[str]:
    """A sentence with pupils in it: each has the words from its name to the next one's."""
    start, end = sentence
    named = [*dict.fromkeys(one.typed for _, _, one in inside)]
    if len(named) == 1:
        head = text[start : inside[0][0]]
        if len(head) > LONG_HEAD and head.rstrip().endswith(":") and _EVERYBODY.search(head):
            shared.append((start, inside[0][0]))
            sentence = (inside[0][0], end)
        own[named[0]].append(sentence)
        return named
    shared.append((start, inside[0][0]))
    group: list[str] = []
    for n, (at, _, one) in enumerate(inside):
        until = inside[n + 1][0] if n + 1 < len(inside) else end
        group.append(one.typed)
        tail = text[inside[n][1] : until]
        if n + 1 < len(inside) and _TOGETHER.fullmatch(tail):
            own[one.typed].append((at, until))
            continue
        for name in dict.fromkeys(group):
            bracket = re.match(r"\s*\((?!both|all|each)[^)]*\)", tail) if len(group) > 1 else None
            skip = inside[n][1] + bracket.end() if bracket and name != one.typed else at
            own[name].append((skip, until))
        group = []
    together = _ALL_OF_THEM.search(text, inside[-1][1], end)
    if together:
        shared.append((together.start(), end))
    return [inside[-1][2].typed] if len(named) == 1 else named


def _nobody(read: Words) -> Part:
    """Words that name nobody whole: initials, or a forename by itself, are kept as typed."""
    match = _INITIALS.search(read.text)
    if match:
        return Part(match["initials"].strip(), match.start(), match.end("initials"), read)
    match = _ONE_WORD.search(read.text) if _is_put_out(read.text) else None
    if match and match["name"].casefold() not in NOT_PUPILS:
        return Part(match["name"], match.start(), match.end("name"), read)
    return Part("", 0, 0, read)


def _is_put_out(text: str) -> bool:
    return "exclud" in text or "suspend" in text or "given" in text


def may_be(part: str, name: str) -> bool:
    """Whether a part of a name, or a name, may be this pupil's."""
    return same(part, name) or is_part_of(part, name)
