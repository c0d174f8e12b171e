"""Forms typed into a mail: dotted lines, boxes in square brackets, a title that names both kinds.

``2. Pupil ........ Jo Fox`` is a label and its answer, ``Suspension [X]  Permanent [ ]`` two boxes
of which one is ticked, and "suspension / permanent exclusion (delete as applicable)" is the name of
a form and tells of neither. Every line stays the line it was.
"""

from __future__ import annotations

import re

from daysix.inbox.sought import sought

_LEADERS = re.compile(r"(?<=[\w)?])[ \t]*:?[ \t]*(?:\.{4,}|…{2,}|_{4,})[ \t]*:?[ \t]*(?=\S)")
_TICK, _NONE = r"\[\s?[xX✓✔yY]\s?\]|\(\s?[xX✓✔]\s?\)", r"\[\s{0,4}\]|\(\s{1,4}\)"
_BOX = re.compile(rf"(?=[\[(])(?:(?P<tick>{_TICK})|(?P<none>{_NONE}))")
_SUSPENSION, _PERMANENT = r"suspen(?:sions?|ded)", r"permanent(?:ly)?[ -]exclu(?:sions?|ded)"
_EITHER = sought(
    rf"\b{_SUSPENSION}\s*(?:/|\bor\b|\band/or\b)\s*{_PERMANENT}\b"
    rf"|\b{_PERMANENT}\s*(?:/|\bor\b|\band/or\b)\s*{_SUSPENSION}\b"
    r"|\bsuspensions (?:and|&) permanent exclusions\b"
    r"|\bpermanent exclusions (?:and|&) suspensions\b",
    "suspen",
)
_ONE_OF_THEM = "exclusion"
_ASKED = re.compile(
    r"^(?P<label>[ \t]*q\.? ?\d{1,2}[a-h]?[.):]? [^?\n]{3,100}|[^?\n]{3,60})\?"
    r"(?=[ \t]*(?:[☒☐]|(?:yes|no|n/?a|none|not known)[ \t.]*$))",
    re.IGNORECASE | re.MULTILINE,
)
"""A form's own question with its answer behind: nobody asks it."""
_TICKED, _EMPTY = "☒", "☐"


def plain_forms(text: str) -> str:
    """The text with such forms written as other forms are."""
    if "...." in text or "____" in text or "……" in text:
        text = _LEADERS.sub(": ", text)
    if ("[" in text or "(" in text) and _BOX.search(text):
        text = "\n".join(map(_boxes, text.split("\n")))
    return _ASKED.sub(r"\g<label>:", text) if "?" in text else text


def without_titles(text: str) -> str:
    """The text without the words that name both kinds and so tell of neither."""
    return _EITHER.sub(_ONE_OF_THEM, text)


def _boxes(line: str) -> str:
    """A line's boxes each before its label: those that stand behind are put in front."""
    found = [*_BOX.finditer(line)]
    if not found:
        return line
    behind = _stand_behind(line[: found[0].start()], line[found[-1].end() :])
    parts, at = [], 0
    for one in found:
        box = _TICKED if one["tick"] else _EMPTY
        label = line[at : one.start()]
        parts.append(f"{box} {label.strip()} " if behind else f"{label}{box}")
        at = one.end()
    return "".join(parts) + line[at:]


def _stand_behind(before: str, after: str) -> bool:
    """Whether boxes follow their labels: words come first, and they are no question or heading."""
    label = before.strip(" \t-*•").strip("0123456789.)")
    asked = label.endswith(("?", ":")) and after.strip(" \t.,;")
    return bool(label) and not asked
