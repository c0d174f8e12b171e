"""Checks of the Exclusions sheet: one row is one suspension or permanent exclusion."""
