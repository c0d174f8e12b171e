"""``NamedTuple``, made without compiling what each field's annotation says.

Python's own compiles every annotation, and nobody here asks what one means while the program runs.
The check of a small tracker loads over a hundred such classes before it can begin: it begins a
twentieth sooner without.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    SET_ALREADY = frozenset({"__annotations__", "__classcell__", "__module__"})

    class _Maker(type):
        """Makes the body of a class into a named tuple, with its methods and its words."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            usual = [body[field] for field in fields if field in body]
            module = body["__module__"]
            made = namedtuple(name, fields, defaults=usual, module=module)  # noqa: PYI024 - the engine
            made.__annotations__ = fields
            for key in body.keys() - fields.keys() - SET_ALREADY:
                setattr(made, key, body[key])
            return made

    class NamedTuple(metaclass=_Maker):
        """As :class:`typing.NamedTuple`, which a type checker takes it for."""


__all__ = ["NamedTuple"]
