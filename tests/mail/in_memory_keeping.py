"""A computer's own keeping of passwords, in memory; it fails as it is told to."""

from __future__ import annotations

from keyring.backend import KeyringBackend


class InMemory(KeyringBackend):
    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}
        self.fault = None

    def _maybe_fail(self):
        if self.fault is not None:
            raise self.fault

    def get_password(self, service, username):
        self._maybe_fail()
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self._maybe_fail()
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]
