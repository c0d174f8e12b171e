"""Named tuples of ours do all that Python's own do, as far as it is used."""

from __future__ import annotations

import pickle
from typing import Generic, TypeVar

from daysix.records import NamedTuple

T = TypeVar("T")


class Term(NamedTuple):
    """Words about a term."""

    name: str
    days: int = 39

    @property
    def weeks(self) -> float:
        return self.days / 5

    @classmethod
    def short(cls, name: str) -> Term:
        return cls(name, 35)


class Told(NamedTuple, Generic[T]):
    what: T | None = None


def test_fields_are_given_by_place_by_name_and_by_default():
    assert Term("Autumn 1") == Term(days=39, name="Autumn 1") == ("Autumn 1", 39)


def test_methods_and_words_come_along():
    assert Term("Spring 1").weeks == 7.8
    assert Term.short("Spring 2").days == 35
    assert Term.__doc__ == "Words about a term."
    assert (Term.__module__, Term.__qualname__) == (__name__, "Term")


def test_it_says_what_it_is():
    assert repr(Term("Summer 1", 30)) == "Term(name='Summer 1', days=30)"
    assert Term._fields == ("name", "days")
    assert Term._field_defaults == {"days": 39}


def test_one_can_be_changed_and_sent_to_another_process():
    changed = Term("Summer 1")._replace(days=28)
    assert pickle.loads(pickle.dumps(changed)) == Term("Summer 1", 28)  # noqa: S301 - our own


def test_one_may_be_of_any_type():
    assert Told[int](3).what == 3
    assert Told().what is None
