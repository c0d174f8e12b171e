"""Names in running words, and whether each is the pupil a mail is about or somebody else.

A name is a row of capitalised words that are no ordinary ones. What stands about it decides:
"has been suspended", "(Year 9" and "pupil" speak for it; "Mrs", "headteacher", "another pupil",
"regards" speak against it, whatever else is said.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from daysix.inbox.fields.name_words import NOT_NAMES
from daysix.inbox.fields.pupil_name import PARTICLES
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.inbox.fields.words import Words

SURE, LIKELY, POSSIBLE = 3, 2, 1
LONGEST = 5
MOST = 300
"""Names looked at in one text; no mail tells of more pupils in running words."""
_CAPITAL = re.compile(
    r"(?<![^\W\d_])(?<![^\W\d_]['’`\-])"
    r"(?:(?:(?:a[dlnrstz]|ash|el)-)?[^\W\d_a-zß-öø-ÿ](?:['’`\-]?[^\W\d_])*"
    rf"|(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})(?![^\W\d_]))"
)
"""A word with a capital, or one that may stand between two of a name."""
_SHORTENED = re.compile(r"['’](?:s|ve|re|ll|d|m)$")
_STOP = re.compile(r"[.;!?](?=\s)(?<!mr\.)(?<!dr\.)(?<!ms\.)(?<!mrs\.)|\n\n", re.IGNORECASE)
_OPENS, _CLOSES = re.compile(r" ?[(\"“'‘]"), re.compile(r"[)\"”’'] \w")
_BETWEEN = re.compile(r"(?: |\t|  | ?[(\"“'‘][^()\"“”'’\n]{1,20}[)\"”'’] )")
_EXCLUDE = (
    r"(?:exclud\w*|suspend\w*|reinstat\w*|expel\w*|direct(?:ed|ing)?|(?:re)?admit\w*|withdraw\w*"
    r"|rescind\w*|permanently|exclusion|suspension|pex|p-?ex|fte|susp|perm ex|referral|placement"
    r"|provision|move|transfer|case|hearing|appeal|review|meeting|request)"
)
_PUPIL_BEFORE = (
    rf"\b{_EXCLUDE}(?:\s+(?:of|for|re|about|regarding|permanently|off[- ]site|notification|form"
    r"|letter))*\s*[:,–-]?\s*(?:(?:of\s+)?(?:our|a|the|one of our|this)\s+)?"
    r"(?:(?:year|yr|y)\s?\d{1,2}\s+)?(?:pupil|student|child|learner|boy|girl)?\s*[:,–-]?\s*$"
    r"|\b(?:pupil|student|child|learner|boy|girl|son|daughter|youngster|young person|granddaughter"
    r"|grandson|foster child|resident|name|named|called"
    r"|(?:to|not|wont|won['’]t|and) (?:let|have|take))"
    r"(?:['’]s)?(?:\s+(?:called|named|name is|is))?"
    r"\s*[:,–-]?\s*$"
    r"|(?<!head of )(?<!heads of )(?<!lead )(?<!tutor )(?<!manager )\b(?:year|yr|y) ?\d{1,2}"
    r"(?: (?:pupil|student))?[,:]? $"
)
_DETAILS_AFTER = (
    r"\s*[,(\-–:/|]*\s*(?:(?:known as|aka)\s[^),]{1,20}[),]?\s*)?"
    r"(?:in |a |an |of |our |who is |is |both |currently |\(|aged? |another )*"
    r"(?:@\s"
    r"|y(?:ea)?r?\.?\s?(?:group\s?)?\d|y\d|year\b|yr\b|nc ?y|d\.?o\.?b|date of birth|born\b|upn\b"
    r"|\d{1,2}[a-z]{1,3}\d?\b(?!\s*(?:days?|st\b|nd\b|rd\b|th\b))|reception\b|[a-z]\d{12}\b"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:year|y)\s?\d+"
    r"|(?:\d(?:\.\d)?|one|two|three|four|five|half a)[ -](?:school )?(?:days?|sessions?)\b)"
)
_VERB_AFTER = (
    r"(?:['’]s?)?\s*(?:\([^)\n]{0,80}\)|,[^,.\n]{0,60},)?,?\s*"
    r"(?:(?:has|have|had|was|is|were|will|must|been|be|being|to|today|now|also|yesterday|again"
    r"|therefore|sadly|regrettably|both|each|not|only|immediately|currently|who)\s+){0,5}"
    r"(?:(?:permanently|formally|temporarily|fixed[- ]term|permanent|one|two|three|half)\s+){0,2}"
    r"(?:\d+(?:\.\d)?[- ]days?\s+)?"
    r"(?:exclu|suspen|given a|given an|issued|received a|pex\b|perm\b|directed\b|moved?\b"
    r"|reinstated|start|withdrawn|return|permanent|placement|day six|day 6|sixth|managed|place\b"
    r"|back (?:to|in|into|at)\b"
    r"|got\b|gets\b|(?:a|the) (?:\w+[ -]){0,3}place\b|begins?\b|attend\w* (?:us|here)|declined"
    r"|upheld)"
)
_LISTED_AFTER = re.compile(r"\s*[,(:;–—\-|\t]|\s*$", re.MULTILINE)
_LISTED_BEFORE = re.compile(r"(?:^|[\n\x02])[ \t]*(?:[-*•·–]|\(?\d{1,2}[.)]|\(?[a-z]\))?[ \t]*$")
_ABOUT_BEFORE = re.compile(
    r"\b(?:re|regarding|about|concerning|ref|reference|for|of|behalf of|and|both|admit|is|&)\b"
    r"[\s:,–-]*$|[,&]\s*$",
    re.IGNORECASE,
)
_OTHERS_BEFORE = (
    r"\b(?:mr|mrs|miss|ms|mx|dr|prof|professor|rev|revd|father|fr|sir|dame|cllr|councillor|pc|sgt"
    r"|sister|lord|lady|reverend|canon|judge|mum|mam|mom|dad|mother|parents?|carers?|guardian|aunt"
    r"|auntie|uncle|nan|gran|grand(?:ad|dad|ma|mother|father|parents?)|step\w+|foster carer\w*"
    r"|brothers?|siblings?|twin|friend|cousin|head ?teacher|headmaster|headmistress|principal"
    r"|head|deputy|teacher|tutor|sendco|senco|worker|officer|clerk|chair|governor|victim|witness"
    r"|colleague|dsl|solicitor|manager|psychologist|nurse|coordinator|co-ordinator|assistant|lead"
    r"|secretary|administrator|from|cc|by|regards"
    r"|sincerely|faithfully|wishes|thanks|cheers|yours|thank you|contact|ask for|against|towards"
    r"|assault(?:ed|ing|s)?|hit|hitting|punch(?:ed|ing)?|injur\w+|attack(?:ed|ing)?|kick(?:ed|ing)?"
    r"|(?:spat|swore|shouted|spitting|swearing|shouting) at|bull(?:ied|ying)|threaten(?:ed"
    r"|ing)?|on behalf of mr|email|telephone|signed|via"
    r"|kicked|near|fought|fighting|speak to|spoke to|told|informed|advised)"
    r"(?:['’]s)?[\s.,:;(–-]*(?:is|was|called|named)?[\s,:(–-]*$"
    r"|\b(?:mr|mrs|miss|ms)\.?\s+(?:and|&)\s+(?:mrs|mr|miss|ms|dr)\.?\s*$"
    r"|\b(?:mr|mrs|miss|ms|dr)\.?\s+[a-z'’-]+\s+(?:and|&)\s*$"
)
_BESIDE_BEFORE = r"\b(?:at|with|see|call|ring)\s+$"
"""Before a name that is the pupil's only where more speaks for it."""
_NEVER_BEFORE = (
    r"\b(?:another|other|third)\s+(?:pupil|student|child|boy|girl)s?[\s,(–-]*$|\bnot\s+$"
    r"|\b(?:mr|mrs|miss|ms|mx|dr|cllr|councillor)\.?\s+$"
)
_GREETED = r"\b(?:dear|hi|hello|hiya|hey|morning|afternoon|evening|all|team|thanks|cheers)[\s,]*$"
_OTHERS_AFTER = (
    r"\s*[,(–-]?\s*(?:(?:the|our|his|her|their|acting|interim|assistant|deputy|executive|associate"
    r"|school|senior|co-)\s*)*"
    r"(?:head\b|head ?teacher|headmaster|principal|mother\b|father\b|mum\b|dad\b|parent|carer"
    r"|guardian|teacher|sendco|senco|social worker|clerk|chair|governor|business|designated|dsl\b"
    r"|attendance|pastoral|secretary|virtual|solicitor|team\b|school\b|academy\b|college\b"
    r"|primary\b|high\b|grammar\b|infants?\b|junior\b|inclusion|office|admin|receptionist|manager"
    r"|road\b|street\b|lane\b|avenue\b|close\b|drive\b|trust\b|education\b|hospital\b|house\b"
    r"|council\b|panel\b|committee\b|wrote\b|sent:)"
    r"|[^.;\n]{0,40}?\b(?:was|is|were|has|will) not (?:been |be )?"
    r"(?:involved|excluded|suspended|responsible)"
    r"|\s*(?:was|were|is|has been)\s+(?:injured|hurt|assaulted|attacked|the victim|a victim|bullied"
    r"|taken to hospital|hit\b|punched)"
)


