"""Checks of the Pupils sheet: who each child is, where they live, and who looks after them."""
