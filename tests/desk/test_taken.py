"""Bytes that were read already are the ones that count, unless the file was being saved then."""

from __future__ import annotations

import pytest

from daysix.desk import snapshot
from daysix.desk.reading import read_book
from daysix.law.errors import BadInput
from tests.benchmarks.odd_books import tracker


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Tracker.xlsx"
    path.write_bytes(tracker("Before"))
    return path


def test_the_bytes_taken_are_read_and_not_the_file(path) -> None:
    taken = snapshot.take(path)
    path.write_bytes(tracker("After"))
    assert read_book(path, taken=taken).sheets[0].name == "Before"
    assert read_book(path).sheets[0].name == "After"


def test_half_a_file_taken_while_it_was_saved_is_read_again(path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    taken = snapshot.take(path)
    path.write_bytes(whole)
    assert read_book(path, taken=taken).sheets[0].name == "Before"


def test_a_damaged_file_that_nobody_saves_is_refused(path) -> None:
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(BadInput) as refused:
        read_book(path, taken=snapshot.take(path))
    assert refused.value.code == "T-007"


def test_whether_a_file_is_still_the_one_that_was_taken(path) -> None:
    taken = snapshot.take(path)
    assert snapshot.is_still(path, taken)
    path.write_bytes(b"longer than it was, or shorter")
    assert not snapshot.is_still(path, taken)
    path.unlink()
    assert not snapshot.is_still(path, taken)