_SURNAME_FIRST = re.compile(
    r"\s*[,(–-]?\s*\(?(?:y(?:ea)?r?\.?\s?\d|\d{1,2}[a-z]{1,3}\d?\b|d\.?o\.?b|upn\b)",
    re.IGNORECASE,
)
_AND_SIBLING = re.compile(
    r"(?:\band|&|\+) (?:(?:his|her|their|twin|older|younger|elder|big|little|half) ?){0,2}"
    r"(?:brother|sister|sibling|twin|cousin|friend)\s*,?\s*$",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:both|each|have been|were)\b", re.IGNORECASE)


class Named(NamedTuple):
    """A name in words, its place, and how surely it is the pupil's (0: somebody else's)."""

    start: int
    end: int
    typed: str
    sure: int


def names(read: Words, *, zone: str = "", known: Sequence[str] = ()) -> list[Named]:
    """Every name, judged; ``known`` are names that mean a pupil wherever they stand."""
    text = read.text
    found = [*_rows(text)]
    if not found:
        found = [*_in_small_letters(text)]
    return [_judged(text, start, end, zone, known) for start, end in found[:MOST]]


def _judged(text: str, start: int, end: int, zone: str, known: Sequence[str]) -> Named:
    typed = text[start:end]
    before = text[max(0, start - 90) : start]
    patterns = _patterns()
    near = _STOP.split(before)[-1]
    asked = patterns["pupil_before"].search(near)
    told = patterns["details_after"].match(text, end) or patterns["verb_after"].match(text, end)
    if (
        patterns["never_before"].search(near)
        or (
            patterns["others_before"].search(near)
            and not (asked or (told and _sibling_too(near, text[end : end + 80])))
        )
        or (patterns["beside_before"].search(near) and not asked and not told)
        or (patterns["greeted"].search(near) and not told)
        or patterns["others_after"].match(text, end)
    ):
        return Named(start, end, typed, 0)
    sure = POSSIBLE
    if asked or told:
        sure = SURE
    elif zone == "subject" or typed in known:
        sure = LIKELY
    elif _LISTED_BEFORE.search(text[max(0, start - 90) : start]) and _LISTED_AFTER.match(text, end):
        sure = POSSIBLE
    elif _ABOUT_BEFORE.search(near):
        sure = LIKELY if not near.rstrip().endswith((",", "and", "&", "is")) else POSSIBLE
    return Named(start, end, typed, sure)


