"""P-256, the curve of Web Push. Imported when needed: `cryptography` slows a start by 80 ms."""

from base64 import urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)


def new_private_pem() -> bytes:
    """A fresh private key, as PKCS 8 in PEM."""
    key = generate_private_key(SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def public_pem(private_pem: bytes) -> bytes:
    """The public half, as SubjectPublicKeyInfo in PEM."""
    public = load_pem_private_key(private_pem, password=None).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def public_text(private_pem: bytes) -> str:
    """The public half as browsers take it: the uncompressed point, 65 bytes, in base64url."""
    public = load_pem_private_key(private_pem, password=None).public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode()


def is_point(raw: bytes) -> bool:
    """Whether these bytes are an uncompressed point on the curve."""
    if len(raw) != 65:
        return False
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), raw)
    except ValueError:
        return False
    return True
