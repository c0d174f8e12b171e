"""Checks of the Actions sheet: what is overdue, and whose owner is away."""
