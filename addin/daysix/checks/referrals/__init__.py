"""Checks of Fair Access referrals and panels: consent, papers, places and answers."""
