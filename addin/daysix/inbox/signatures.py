"""Signatures, disclaimers and warning banners: words of a mail that say nothing of a child."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.inbox.phrases import each
from daysix.inbox.sought import sought

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSING = re.compile(
    r"[ \t]*(?:(?:with )?(?:very )?(?:kind(?:est)?|best|warm(?:est)?|many|with)(?: and best)? "
    r"(?:regards|wishes|thanks)|kind regards and thanks|many thanks(?: and \w+ regards)?|regards"
    r"|thanks(?: again| very much| in advance| so much| and \w+ regards)?|thank you(?: \w+){0,3}"
    r"|yours (?:sincerely|faithfully|truly)|yours|sincerely|cheers|kr|rgds|best|cofion(?: cynnes)?"
    r"|diolch)[ \t]*[,.!]*[ \t]*$",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"[ \t]*(?:--[ \t]?$|sent (?:from|via) (?:my |yahoo|outlook|samsung|mail for|the )[^\n]{0,60}$"
    r"|get outlook for [^\n]{0,30}$|sent using [^\n]{0,40}$)",
    re.IGNORECASE,
)
_NOTICE_START = re.compile(
    r"[ \t*_]*(?:(?:confidentiality|legal|privacy|email) (?:notice|disclaimer)|disclaimer\b"
    r"|(?:this|the (?:information|contents?)) (?:in |of |contained in )*(?:this )?"
    r"(?:e-?mail|message|transmission|communication)|(?:e-?mails?|messages) (?:sent|to|from) "
    r"|if you (?:are not|have received this)|please consider the environment|save paper"
    r"|if you (?:have|are) (?:a |any |worried |concerned )(?:safeguarding |child protection )*"
    r"(?:concern|about)"
    r"|the views expressed|any views|our privacy (?:notice|policy)|registered (?:in|office|company)"
    r"|(?:for|information on) (?:how we|information about how))",
    re.IGNORECASE,
)
_OF_A_BODY = re.compile(
    r"[ \t*_]*[\w' &]{2,60} is a (?:registered )?"
    r"(?:charit|company|member of|limited|private company)",
    re.IGNORECASE,
)
"""``Oakfield Trust is a registered charity``."""
_NOTICE_WORDS = sought(
    r"intended (?:solely |only )?(?:recipient|for)|addressee|privileged|delete (?:it|this|the)"
    r"|viruse?s|views expressed|not necessarily (?:those|represent)|monitor|the environment"
    r"|privacy (?:notice|policy)|company (?:no|number|limited)|registered (?:in|office|company)"
    r"|concerns? about a(?:ny)? (?:child|pupil|student|young person)|confidential(?:ity)?"
    r" notice|disclaimer|unauthori[sz]ed",
    *each("intended addressee privileged delete virus necessarily monitor environment privacy"),
    *each("company registered confidential disclaimer unauthori concern"),
    "views expressed",
)
_BANNER = re.compile(
    r"[ \t*\[<(!⚠️]*(?:caution|external|warning|be careful|you don't often get email|\[?ext\]?\b"
    r"|this (?:e-?mail|message) (?:has )?(?:originated|came|was sent|comes) from (?:an )?"
    r"(?:outside|external))[^\n]*"
    r"(?:outside|external|sender|origin|links|attachments|learn why)[^\n]*$",
    re.IGNORECASE,
)
_BANNER_MORE = re.compile(
    r"[ \t*]*(?:do not click|don't click|please (?:do not|exercise) |only open|"
    r"unless you (?:recogni[sz]e|know|trust))[^\n]*$",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(
    r"[ \t*]*(?:p\.? ?p?\.?s\b\.?[ :.]|(?:pupil|child|student|name of|date of birth|d\.?o\.?b|upn"
    r"|year(?: group)?|reason|start date|end date|(?:number of )?days|first day|last day|sex|ethnic"
    r"|sen\b|address)[^\n:]{0,30}:)",
    re.IGNORECASE,
)
_RUNNING = sought(
    r"\b(?:is|was|were|has|have|had|been|will|would|can|could|we|he|she|they|you|please|also)\b"
    r"[^\n]*\w+[^\n]* \w+",
    *each("is was were has have had been will would can could we he she they you please also"),
)
"""A line that speaks, unlike a title, a telephone number or an address."""
_BEGINS = re.compile(
    r"[ \t]*(?:with|very|kind|best|warm|many|regards|thank|yours|sincerely|cheers|kr|rgds|cofion"
    r"|diolch|--|sent|get)|[ \t*_]*(?:confidential|legal|privacy|e-?mail|disclaimer|th(?:is|e)"
    r"|messages|if you|please|save|any views|our|registered|for|information)",
    re.IGNORECASE,
)
"""What any line begins with at which a signature or a disclaimer may start."""
_QUICK = (
    *each("regards wishes thanks yours sincerely cheers kr rgds best -- cofion diolch email"),
    *each("e-mail message notice disclaimer registered privacy environment views"),
    *("thank you", "sent from", "sent via", "sent using", "get outlook"),
)
"""No signature is without one of these; most answers of a line have none."""
_SIGNATURE_LINES, _LONG_LINE = 16, 110


def banner_lines(lines: list[str]) -> int:
    """How many lines at the top are a "this came from outside" warning, blanks with them."""
    taken = at = 0
    while at < min(len(lines), taken + 4):
        line = lines[at]
        if _BANNER.match(line) or (taken and _BANNER_MORE.match(line)):
            taken = at + 1
        elif line.strip():
            break
        at += 1
    return taken


def signature_start(lines: list[str]) -> int:
    """The line from which all that follows is signature and disclaimer; their number if none."""
    news = max([at for at, line in enumerate(lines) if _says_more(line)], default=-1)
    said = any(line.strip() for line in lines[: news + 1])
    for at in range(news + 1, len(lines)):
        line = lines[at]
        if not line or line.isspace():
            continue
        if _may_begin(line):
            starts = said and (_CLOSING.match(line) or _is_notice(lines, at))
            if (starts or _DEVICE.match(line)) and _is_signature(lines, at):
                return at if _is_signed(line) or _is_signed("\n".join(lines)) else len(lines)
        said = True
    return len(lines)


def _is_signed(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in _QUICK)


def _may_begin(line: str) -> bool:
    """Whether a line begins at all like a signature or a disclaimer: most are done with this."""
    if _BEGINS.match(line):
        return True
    return (" a " in line or " A " in line) and _OF_A_BODY.match(line) is not None


def _says_more(line: str) -> bool:
    """Whether a line answers a question, or is a postscript."""
    if ":" in line or line.lstrip(" \t*_")[:1] in {"p", "P"}:
        return _SAYS_MORE.match(line) is not None
    return False


def _is_notice(lines: Sequence[str], at: int) -> bool:
    """A disclaimer: begins like one, and within two lines speaks as only a disclaimer does."""
    begins = _NOTICE_START.match(lines[at]) or _OF_A_BODY.match(lines[at])
    return begins is not None and any(map(_NOTICE_WORDS.search, lines[at : at + 3]))


def _is_signature(lines: Sequence[str], start: int) -> bool:
    """Whether what stands below, up to a disclaimer, is short lines and no running text."""
    short: list[str] = []
    for at in range(start, len(lines)):
        line = lines[at]
        if not line or line.isspace():
            continue
        if _may_begin(line) and _is_notice(lines, at):
            break
        short.append(line)
        if len(short) > _SIGNATURE_LINES or len(line) > _LONG_LINE:
            return False
    return _RUNNING.search("\n".join(short[1:])) is None
