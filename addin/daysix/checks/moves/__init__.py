"""Checks of managed moves, off-site directions and alternative provision."""
