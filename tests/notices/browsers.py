"""A browser's half of a subscription, with the independent http_ece as its reader."""

import os
from base64 import urlsafe_b64encode
from copy import copy

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.notices.push import Target


class FakeBrowser:
    """Keys as a browser makes them."""

    def __init__(self, endpoint: str) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = os.urandom(16)
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.target = Target(endpoint, spelled(point), spelled(self.auth))

    @property
    def keys(self) -> dict[str, str]:
        return {"p256dh": self.target.p256dh, "auth": self.target.auth}

    def at(self, endpoint: str, p256dh: bytes | None = None) -> "FakeBrowser":
        """The same browser under another address, with another public key if one is given."""
        other = copy(self)
        key = spelled(p256dh) if p256dh else self.target.p256dh
        other.target = Target(endpoint, key, self.target.auth)
        return other

    def read(self, body: bytes) -> bytes:
        return http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.auth, version="aes128gcm"
        )


def spelled(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
