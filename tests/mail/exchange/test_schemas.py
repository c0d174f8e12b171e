"""Every request and every answer holds to Microsoft's own schemas.

The ``server`` fixture checks this after each test of the folder, wherever the schemas are at hand;
here they are asked for, so that their absence is seen.
"""

from __future__ import annotations

import pytest

from tests.mail.exchange.fake_server import SOAP
from tests.mail.exchange.schemas import faults, needed
from tests.mail.exchange.test_least_privilege import (
    test_a_whole_morning_asks_for_nine_things_of_one_mailbox as a_whole_morning,
)

M = "http://schemas.microsoft.com/exchange/services/2006/messages"


def test_a_whole_morning_holds_to_the_schemas(server, mailbox):
    needed()
    a_whole_morning(server, mailbox)
    assert {one.operation for one in server.asked if faults(one.body)} == set()
    assert [body for body in server.answered if faults(body)] == []
    assert len(server.answered) == len(server.asked) > 20


def test_what_breaks_the_schemas_is_seen():
    needed()
    body = f'<s:Envelope xmlns:s="{SOAP}"><s:Body><m:GetItem xmlns:m="{M}"/></s:Body></s:Envelope>'
    assert faults(body.encode()) != []


def test_where_they_are_missing_the_test_says_so(monkeypatch):
    from tests.mail.exchange import schemas

    monkeypatch.setattr(schemas, "schema", lambda: "no way out")
    monkeypatch.delenv("DAYSIX_SCHEMAS", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no way out"):
        schemas.needed()
    monkeypatch.setenv("DAYSIX_SCHEMAS", "required")
    with pytest.raises(pytest.fail.Exception, match="required"):
        schemas.needed()
