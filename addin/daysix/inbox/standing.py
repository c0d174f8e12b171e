"""Standing text: what stands below every mail of a sender and says nothing of this one.

Disclaimers, "this came from outside" banners, virus and registered-office lines, safeguarding
statements, whom to ring in an automatic reply. A sentence is known by words that only such a
sentence has together ("received" with "error" and "message"), in any order and wording, and only
what lies about these words is left out. A sentence that speaks of one person is never standing
text, wherever it stands; nor is one beside it that a hurried writer put below the disclaimer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.inbox.phrases import ENDS, each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Rule = tuple[frozenset[str], ...]
_GROUPS = {
    "@call": "call ring contact dial telephone phone email report speak visit refer",
    "@child": "child children pupil pupils student young people person someone anyone",
    "@protection": "safeguarding protection welfare wellbeing",
    "@worried": "worried concerned concern concerns worry think believe suspect suspects know feel",
}


def _rules(written: str) -> tuple[_Rule, ...]:
    """One rule a line: groups of words parted by "&", of each of which one must be there.

    The first group is the one met least often. ``@name`` stands for a group of words.
    """
    for name, words in _GROUPS.items():
        written = written.replace(name, words)
    return tuple(
        tuple(frozenset(group.split()) for group in line.split("&"))
        for line in written.strip().splitlines()
    )


_SURE = _rules("""
received & error mistake mistakenly & email emails mail message communication transmission it
recipient recipients addressee addressees & intended & email mail message information not for
intended addressed & solely only exclusively named & individual entity addressee person use
privileged & confidential confidentiality legally
disclosure disclosed & freedom foi & information act
disclosure disclose distribution dissemination & unauthorised unauthorized prohibited forbidden
sender & notify inform advise & delete destroy error immediately
delete destroy & copies copy email message attachments system & sender error recipient immediately
environment paper trees & print printing printed
virus viruses malware & scanned checked swept free present screened
virus viruses malware & liability responsibility loss damage accept guarantee
views opinions & expressed & author authors sender necessarily individual those
liability responsibility & accept accepts accepted & loss damage errors omissions email content
registered & england wales scotland & company charity office limited number
registered & office charity company & number no in address
monitored recorded & emails mails communications messages calls & may are lawful
originated came sent & outside external & email mail message organisation organization council
click links & attachments unless & sender recognise trust know
privacy & notice notices policy statement & website our see data
data & gdpr protection & process processes processed processing & website notice notices line our
safeguarding & committed commitment & welfare children pupils promoting staff share young
safeguarding & everyones everybodys & responsibility business
safeguarding & team leads contacts & dsl ddsl deputy online
commitment & share & staff volunteers expects expect
dbs & checks checked check disclosure enhanced & staff recruitment subject all posts post
""")
"""What only standing text has in one sentence."""
_BESIDE = _rules("""
disclose disclosed disclosure copy copied distribute & not & contents content person anyone it
confidential & email mail message information attachments
attachments files & email mail message
loss damage & arising use caused result
please & delete destroy inform notify
permission prior consent & sender without written
""")
"""What stands beside such a sentence, and is not by itself telling."""
_HELP = _rules("""
@worried & if & @child & @call
danger harm risk & if & a any anyone someone & child children pupil pupils young
999 101 police ambulance & emergency urgent immediate danger & @call
concern concerns query enquiry matter & @protection & if about regarding any report & @call
@protection domestic abuse & advice helpline support & @call please local
conferences enquiries referrals & @protection & @call please
""")
"""Whom to ring about any child: the words of a safeguarding statement or an automatic reply."""


def _by_sign(rules: tuple[_Rule, ...]) -> dict[str, list[_Rule]]:
    """The rules by each word of their first groups: only they are looked at."""
    found: dict[str, list[_Rule]] = {}
    for rule in rules:
        for word in rule[0]:
            found.setdefault(word, []).append(rule[1:])
    return found


_ALONE, _ASIDE = _by_sign(_SURE + _HELP), _by_sign(_BESIDE)
_SIGNS, _SIGNS_ASIDE = frozenset(_ALONE), frozenset(_ASIDE)
_ONE_PERSON = frozenset(
    each(
        "he she him her his hers hes shes himself herself mum mums dad dads mother father stepdad"
        " uncle stepmum brother sister nan son daughter boyfriend girl boy lad my myself me i im"
        " ive"
    )
)
"""Who is spoken of where a mail tells something: no standing text has these."""
_CONCERNED = frozenset({"concerned", "worried"})
_CHILDREN = frozenset(_GROUPS["@child"].split())
_BEFORE, _AFTER = 4, 12
"""Words before the first telling word and after the last that belong to it: some writers put no
full stop between their own words and a disclaimer."""


def standing_in(words: Sequence[str]) -> list[tuple[int, int]]:
    """Where standing text lies among these words: from a word up to but without another."""
    if _SIGNS.isdisjoint(words):
        return []
    found: list[tuple[int, int]] = []
    waiting: list[tuple[int, int]] = []
    near = False
    for start, end in _sentences(words):
        said = frozenset(words[start:end])
        if not _ONE_PERSON.isdisjoint(said):
            near, waiting = False, []
            continue
        if _asks_anybody(words, start, end):
            found.append((start, end))
            continue
        sure = _told_by(_ALONE, said & _SIGNS, said)
        beside = frozenset() if sure else _told_by(_ASIDE, said & _SIGNS_ASIDE, said)
        if sure or (near and beside):
            found += [*waiting, _about(sure or beside, words, (start, end))]
            near, waiting = True, []
        else:
            waiting = [*waiting, _about(beside, words, (start, end))] if beside else []
            near = False
    return found


def _asks_anybody(words: Sequence[str], start: int, end: int) -> bool:
    """``Worried about a child?``: what stands before whom to ring, and is asked of every reader."""
    if end >= len(words) or words[end][0] != "?":
        return False
    first = 2 if tuple(words[start : start + 2]) == ("are", "you") else 0
    return words[start + first] in _CONCERNED and not _CHILDREN.isdisjoint(words[start:end])


def _told_by(
    rules: dict[str, list[_Rule]], signs: frozenset[str], said: frozenset[str]
) -> frozenset[str]:
    """The words of a sentence by which any of the rules holds."""
    told: set[str] = set()
    for sign in signs:
        for rule in rules[sign]:
            if not any(group.isdisjoint(said) for group in rule):
                told.add(sign)
                told.update(*(group & said for group in rule))
    return frozenset(told)


def _about(
    told: frozenset[str], words: Sequence[str], sentence: tuple[int, int]
) -> tuple[int, int]:
    """What lies about the telling words of a sentence."""
    start, end = sentence
    places = [at for at in range(start, end) if words[at] in told]
    return max(start, places[0] - _BEFORE), min(end, places[-1] + _AFTER)


def _sentences(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each sentence, from its first word up to but without the mark that ends it."""
    start = 0
    for at, word in enumerate(words):
        if word[0] in ENDS:
            if at > start:
                yield start, at
            start = at + 1
    if len(words) > start:
        yield start, len(words)
