"""Passwords are kept in memory; the contract's own comparisons are shown in full."""

import pytest

pytest.register_assert_rewrite("tests.mail.contract")


@pytest.fixture
def keeping():
    """A keeping of passwords of our own, in place of this computer's."""
    import keyring

    from tests.mail.in_memory_keeping import InMemory

    before = keyring.get_keyring()
    made = InMemory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)