def _sibling_too(before: str, behind: str) -> bool:
    """``Ella Fox Y8 and brother Leo Fox Y10 both``: a sibling who is a pupil of the mail too."""
    return _AND_SIBLING.search(before) is not None and _BOTH.search(behind) is not None


def _rows(text: str) -> Iterator[tuple[int, int]]:
    """Two or more capitalised words in a row, none of them an ordinary one."""
    row: list[re.Match[str]] = []
    for match in _CAPITAL.finditer(text):
        if row and _is_nickname(text, row[-1].end(), match):
            continue
        if text[match.end() : match.end() + 1].isdigit():  # the Y of Y9
            yield from _closed(row, text)
            row = []
            continue
        joined = row and _joins(text, row[-1], match)
        if joined and _fits(match[0], first=False) and len(row) < LONGEST:
            row.append(match)
            continue
        yield from _closed(row, text)
        row = [match] if _fits(match[0], first=True) else []
    yield from _closed(row, text)


def _closed(row: list[re.Match[str]], text: str) -> Iterator[tuple[int, int]]:
    while row and row[-1][0] in PARTICLES:
        row = row[:-1]
    if sum(word[0] not in PARTICLES for word in row) > 1:
        end = row[-1].end()
        if text[end - 2 : end] in {"'s", "’s"}:
            end -= 2
        yield row[0].start(), end


