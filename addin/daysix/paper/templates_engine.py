"""What may stand between the brackets of a template, and nothing else.

A template is somebody's Word file. It may name a field, go through a list, ask whether something
is there, and change how a value is written. It may not call, reach inside, or fetch anything.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from daysix.paper import typeset_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.sandbox import SandboxedEnvironment

FILTERS = frozenset({"upper", "lower", "capitalize", "title", "default", "length", "join", "first",
                     "last", "trim", "d", "count"})  # fmt: skip
TESTS = frozenset({"defined", "undefined", "none"})
LOOP_WORDS = frozenset({"index", "index0", "first", "last", "length"})
ALLOWED = frozenset({
    "Template", "Output", "TemplateData", "Name", "Getattr", "Const", "For", "If", "Compare",
    "Operand", "And", "Or", "Not", "Filter", "Test", "CondExpr", "Tuple", "List", "Keyword",
})  # fmt: skip
Value = Any
"""Whatever a template reaches for; the engine gives it no type."""
STEERING = re.compile("[\x07\x0b\x0c]")


@lru_cache(maxsize=1)
def frame() -> SandboxedEnvironment:
    """The engine: walled in, every value made safe for the document, nothing missing let pass."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    class Walled(SandboxedEnvironment):
        """As the sandbox, and no value has anything inside but the fields of its row."""

        def getattr(self, obj: Value, attribute: str) -> Value:
            if isinstance(obj, dict):
                return (
                    obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
                )
            if type(obj).__name__ == "LoopContext" and attribute in LOOP_WORDS:
                return getattr(obj, attribute)
            return self.undefined(name=attribute)

        def getitem(self, obj: Value, argument: Value) -> Value:
            return self.getattr(obj, str(argument))

        def is_safe_callable(self, _obj: Value) -> bool:
            return False

    made = Walled(undefined=StrictUndefined, autoescape=True, loader=None)
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.tests = {name: made.tests[name] for name in TESTS}
    return made


def plain_values(values: Mapping[str, object]) -> dict[str, object]:
    """Values as text, lists of text, and rows of text, whatever they were."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return plain_values(value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if value is None or value is False:
        return ""
    return STEERING.sub("", typeset_data.plain(str(value)))
