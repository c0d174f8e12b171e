"""Checks of the register of children missing education: enquiries, referral, closing."""
