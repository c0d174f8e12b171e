"""Microsoft's sign-in played: an application's certificate, and a code a person types."""

from __future__ import annotations

import base64
import json
import time
from urllib.parse import parse_qsl

import jwt

APPLICATION, TENANT = "11111111-2222-3333-4444-555555555555", "county-tenant"
TOKEN = "token-of-the-fake"  # noqa: S105 - of the server played here
BY_CERTIFICATE, BY_CODE, BY_REFRESH = "client_credentials", "device_code", "refresh_token"


class FakeLogin:
    """What the token endpoint knows."""

    def __init__(self) -> None:
        self.base = ""
        self.tokens = {TOKEN}
        self.public_key = ""
        self.pending = 0
        self.refuses: dict[str, object] = {}
        self.status = 0
        self.token_host = ""
        self.claims: dict[str, object] = {}
        self.forms: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.refresh = "refresh-1"
        self.full_scope = True

    def answer(self, path: str, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        """Status, content and headers."""
        self.paths.append(path)
        if self.status:
            return self.status, b"{}", {"Retry-After": "1"}
        if not path.startswith(f"/{TENANT}/"):
            return _said(400, {"error": "invalid_tenant"})
        if path.endswith("/openid-configuration"):
            return _said(200, self._places())
        form = dict(parse_qsl(body.decode()))
        self.forms.append(form)
        if path.endswith("/devicecode"):
            return _said(200, self._code())
        if self.refuses:
            return _said(401, self.refuses)
        return self._token(form)

    def _places(self) -> dict[str, str]:
        here = f"{self.base}/{TENANT}/oauth2/v2.0"
        token = f"{self.token_host or self.base}/{TENANT}/oauth2/v2.0/token"
        return {
            "issuer": f"{self.base}/{TENANT}/v2.0",
            "authorization_endpoint": f"{here}/authorize",
            "token_endpoint": token,
            "device_authorization_endpoint": f"{here}/devicecode",
        }

    def _code(self) -> dict[str, object]:
        return {
            "user_code": "ABCD-EFGH",
            "device_code": "the-device",
            "verification_uri": "https://login.example/device",
            "expires_in": 60,
            "interval": 5,
        }

    def _token(self, form: dict[str, str]) -> tuple[int, bytes, dict[str, str]]:
        kind = form["grant_type"].rpartition(":")[2]
        if kind == BY_CERTIFICATE:
            jwt.decode(
                form["client_assertion"],
                self.public_key,
                algorithms=["PS256"],
                audience=f"{self.base}/{TENANT}/oauth2/v2.0/token",
            )
            return _said(200, self._given())
        if kind == BY_CODE and self.pending:
            self.pending -= 1
            return _said(400, {"error": "authorization_pending"})
        if kind == BY_REFRESH and form["refresh_token"] != self.refresh:
            return _said(400, {"error": "invalid_grant", "error_codes": [70008]})
        return _said(200, {**self._given(), **self._person()})

    def _given(self) -> dict[str, object]:
        token = f"{TOKEN}-{len(self.forms)}"
        if self.claims:
            token = f"e30.{_coded(self.claims)}.x"
        self.tokens.add(token)
        return {"access_token": token, "token_type": "Bearer", "expires_in": 3600}

    def _person(self) -> dict[str, object]:
        now = int(time.time())
        said = {
            "aud": APPLICATION,
            "iss": f"{self.base}/{TENANT}/v2.0",
            "iat": now,
            "exp": now + 3600,
            "sub": "somebody",
            "tid": TENANT,
            "preferred_username": "officer@county.example",
        }
        return {
            "id_token": f"{_coded({'alg': 'none'})}.{_coded(said)}.x",
            "client_info": _coded({"uid": "somebody", "utid": TENANT}),
            "refresh_token": self.refresh,
            "scope": f"{self.base}/Mail.ReadWrite.Shared" if self.full_scope else "Mail.ReadWrite",
            "padding": "x" * 3000,
        }


def _coded(held: dict[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(held).encode()).decode().rstrip("=")


def _said(status: int, held: dict[str, object]) -> tuple[int, bytes, dict[str, str]]:
    return status, json.dumps(held).encode(), {}
