"""Panels: profiles, plans, views, the share and the meeting. Everybody in here is invented."""
