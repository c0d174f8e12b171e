"""Finding what is wrong in a template, each with the sentence it stands in and what was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daysix.paper.templates_engine import ALLOWED, FILTERS, LOOP_WORDS, TESTS, frame
from daysix.paper.templates_open import BRACKETED, opened, parts_of, raw_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jinja2.nodes import Node

    from daysix.paper.fields import Field
    from daysix.paper.templates_open import Part

LIKELY = 60
"""How alike two names must be, of 100, for one to be offered for the other."""
RAW_VALUE = re.compile(r"\{\{-?\s*(?:r|p|tr|tc)\s+\S")
RAW_WHY = "A value is put in by its name alone, without r, p, tr or tc."
MAY_ONLY = "A template may name a field, go through a list, and ask whether something is there."
Parsed = Any
"""A part of a parsed template; the engine gives its parts no types."""
Scope = dict[str, "Field | str | None"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong: where, in which sentence, what, why, and what was likely meant."""

    where: str
    sentence: str
    wrong: str
    why: str
    meant: str = ""

    @property
    def message(self) -> str:
        """What happened, where, and what to do."""
        meant = f" Did you mean “{self.meant}”?" if self.meant else ""
        return f"{self.why}{meant} It stands in {self.where}, in “{self.sentence}”."


def check_template(path: Path, fields: tuple[Field, ...]) -> list[Fault]:
    """Faults of a template file; none if it can be filled in.

    Raises
    ------
    BadInput
        ``Y-140`` to ``Y-142``: it cannot or must not be opened.
    """
    from daysix.paper import templates_words

    try:
        content = path.read_bytes()
    except OSError:
        raise templates_words.not_word(path.name) from None
    return faults_of(content, fields, name=path.name)


def faults_of(content: bytes, fields: tuple[Field, ...], *, name: str) -> list[Fault]:
    """The same for a template's bytes."""
    template = opened(content, name)
    found = [
        Fault("the text", said, said, RAW_WHY)
        for said in raw_paragraphs(template)
        if RAW_VALUE.search(said)
    ]
    if found:
        return found
    return [fault for part in parts_of(template) for fault in _faults(part, fields)]


def fields_used(content: bytes, *, name: str) -> dict[str, str]:
    """The fields a sound template names, each with the first sentence it stands in."""
    from jinja2 import meta, nodes

    used: dict[str, str] = {}
    for part in parts_of(opened(content, name)):
        tree = frame().parse(part.text)
        free = meta.find_undeclared_variables(tree)
        for node in tree.find_all(nodes.Name):
            if node.name in free:
                used.setdefault(node.name, part.sentence(node.lineno))
    return used


def _faults(part: Part, fields: tuple[Field, ...]) -> Iterator[Fault]:
    from jinja2 import TemplateSyntaxError

    try:
        tree = frame().parse(part.text)
    except TemplateSyntaxError as fault:
        sentence = _with_brackets(part, fault.lineno)
        why = f"The brackets do not fit together ({_plainly(fault.message or '')})."
        yield Fault(part.where, sentence, sentence, why)
        return
    yield from _Reader(part, {one.name: one for one in fields}).faults(tree)


def _with_brackets(part: Part, line: int) -> str:
    """The sentence of a line, or of the nearest one above it that has brackets."""
    for place in range(line, 0, -1):
        sentence = part.sentence(place)
        if "{" in sentence or "}" in sentence:
            return sentence
    return part.sentence(line)


def _plainly(technical: str) -> str:
    if "end of template" in technical or "'endfor'" in technical or "'endif'" in technical:
        return "a loop or a condition is opened and not closed, or closed and not opened"
    if "No filter named" in technical or "No test named" in technical:
        return f"after the stroke may stand {', '.join(sorted(FILTERS))}"
    if "unknown tag" in technical:
        return "the first word after the bracket and per cent sign is none that I know"
    return "a bracket, a quotation mark or a name is missing or has a space in it"


