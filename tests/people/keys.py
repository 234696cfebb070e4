"""A passkey in software: what an authenticator and a browser make together, or get wrong."""

import hashlib
import secrets
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import cbor2
import orjson
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

ORIGIN = "http://localhost"
PRESENT, VERIFIED, ATTESTED = 1, 4, 64


@dataclass
class Key:
    """`person` is the handle that the site gave at creation."""

    person: str
    count: int = 0
    id: str = field(default_factory=lambda: b64(secrets.token_bytes(32)))
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def made(self, options: dict[str, Any], origin: str = ORIGIN) -> dict[str, Any]:
        """The answer to `navigator.credentials.create`."""
        attested = bytes(16) + struct.pack(">H", 32) + unb64(self.id) + self._public()
        data = self._data(options["rp"]["id"], PRESENT | VERIFIED | ATTESTED) + attested
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return {
            "id": self.id,
            "client_data": client_data("webauthn.create", options["challenge"], origin),
            "attestation": b64(attestation),
            "transports": ["internal"],
        }

    def signed(
        self,
        options: dict[str, Any],
        origin: str = ORIGIN,
        site: str = "localhost",
        flags: int = PRESENT | VERIFIED,
    ) -> dict[str, str]:
        """The answer to `navigator.credentials.get`."""
        self.count += 1
        said = client_data("webauthn.get", options["challenge"], origin)
        data = self._data(site, flags)
        signature = self.private.sign(
            data + hashlib.sha256(unb64(said)).digest(), ec.ECDSA(hashes.SHA256())
        )
        return {
            "id": self.id,
            "client_data": said,
            "authenticator_data": b64(data),
            "signature": b64(signature),
            "user_handle": b64(UUID(self.person).bytes),
        }

    def _data(self, site: str, flags: int) -> bytes:
        return hashlib.sha256(site.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _public(self) -> bytes:
        point = self.private.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (point.x, point.y))
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})


def new_key(browser: FlaskClient) -> Key:
    """A passkey of whoever is signed in here, added."""
    key = Key(person_of(browser))
    assert add(browser, key).status_code == 201
    return key


def add(browser: FlaskClient, key: Key, **wrong: str) -> TestResponse:
    options = browser.post("/api/passkey-offer").json
    return browser.post("/api/passkeys", json=key.made(options, **wrong))


def enter(browser: FlaskClient, key: Key, **wrong: Any) -> TestResponse:
    """Sign in with a passkey."""
    options = browser.post("/api/passkey-request").json
    return browser.post("/api/passkey-session", json=key.signed(options, **wrong))


def person_of(browser: FlaskClient) -> str:
    return str(browser.get("/api/me").json["person"]["id"])


def client_data(kind: str, challenge: str, origin: str) -> str:
    return b64(orjson.dumps({"type": kind, "challenge": challenge, "origin": origin}))


def b64(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
