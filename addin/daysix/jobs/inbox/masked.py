"""A subject without what tells a child: names, UPNs, dates of birth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.jobs.inbox.sorting import Mail

UPN = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]\b", re.IGNORECASE)
DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b")
SHORTEST = 3
CHILD, NUMBER, DATE = "[child]", "[UPN]", "[date]"
LONGEST = 200


def masked(subject: str, mail: Mail) -> str:
    """The subject with names, UPNs and birth dates taken out."""
    text = UPN.sub(NUMBER, subject)
    births = {
        event.fields["dob"].typed for event in mail.sorted.events if "dob" in event.fields
    } - {""}
    text = DAY.sub(lambda found: DATE if found[0] in births else found[0], text)
    words = sorted({*_names(mail)}, key=len, reverse=True)
    if words:
        any_of = "|".join(map(re.escape, words))
        text = re.sub(rf"(?<!\w)(?:{any_of})(?!\w)", CHILD, text, flags=re.IGNORECASE)
        text = re.sub(rf"{re.escape(CHILD)}(?:[\s,.-]+{re.escape(CHILD)})+", CHILD, text)
    return " ".join(text.split())[:LONGEST]


def _names(mail: Mail) -> Iterator[str]:
    """Each word of the names of the children it is about."""
    for event in mail.sorted.events:
        field = event.fields.get("pupil_name")
        if field is not None:
            for said in (str(field.value or ""), field.typed):
                yield from (word for word in re.findall(r"[^\W\d_][\w'’-]*", said) if _long(word))


def _long(word: str) -> bool:
    return len(word) >= SHORTEST