class _Reader:
    """Reads what stands in brackets, knowing which names are known where."""

    def __init__(self, part: Part, known: Mapping[str, Field]) -> None:
        self.part = part
        self.known = known

    def faults(self, tree: Node) -> Iterator[Fault]:
        scope: Scope = dict(self.known)
        for node in tree.iter_child_nodes():
            yield from self._node(node, scope)

    def _node(self, node: Node, scope: Scope) -> Iterator[Fault]:
        kind = type(node).__name__
        if kind not in ALLOWED:
            why = MAY_ONLY
            yield self._fault(
                node, _written(self._sentence(node)), f"{why} This is something else."
            )
        elif kind == "For":
            yield from self._loop(node, scope)
        elif kind == "Name":
            yield from self._name(node, scope)
        elif kind == "Getattr":
            yield from self._inside(node, scope)
        elif kind in {"Filter", "Test"} and self._unknown_word(node):
            why = f"“{self._word(node)}” cannot stand after the stroke or “is”."
            yield self._fault(node, self._word(node), why)
        else:
            for child in node.iter_child_nodes():
                yield from self._node(child, scope)

    def _word(self, node: Parsed) -> str:
        return str(node.name)

    def _unknown_word(self, node: Node) -> bool:
        return self._word(node) not in FILTERS | TESTS

    def _name(self, node: Parsed, scope: Scope) -> Iterator[Fault]:
        if node.name not in scope:
            yield self._unknown(node, node.name, list(scope))

    def _inside(self, node: Parsed, scope: Scope) -> Iterator[Fault]:
        owner = getattr(node.node, "name", "")
        if owner == "loop" == scope.get("loop"):
            if node.attr not in LOOP_WORDS:
                yield self._unknown(node, node.attr, sorted(LOOP_WORDS), owner="loop.")
            return
        held = scope.get(owner)
        if owner not in scope:
            yield self._unknown(node, f"{owner or 'This'}.{node.attr}", list(scope))
        elif held is None or isinstance(held, str) or not held.rows:
            why = f"“{owner}” is a single value: nothing stands after its point."
            yield self._fault(node, f"{owner}.{node.attr}", why, owner)
        elif node.attr not in {one.name for one in held.rows}:
            yield self._unknown(node, node.attr, [one.name for one in held.rows], owner=f"{owner}.")

    def _loop(self, node: Parsed, scope: Scope) -> Iterator[Fault]:
        target = getattr(node.target, "name", "")
        listed, held, choices = self._listed(node.iter, scope)
        if held is None:
            yield self._unknown(node, listed, choices)
            return  # what stands inside can only be told once the list is known
        if not held.is_list or not target:
            why = f"“{listed}” is a single value: there is nothing to go through."
            yield self._fault(node, listed, why)
            return
        inner: Scope = {**scope, target: held if held.rows else None, "loop": "loop"}
        for child in [*node.body, *node.else_, *([node.test] if node.test else [])]:
            yield from self._node(child, inner)

    def _listed(self, node: Parsed, scope: Scope) -> tuple[str, Field | None, list[str]]:
        """The list a loop goes through: its name, the list if it is one, and what it may be."""
        owner = scope.get(getattr(getattr(node, "node", None), "name", ""))
        inside = owner is not None and not isinstance(owner, str)
        among = self.known.values() if owner is None or isinstance(owner, str) else owner.rows
        known = {one.name: one for one in among}
        name = getattr(node, "attr" if inside else "name", "")
        return name or "This", known.get(name), [one.name for one in known.values() if one.is_list]

    def _unknown(self, node: Node, wrong: str, choices: list[str], owner: str = "") -> Fault:
        meant = likely(wrong, choices)
        said = f"“{owner}{wrong}” is no field I know."
        return self._fault(node, f"{owner}{wrong}", said, f"{owner}{meant}" if meant else "")

    def _fault(self, node: Node, wrong: str, why: str, meant: str = "") -> Fault:
        return Fault(self.part.where, self._sentence(node), wrong, why, meant)

    def _sentence(self, node: Node) -> str:
        return self.part.sentence(node.lineno)


def _written(sentence: str) -> str:
    found = BRACKETED.search(sentence)
    return found.group() if found else sentence


def likely(wrong: str, choices: list[str]) -> str:
    """The name most like a wrong one; blank if none is like it."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(
        wrong.casefold().replace(" ", "_"), choices, scorer=fuzz.ratio, score_cutoff=LIKELY
    )
    return str(best[0]) if best else ""
