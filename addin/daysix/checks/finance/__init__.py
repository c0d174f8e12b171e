"""Checks of the money that follows a permanently excluded child."""
