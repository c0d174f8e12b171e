"""The table of the census-shaped files counts what is in them, and says what it refused."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date

from tests.benchmarks.census import SAMPLES, in_words, seen_in

END_OF_2024 = date(2024, 12, 31)
OFF_ROLL, NEEDS = "2024_autumn_termlyexclusionsoffroll", "2025_spring_senneeds_first1000"


def test_a_file_of_exclusions_is_counted_rule_by_rule(shared) -> None:
    path = shared / SAMPLES / f"{OFF_ROLL}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    old_word = sum(row["category"] == "FIXD" for row in rows)
    reasons = ([row[f"reason{n}"] for n in (1, 2, 3) if row[f"reason{n}"]] for row in rows)
    twice = sum(max(Counter(said).values(), default=0) > 1 for said in reasons)
    assert (len(rows), old_word, twice) == (318, 115, 12)

    seen = seen_in(OFF_ROLL, [path], as_of=END_OF_2024)

    assert (seen.read, seen.checked, seen.refused, seen.crashed) == (318, 318, "", ())
    assert (seen.by_rule["X-004"], seen.by_rule["X-027"]) == (115, 12)
    first, *rules = in_words(seen)
    assert first.startswith(f"{OFF_ROLL}: 318 rows read, 318 checked, ")
    assert {"X-004", "X-027"} <= {line.split()[0] for line in rules}


def test_a_file_of_something_else_is_refused_and_its_rows_counted(shared) -> None:
    seen = seen_in(NEEDS, [shared / SAMPLES / f"{NEEDS}.csv"], as_of=END_OF_2024)
    assert (seen.read, seen.checked, dict(seen.by_rule)) == (1_000, 0, {})
    first, why = in_words(seen)
    assert first.startswith(f"{NEEDS}: 1,000 rows read, refused, ")
    assert why.endswith("(T-010)")
