"""Checks of the plans that bring a child back into school, and of their reviews."""
