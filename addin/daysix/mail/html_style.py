"""Whether words are seen: what styles, attributes and small style sheets say of them."""

from __future__ import annotations

import re

from daysix.records import NamedTuple

MOST_RULES = 2000
MOST_STYLE = 400_000
WHITE = (255, 255, 255)
ALIKE = 24
"""Steps of 255 in each of red, green and blue within which nobody tells two colours apart."""
NAMES = {
    "white": WHITE,
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255),
    "floralwhite": (255, 250, 240),
    "whitesmoke": (245, 245, 245),
    "window": WHITE,
    "black": (0, 0, 0),
    "windowtext": (0, 0, 0),
    "red": (255, 0, 0),
    "blue": (0, 0, 255),
    "navy": (0, 0, 128),
    "green": (0, 128, 0),
    "yellow": (255, 255, 0),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
}
RGB = re.compile(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*([\d.]+)\s*)?\)")
SHORT, LONG = re.compile(r"[0-9a-f]{3}\Z"), re.compile(r"[0-9a-f]{6}\Z")
ZERO = re.compile(r"0*\.?0*(?:px|pt|em|rem|%|cm|mm|in|ex)?\Z")
NEARLY_NOTHING = re.compile(r"0*[01](?:\.\d+)?(?:px|pt)?\Z")
BRACES = re.compile(r"[{}]")
LONGEST_NAME = 200
COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/|<!--|-->")
PLAIN_SELECTOR = re.compile(r"(\w*)([.#])([\w-]+)\Z")

Colour = tuple[int, int, int]


class Look(NamedTuple):
    """How the words in an element look.

    ``gone`` hides all that lies within, whatever it says of itself; ``tiny`` and the colours are
    handed down, and something within may change them again.
    """

    gone: bool = False
    tiny: bool = False
    colour: Colour | None = None
    behind: Colour | None = WHITE
    as_typed: bool = False
    apart: bool = True

    def is_hidden(self) -> bool:
        """Whether a person would not see words that look like this."""
        if self.gone or self.tiny:
            return True
        if self.colour is None or self.behind is None:
            return False
        return all(
            abs(one - other) <= ALIKE for one, other in zip(self.colour, self.behind, strict=True)
        )


class StyleSheet:
    """The rules of a page's own style sheet that hide a class or an id outright."""

    def __init__(self) -> None:
        self.rules: dict[tuple[str, str, str], str] = {}

    def learn(self, text: str) -> None:
        """Take in what stands between ``<style>`` and its end."""
        plain = _without_conditions(COMMENT.sub(" ", text[:MOST_STYLE]))
        for rule in plain.split("}"):
            selectors, _, block = rule.partition("{")
            if len(self.rules) >= MOST_RULES:
                return
            for selector in selectors.split(","):
                found = PLAIN_SELECTOR.match(selector.strip()[-LONGEST_NAME:])
                if found:
                    key = (found[1].lower(), found[2], found[3])
                    self.rules[key] = f"{self.rules.get(key, '')};{block}"

    def of(self, tag: str, attributes: dict[str, str]) -> str:
        """What the rules say of an element."""
        if not self.rules:
            return ""
        marks = [(".", name) for name in attributes.get("class", "").split()[:20]]
        marks += [("#", attributes["id"])] if "id" in attributes else []
        said = [self.rules.get((of, *mark), "") for mark in marks for of in ("", tag)]
        return ";".join(one for one in said if one)


def _without_conditions(text: str) -> str:
    """Leave out what holds only for some screens (``@media`` and its like)."""
    kept: list[str] = []
    at = 0
    while (found := text.find("@", at)) >= 0:
        kept.append(text[at:found])
        brace, end = text.find("{", found), text.find(";", found)
        if brace < 0 or 0 <= end < brace:
            at = len(text) if end < 0 else end + 1
            continue
        at = _block_end(text, brace)
    return "".join([*kept, text[at:]])


def _block_end(text: str, at: int) -> int:
    depth = 0
    for brace in BRACES.finditer(text, at):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(text)


def look_of(above: Look, tag: str, attributes: dict[str, str], sheet: StyleSheet) -> Look:
    """How an element looks, from the one it lies in and what it says of itself."""
    look = above if above.apart else above._replace(apart=True)
    if tag in {"pre", "textarea"}:
        look = look._replace(as_typed=True)
    if not attributes:
        return look
    if "hidden" in attributes:
        look = look._replace(gone=True)
    if "bgcolor" in attributes:
        look = look._replace(behind=_colour(attributes["bgcolor"]))
    if "background" in attributes:
        look = look._replace(behind=None)
    if tag == "font" and "color" in attributes:
        look = look._replace(colour=_colour(attributes["color"]))
    if attributes.get("class", "") == "MsoNormal":
        look = look._replace(apart=False)
    style = f"{sheet.of(tag, attributes)};{attributes.get('style', '')}"
    return _styled(look, _declared(style)) if len(style) > 1 else look


def _declared(style: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for declaration in style[:MOST_STYLE].split(";"):
        name, _, value = declaration.partition(":")
        found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def _styled(look: Look, said: dict[str, str]) -> Look:
    if _is_gone(said):
        return look._replace(gone=True)
    size = said.get("font-size")
    if size is not None:
        look = look._replace(tiny=bool(NEARLY_NOTHING.match(size) or ZERO.match(size)))
    if "color" in said:
        colour = said["color"]
        look = look._replace(colour=_colour(colour), tiny=look.tiny or colour == "transparent")
    look = _behind(look, said)
    space = said.get("white-space", "")
    if space:
        look = look._replace(as_typed=space.startswith("pre") and space != "pre-line")
    return look._replace(apart=False) if _close_below(said) else look


def _close_below(said: dict[str, str]) -> bool:
    """Whether nothing is left free below: the third of four sizes, or the first of one or two."""
    sizes = said.get("margin", "").split()
    below = said.get("margin-bottom") or next(iter(sizes[2:] or sizes), "")
    return bool(below and ZERO.match(below))


def _is_gone(said: dict[str, str]) -> bool:
    line = f"{said.get('text-decoration', '')} {said.get('text-decoration-line', '')}"
    if "line-through" in line or said.get("display") == "none" or said.get("mso-hide") == "all":
        return True
    if said.get("visibility") in {"hidden", "collapse"}:
        return True
    opacity = said.get("opacity")
    if opacity is not None and ZERO.match(opacity):
        return True
    sizes = [said.get(name, "") for name in ("max-height", "height", "max-width", "width")]
    return said.get("overflow") == "hidden" and any(size and ZERO.match(size) for size in sizes)


def _behind(look: Look, said: dict[str, str]) -> Look:
    paint = said.get("background-color") or said.get("background")
    if said.get("background-image", "none") != "none" or (paint and "url(" in paint):
        return look._replace(behind=None)  # a picture: no telling what stands out on it
    if not paint or paint in {"transparent", "inherit", "none", "initial"}:
        return look
    found = RGB.search(paint)
    return look._replace(behind=_colour(found[0] if found else paint.split()[0]))


def _colour(text: str) -> Colour | None:
    """Red, green and blue; None for a name or a way of saying it that is not in our list."""
    asked = text.strip().lower()
    if asked in NAMES:
        return NAMES[asked]
    digits = asked.removeprefix("#")
    if SHORT.match(digits):
        digits = "".join(digit * 2 for digit in digits)
    if LONG.match(digits):
        return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16))
    found = RGB.match(asked)
    if not found:
        return None
    red, green, blue = (min(255, int(part[:4])) for part in found.groups()[:3])
    return (red, green, blue)
