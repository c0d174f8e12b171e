"""How a moment is written in the ledger: universal time to the second, which sorts as text."""

from __future__ import annotations

from datetime import UTC, datetime


def kept(moment: datetime) -> str:
    """As it stands in the ledger."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def moment(text: str) -> datetime:
    """What stands in the ledger, as a moment."""
    return datetime.fromisoformat(text)
