"""Which addresses our server will post to, and which names it will follow there."""

import asyncio
import os
from ipaddress import ip_address

import pytest
from aiohttp.abc import AbstractResolver
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.config import Config
from app.notices.endpoints import accepted, browser_key, browser_secret, origin_of
from app.notices.network import PublicResolver, is_public
from tests.notices.browsers import spelled

REAL = [
    "https://fcm.googleapis.com/fcm/send/dQw4w9WgXcQ:APA91bHun4MxP5egoKMwt2KZFBaFUH-1RYqx",
    "https://fcm.googleapis.com/wp/dQw4w9WgXcQ:APA91b_x-",
    "https://jmt17.google.com/fcm/send/dQw4w9WgXcQ:APA91b",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABl_x-y==",
    "https://web.push.apple.com/QGuQyavXutnMH_8zL6pjnN7p",
    "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAB%2bxy%3d",
    "https://fcm.googleapis.com:443/fcm/send/abc",
]

HOSTILE = [
    # Other schemes, and none
    "http://fcm.googleapis.com/fcm/send/a", "HTTP://fcm.googleapis.com/a",
    "ftp://fcm.googleapis.com/a",
    "file:///etc/passwd", "gopher://fcm.googleapis.com/a", "javascript:alert(1)", "data:,a",
    "ws://fcm.googleapis.com/a",
    "//fcm.googleapis.com/a", "fcm.googleapis.com/a", "https:fcm.googleapis.com/a",
    "https:///fcm.googleapis.com/a", "",
    # Addresses instead of names, in all their spellings
    "https://127.0.0.1/a", "https://127.1/a", "https://2130706433/a", "https://0x7f000001/a",
    "https://0177.0.0.1/a",
    "https://0/a", "https://[::1]/a", "https://[::ffff:127.0.0.1]/a", "https://[fd00::1]/a",
    "https://[::1%25lo]/a",
    "https://10.0.0.1/a", "https://192.168.1.1/a", "https://172.16.0.1/a", "https://100.64.0.1/a",
    "https://169.254.169.254/latest/meta-data", "http://169.254.169.254/latest/meta-data",
    "https://8.8.8.8/a",
    # Names inside
    "https://localhost/a", "http://localhost:8000/api", "https://localhost.localdomain/a",
    "https://metadata.google.internal/a",
    "https://redis:6379/a", "https://intranet/a",
    # Somebody else's host that looks like a push service
    "https://fcm.googleapis.com.evil.example/a", "https://evilfcm.googleapis.com/a",
    "https://evil.fcm.googleapis.com/a",
    "https://fcm-googleapis.com/a", "https://push.apple.com/a", "https://xpush.apple.com/a",
    "https://apple.com/a",
    "https://notify.windows.com/a", "https://notify.windows.com.evil.example/a",
    "https://googleapis.com/a",
    "https://fcm.googleapis.com./a", "https://.push.apple.com/a", "https://a..push.apple.com/a",
    # Where parsers disagree
    "https://fcm.googleapis.com@10.0.0.1/a", "https://user:pass@fcm.googleapis.com/a",
    "https://@fcm.googleapis.com/a",
    "https://evil.example#@fcm.googleapis.com/a", "https://evil.example?@fcm.googleapis.com/a",
    "https://evil.example\\@fcm.googleapis.com/a", "https://fcm.googleapis.com\\.evil.example/a",
    "https://fcm.googleapis.com%2eevil.example/a", "https://fcm.googleapis.com%00.evil.example/a",
    "https://fcm.googleapis.com\x00.evil.example/a",
    "https://fcm.googleapis.com/a\r\nHost: evil.example",
    "https://fcm.googleapis.com\t/a", " https://fcm.googleapis.com/a",
    "https://fcm.googleapis.com/a b",
    "https://fcm.googleapis.com/a#fragment", "https://[fcm.googleapis.com/a",
    # Letters that are not the letters they look like
    "https://fcm.googleapis\u3002com/a", "https://\uff46cm.googleapis.com/a",
    "https://fcm.g\u043eogleapis.com/a",
    "https://fcm.googleapis.com/\u00e9",
    # Other ports, and too much
    "https://fcm.googleapis.com:22/a", "https://fcm.googleapis.com:8443/a",
    "https://fcm.googleapis.com:/a",
    "https://fcm.googleapis.com:99999/a", "https://fcm.googleapis.com:443x/a",
    "https://fcm.googleapis.com",
    "https://fcm.googleapis.com/" + "a" * 1_024,
]  # fmt: skip


def config(**env: str) -> Config:
    return Config.from_env({"BELEEF_MODE": "test", "BELEEF_SECRET_KEY": "k" * 32, **env})


