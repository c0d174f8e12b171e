"""The doubtful points of the law: the question, its readings, and which rules read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.registry import all_rules
from daysix.law.switches import BY_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.switches import Switch


def doubt_named(text: str) -> Switch | None:
    """The doubtful point of that id, however it is typed (``amb-08``, ``AMB 8``); else None."""
    letters = "".join(filter(str.isalpha, text)).upper()
    digits = "".join(filter(str.isdigit, text))
    return BY_ID.get(f"{letters}-{int(digits):02d}") if digits and len(digits) < 3 else None  # noqa: PLR2004 - ids have two


def doubt_line(switch: Switch) -> dict[str, Any]:
    """One line of the JSON contract."""
    return {
        "reading": switch.id,
        "question": switch.question,
        "default": switch.default,
        "readings": dict(switch.readings),
        "fixed": switch.fixed,
        "rules": read_by(switch),
    }


def doubt_text(switch: Switch) -> Iterator[str]:
    """The same for people."""
    yield f"{switch.id}  {switch.question}"
    for name, sentence in switch.readings.items():
        used = "in use unless you choose another" if name == switch.default else ""
        fixed = "always" if switch.fixed else used
        yield f"{'':8}{name}: {sentence}" + (f" ({fixed})" if fixed else "")


def read_by(switch: Switch) -> list[str]:
    """Ids of the rules that read it."""
    return [rule.id for rule in all_rules() if switch.id in rule.switches]