def _is_nickname(text: str, after: int, word: re.Match[str]) -> bool:
    """Whether a word is the Alex of ``Alexander (Alex) Whitlock``."""
    if word.start() - after not in {1, 2} or not _OPENS.fullmatch(text, after, word.start()):
        return False
    return _CLOSES.match(text, word.end(), word.end() + 3) is not None


def _joins(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    if between == ", " and _SURNAME_FIRST.match(text, other.end()):  # Smith, Jane (9B)
        line = text.rfind("\n", 0, one.start()) + 1
        if not text[line : one.start()].strip(" \t-*•·–0123456789.)\x02"):
            return True
    if between == ", ":  # SMITH, Jane
        return one[0].isupper() and len(one[0]) > 2 and not other[0].isupper()  # noqa: PLR2004
    return between == " " or _BETWEEN.fullmatch(between) is not None


def _fits(word: str, *, first: bool) -> bool:
    bare = _SHORTENED.sub("", word) if "'" in word or "’" in word else word
    if bare.casefold() in NOT_NAMES:
        return False
    if bare[0].isupper() or "-" in bare:  # Sayegh, al-Sayegh
        return len(bare) > 1 or not first
    return not first and bare in PARTICLES


def _in_small_letters(text: str) -> Iterator[tuple[int, int]]:
    """``ellie-may cartwright y9`` in a mail without capitals: only with its year right behind."""
    for match in _patterns()["small"].finditer(text):
        if not any(word.casefold() in NOT_NAMES for word in match["name"].split()):
            yield match.start("name"), match.end("name")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "pupil_before": re.compile(f"(?:{_PUPIL_BEFORE})", re.IGNORECASE),
        "details_after": re.compile(_DETAILS_AFTER, re.IGNORECASE),
        "verb_after": re.compile(_VERB_AFTER, re.IGNORECASE),
        "never_before": re.compile(f"(?:{_NEVER_BEFORE})", re.IGNORECASE),
        "beside_before": re.compile(_BESIDE_BEFORE, re.IGNORECASE),
        "greeted": re.compile(_GREETED, re.IGNORECASE),
        "others_before": re.compile(f"(?:{_OTHERS_BEFORE})", re.IGNORECASE),
        "others_after": re.compile(f"(?:{_OTHERS_AFTER})", re.IGNORECASE),
        "small": re.compile(
            r"(?:^|[\s,:])(?P<name>[a-z][a-z'’-]{1,20} [a-z][a-z'’-]{1,25}),? "
            r"\(?(?:y|yr|year) ?\d{1,2}\b",
            re.MULTILINE,
        ),
    }
