"""Reading the numbers of the share from a panel's profile."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from daysix.panels import share_rules
from daysix.panels.profile_parts import (
    all_of,
    codes,
    figure,
    figures,
    one_of,
    only_known,
    part,
    text_of,
    whole,
    words_of,
    wrong,
    yes_no,
)
from daysix.panels.share_rules import ShareRules


def share_rules_of(value: object, name: str) -> ShareRules:
    """The formula of a profile and its numbers, or a refusal (Y-005 to Y-007)."""
    table = part(value, name, "share")
    only_known(table, tuple(ShareRules.__dataclass_fields__), name, "share")
    rules = ShareRules()
    return ShareRules(
        formula=one_of(table.get("formula"), share_rules.FORMULAS, name, "formula"),
        years=all_of(table, "years", codes("nc_years"), name) or rules.years,
        window=one_of(
            table.get("window", rules.window),
            (share_rules.SCHOOL_YEAR, share_rules.THREE_TERMS),
            name,
            "window",
        ),
        outflow=figure(table.get("outflow", 0), name, "outflow"),
        weights=figures(table.get("weights", {}), share_rules.KINDS, name, "weights"),
        year_weights=figures(
            table.get("year_weights", {}), codes("nc_years"), name, "year_weights"
        ),
        readiness_weights=_readiness(table.get("readiness_weights", []), name),
        returned=one_of(
            table.get("returned", rules.returned),
            (share_rules.REMOVED, share_rules.KEPT),
            name,
            "returned",
        ),
        cap=yes_no(table, "cap", name, default=False),
        cap_per=whole(table, "cap_per", name, rules.cap_per) or rules.cap_per,
        behaviour_limit=whole(table, "behaviour_limit", name),
        ties=all_of(table, "ties", share_rules.TIES, name) or rules.ties,
        rotation=words_of(table, "rotation", name),
        mergers=_mergers(table.get("mergers", []), name),
    )


def _mergers(value: object, name: str) -> tuple[share_rules.Merger, ...]:
    if not isinstance(value, list):
        raise wrong(name, "mergers", "lines with old, new and day")
    found = []
    for one in cast("list[object]", value):
        given = part(one, name, "mergers")
        only_known(given, ("old", "new", "day"), name, "mergers")
        old, new, day = text_of(given, "old", name), text_of(given, "new", name), given.get("day")
        if not old or not new:
            raise wrong(name, "mergers", "the numbers of both schools, old and new")
        if not isinstance(day, date) or isinstance(day, datetime):
            raise wrong(name, "day of mergers", "a day such as 2026-11-02, without quotation marks")
        found.append(share_rules.Merger(old, new, day))
    return tuple(found)


def _readiness(value: object, name: str) -> tuple[share_rules.ReadinessWeight, ...]:
    if not isinstance(value, list):
        raise wrong(name, "readiness_weights", "lines with up_to and weight")
    found = []
    for one in cast("list[object]", value):
        given = part(one, name, "readiness_weights")
        only_known(given, ("up_to", "weight"), name, "readiness_weights")
        up_to = figure(given.get("up_to"), name, "up_to")
        found.append(
            share_rules.ReadinessWeight(up_to, figure(given.get("weight"), name, "weight"))
        )
    return tuple(sorted(found, key=lambda line: line.up_to))
