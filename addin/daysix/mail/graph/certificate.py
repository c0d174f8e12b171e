"""The application's certificate and key, from one file: PEM, or PFX with or without a password."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    pkcs12,
)

from daysix.mail.graph import refusals
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

    from daysix.mail.secrets import Secret

LONDON = ZoneInfo("Europe/London")
PFX = (".pfx", ".p12")


class Certificate(NamedTuple):
    """What signs the application in. The key is in memory only."""

    pem: str
    key: str
    begins: datetime
    ends: datetime

    def __repr__(self) -> str:
        """Without the key."""
        return f"Certificate(until {self.ends:%d %B %Y})"


def read_certificate(path: Path, secret: Secret | None, *, now: datetime) -> Certificate:
    """Read the file.

    Parameters
    ----------
    secret
        Password of the key, where it bears one.

    Raises
    ------
    MailboxError
        ``Q-054``: not there, not to be read, or certificate and key do not belong together.
        ``Q-055``: run out, or not begun.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        raw = b""
    if not raw:
        raise refusals.no_certificate("the file is not there, or I may not read it")
    password = secret.text().encode() if secret else None
    found = _read(raw, password, is_pfx=path.suffix.lower() in PFX)
    if found is None:
        why = "the file holds no certificate with its key, or the key has a password I do not have"
        raise refusals.no_certificate(why)
    certificate, key = found
    if not isinstance(key, RSAPrivateKey):
        raise refusals.no_certificate("its key is of a kind Microsoft does not take; it takes RSA")
    if _public(certificate.public_key()) != _public(key.public_key()):
        raise refusals.no_certificate("the key in the file belongs to another certificate")
    made = _made(certificate, key)
    if now >= made.ends:
        raise refusals.certificate_not_valid(f"ran out on {in_words(made.ends)}")
    if now < made.begins:
        raise refusals.certificate_not_valid(f"does not count before {in_words(made.begins)}")
    return made


def in_words(moment: datetime) -> str:
    """Its day in England: 3 March 2027."""
    here = moment.astimezone(LONDON)
    return f"{here.day} {here:%B %Y}"


def _read(
    raw: bytes, password: bytes | None, *, is_pfx: bool
) -> tuple[x509.Certificate, PrivateKeyTypes] | None:
    try:
        if is_pfx:
            held, own, _ = pkcs12.load_key_and_certificates(raw, password)
            return (own, held) if own is not None and held is not None else None
        certificate = x509.load_pem_x509_certificate(raw)
        return certificate, _pem_key(raw, password)
    except (ValueError, TypeError):
        return None


def _pem_key(raw: bytes, password: bytes | None) -> PrivateKeyTypes:
    """The key; a password kept for a key that bears none is not asked for."""
    block = raw[raw.index(b"-----BEGIN", _key_at(raw)) :]
    try:
        return load_pem_private_key(block, password)
    except TypeError:
        return load_pem_private_key(block, None)


def _key_at(raw: bytes) -> int:
    return raw.rindex(b"-----BEGIN", 0, raw.index(b"PRIVATE KEY-----"))


def _public(key: object) -> bytes:
    made: bytes = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)  # type: ignore[attr-defined]
    return made


def _made(certificate: x509.Certificate, key: PrivateKeyTypes) -> Certificate:
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return Certificate(
        certificate.public_bytes(Encoding.PEM).decode(),
        plain.decode(),
        certificate.not_valid_before_utc.astimezone(UTC),
        certificate.not_valid_after_utc.astimezone(UTC),
    )
