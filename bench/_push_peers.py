"""The same message by other libraries, and by the bare calls that no library can do without."""

import hmac
import os
from base64 import urlsafe_b64decode
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import requests
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from py_vapid import Vapid02
from pywebpush import WebPusher
from pywebpush import webpush as pywebpush_send
from webpush import WebPush
from webpush.types import WebPushKeys, WebPushSubscription

from app.notices.curve import public_pem
from app.notices.push import PLAIN_SIZE, Target

CONTACT = "ops@example.com"
SUB = {"sub": f"mailto:{CONTACT}"}
Make = Callable[[], None]


def floor(targets: list[Target]) -> Make:
    """Point, key pair, ECDH, five HMACs, AES-GCM (RFC 8291) straight from OpenSSL: no signature."""
    plain = bytes(PLAIN_SIZE)
    browsers = [(_raw(target.p256dh), _raw(target.auth)) for target in targets]

    def run() -> None:
        for point, auth in browsers:
            salt = os.urandom(16)
            public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
            secret = ec.generate_private_key(ec.SECP256R1()).exchange(ec.ECDH(), public)
            extracted = hmac.digest(auth, secret, "sha256")
            keyed = hmac.digest(extracted, plain[:145], "sha256")
            extracted = hmac.digest(salt, keyed, "sha256")
            key = hmac.digest(extracted, b"key", "sha256")[:16]
            nonce = hmac.digest(extracted, b"nonce", "sha256")[:12]
            AESGCM(key).encrypt(nonce, plain, None)

    return run


def webpush_as_shipped(targets: list[Target], payload: bytes, pem: bytes) -> Make:
    pusher = WebPush(pem, public_pem(pem), subscriber=CONTACT, ttl=60)

    def run() -> None:
        for target in targets:
            keys = WebPushKeys(p256dh=target.p256dh, auth=target.auth)
            pusher.get(payload, WebPushSubscription(endpoint=target.endpoint, keys=keys))

    return run


def pywebpush_crypto(targets: list[Target], payload: bytes, pem: bytes) -> Make:
    """What pywebpush does before it posts: encrypt, and sign anew for each message."""
    signer = Vapid02.from_pem(pem)

    def run() -> None:
        for target in targets:
            WebPusher(_subscription(target)).encode(payload)
            signer.sign(SUB | {"aud": "https://fcm.googleapis.com"})

    return run


def pywebpush_sending(
    targets: list[Target], payload: bytes, pem: bytes, certificate: Path, stack: ExitStack
) -> Make:
    """As its own page shows, with one requests Session for all."""
    session = stack.enter_context(requests.Session())
    session.trust_env = False  # or REQUESTS_CA_BUNDLE would win from `verify`
    session.verify = str(certificate)
    signer = Vapid02.from_pem(pem)

    def run() -> None:
        for target in targets:
            answer = pywebpush_send(
                _subscription(target), payload, vapid_private_key=signer, vapid_claims=dict(SUB),
                ttl=60, timeout=10, requests_session=session,
            )  # fmt: skip
            assert answer.status_code == 201

    return run


def as_json(targets: list[Target]) -> list[dict[str, Any]]:
    """Subscriptions as browsers spell them."""
    return [_subscription(target) for target in targets]


def _subscription(target: Target) -> dict[str, Any]:
    keys = {"p256dh": target.p256dh, "auth": target.auth}
    return {"endpoint": target.endpoint, "keys": keys}


def _raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
