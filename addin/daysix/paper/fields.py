"""The fields a template may use: what each is called, what it says, and an example of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Parameters
    ----------
    name
        As it stands between double curly brackets.
    about
        What it says, for the person who edits the template.
    example
        An invented value; a list of plain words is a tuple.
    needed
        Whether a paper without it would mislead, so that none is made.
    rows
        The fields of each row, where this is a list of rows (``{%tr for case in cases %}``).
    """

    name: str
    about: str
    example: str | tuple[str, ...] = ""
    needed: bool = False
    rows: tuple[Field, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether a template goes through it one by one."""
        return bool(self.rows) or isinstance(self.example, tuple)


def example_of(fields: tuple[Field, ...]) -> dict[str, object]:
    """Values for every field, for trying a template out."""
    return {one.name: [example_of(one.rows)] if one.rows else _plain(one) for one in fields}


def empty_of(fields: tuple[Field, ...]) -> dict[str, object]:
    """The least a paper can be made of: needed fields have their example, all others are blank."""
    return {one.name: _plain(one) if one.needed else _blank(one) for one in fields}


def _plain(one: Field) -> object:
    return list(one.example) if isinstance(one.example, tuple) else one.example


def _blank(one: Field) -> object:
    return [] if one.is_list else ""