@pytest.mark.parametrize("endpoint", REAL)
def test_what_browsers_really_hand_out_is_accepted(endpoint: str) -> None:
    assert accepted(config(), endpoint)


@pytest.mark.parametrize("endpoint", HOSTILE)
def test_anything_else_is_not_a_push_service(endpoint: str) -> None:
    assert not accepted(config(BELEEF_PUSH_HOSTS="evil.test"), endpoint)


def test_at_least_sixty_hostile_addresses_are_tried() -> None:
    assert len(set(HOSTILE)) >= 60


def test_a_longest_address_is_still_accepted() -> None:
    start = "https://fcm.googleapis.com/"
    assert accepted(config(), start + "a" * (1_024 - len(start)))


def test_a_local_stand_in_counts_only_where_it_is_named() -> None:
    named = config(BELEEF_PUSH_HOSTS="http://127.0.0.1:8400,http://10.0.0.1:8400")
    assert accepted(named, "http://127.0.0.1:8400/wpush/x")
    assert not accepted(named, "http://127.0.0.1:8401/wpush/x")
    assert not accepted(named, "https://127.0.0.1:8400/wpush/x")
    assert not accepted(named, "http://10.0.0.1:8400/wpush/x")
    assert not accepted(config(), "http://127.0.0.1:8400/wpush/x")


def test_production_has_no_local_push_service() -> None:
    production = Config.from_env(
        {
            "BELEEF_MODE": "production",
            "BELEEF_SECRET_KEY": "k" * 32,
            "BELEEF_MASTER_KEY": "5a" * 32,
            "BELEEF_ORIGIN": "https://beleef.example",
            "BELEEF_CONTACT": "mailto:ops@example.com",
            "BELEEF_PUSH_HOSTS": "http://127.0.0.1:8400",
        }
    )
    assert accepted(production, REAL[0])
    assert not accepted(production, "http://127.0.0.1:8400/wpush/x")


@pytest.mark.parametrize(
    ("endpoint", "origin"),
    [
        ("https://push.example:8443/x?y", "https://push.example:8443"),
        ("https://push.example:443/x", "https://push.example"),
        ("https://push.example/x", "https://push.example"),
        ("http://127.0.0.1:8400/x", "http://127.0.0.1:8400"),
    ],
)
def test_an_origin_keeps_an_unusual_port(endpoint: str, origin: str) -> None:
    assert origin_of(endpoint) == origin


def test_a_key_is_a_point_on_the_curve_in_one_spelling() -> None:
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert browser_key(spelled(point)) == browser_key(spelled(point) + "=") == spelled(point)
    compressed = key.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    off = bytearray(point)
    off[-1] ^= 1
    for bad in (compressed, bytes(off), b"\x04" + bytes(64), point[:-1], point + b"\x00", b""):
        assert browser_key(spelled(bad)) is None


@pytest.mark.parametrize(
    "text", ["", "=", "é" * 22, "a b", "+" * 22, "/" * 22, "A" * 21, "A" * 23, "A", "\n" * 22]
)
def test_a_secret_is_sixteen_bytes_of_base64url(text: str) -> None:
    secret = os.urandom(16)
    assert browser_secret(spelled(secret)) == spelled(secret)
    assert browser_secret(text) is None


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0",  # noqa: S104  # an address to refuse
       
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::", "::1",
        "fe80::1", "fc00::1",
        "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:db8::1", "2001:0:7f00:1::f5ff:fffe",
    ],
)  # fmt: skip
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["142.250.179.138", "17.57.144.10", "2a00:1450:400e:80e::200a", "64:ff9b::8efa:b38a"]
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


class Names(AbstractResolver):
    """A name server of our own."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[dict[str, object]]:
        return [{"hostname": host, "host": address, "port": port} for address in self.addresses]

    async def close(self) -> None: ...


def resolve(host: str, *addresses: str) -> list[str]:
    async def ask() -> list[str]:
        resolver = PublicResolver()
        resolver._names = Names(*addresses)  # type: ignore[assignment]
        return [str(found["host"]) for found in await resolver.resolve(host, 443)]

    return asyncio.run(ask())


def test_a_name_that_leads_inside_is_not_followed() -> None:
    assert resolve("fcm.googleapis.com", "142.250.179.138") == ["142.250.179.138"]
    for addresses in (["127.0.0.1"], ["142.250.179.138", "10.0.0.1"], ["::ffff:169.254.169.254"]):
        with pytest.raises(OSError, match="not public"):
            resolve("fcm.googleapis.com", *addresses)


def test_localhost_leads_to_this_machine_only() -> None:
    assert resolve("localhost", "127.0.0.1", "::1") == ["127.0.0.1", "::1"]
    with pytest.raises(OSError, match="not public"):
        resolve("localhost", "142.250.179.138")
