"""Checks of the Schools sheet: who runs each school, how many are on roll, who its officer is."""
