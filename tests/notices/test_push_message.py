"""What leaves for a push service: checked by the standard's own example and by readers not ours."""

import json
import os
import time
from base64 import urlsafe_b64decode
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from urllib.parse import urlsplit

import http_ece
import jwt
import pytest
import webpush
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from app.notices.curve import new_private_pem, public_text
from app.notices.push import PLAIN_SIZE, Message, Sealer, Target, TooLongError
from tests.notices.browsers import FakeBrowser, spelled

PEM = new_private_pem()
CHROME = "https://fcm.googleapis.com/fcm/send/abc"


@pytest.fixture
def sealer() -> Sealer:
    return Sealer(PEM, "mailto:ops@example.com")


def seal(
    sealer: Sealer, browser: FakeBrowser, payload: bytes = b"{}", **options: object
) -> Message:
    values = {"ttl": 600, "urgency": "normal", "topic": "t", **options}
    return sealer.seal(browser.target, payload, **values)  # type: ignore[arg-type]


def claims(message: Message) -> dict[str, object]:
    token, key = (
        part.split("=", 1)[1] for part in message.headers["Authorization"][6:].split(", ")
    )
    point = urlsafe_b64decode(key + "=")
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    audience = urlsplit(message.url)._replace(path="", query="").geturl()
    return jwt.decode(token, public, algorithms=["ES256"], audience=audience)


def test_the_example_of_rfc_8291_comes_out_byte_for_byte(
    sealer: Sealer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = int.from_bytes(
        urlsafe_b64decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw="), "big"
    )
    salt = urlsafe_b64decode("DGv6ra1nlYgDCS1FRnbzlw==")
    key = ec.derive_private_key(server, ec.SECP256R1())
    monkeypatch.setattr(webpush, "os", SimpleNamespace(urandom=lambda size: salt[:size]))
    monkeypatch.setattr(
        webpush, "ec", SimpleNamespace(**vars(ec) | {"generate_private_key": lambda *_: key})
    )
    monkeypatch.setattr("app.notices.push.PLAIN_SIZE", 41)  # the example is not padded
    target = Target(
        CHROME,
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "BTBZMqHH6r4Tts7J_aSIgg",
    )
    message = sealer.seal(
        target, b"When I grow up, I want to be a watermelon", ttl=0, urgency="normal", topic="t"
    )
    assert spelled(message.body) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w"
        "EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


@pytest.mark.parametrize("size", [0, 1, 41, PLAIN_SIZE])
def test_an_independent_reader_finds_the_payload_and_only_spaces_behind_it(
    sealer: Sealer, size: int
) -> None:
    browser = FakeBrowser(CHROME)
    message = seal(sealer, browser, b"x" * size)
    plain = http_ece.decrypt(
        message.body, private_key=browser.key, auth_secret=browser.auth, version="aes128gcm"
    )
    assert plain.rstrip(b" ") == b"x" * size


def test_a_padded_payload_is_still_the_same_json(sealer: Sealer) -> None:
    browser = FakeBrowser(CHROME)
    notice = {"web_push": 8030, "notification": {"title": "Even stilstaan, één minuut? 👋"}}
    message = seal(sealer, browser, json.dumps(notice).encode())
    assert json.loads(browser.read(message.body)) == notice


def test_every_message_has_one_size_that_each_service_must_take(sealer: Sealer) -> None:
    sizes = {
        len(seal(sealer, FakeBrowser(CHROME), b"x" * size).body) for size in (0, 1, 200, PLAIN_SIZE)
    }
    assert sizes == {3_603}


def test_a_payload_that_does_not_fit_is_refused(sealer: Sealer) -> None:
    with pytest.raises(TooLongError):
        seal(sealer, FakeBrowser(CHROME), b"x" * (PLAIN_SIZE + 1))


def test_two_messages_never_share_a_salt_or_a_key(sealer: Sealer) -> None:
    browser = FakeBrowser(CHROME)
    heads = {seal(sealer, browser).body[:86] for _ in range(20)}
    assert len({head[:16] for head in heads}) == len({head[21:] for head in heads}) == 20


def test_keys_that_are_not_keys_are_an_error_of_that_message_alone(sealer: Sealer) -> None:
    bad = Target(CHROME, spelled(b"\x04" + bytes(64)), spelled(bytes(16)))
    with pytest.raises(ValueError, match=r".*"):
        sealer.seal(bad, b"{}", ttl=1, urgency="normal", topic="t")
    assert seal(sealer, FakeBrowser(CHROME)).body


def test_nothing_of_one_message_stays_for_the_next(sealer: Sealer) -> None:
    first = seal(sealer, FakeBrowser(CHROME), ttl=3_600, urgency="high", topic="one")
    second = seal(sealer, FakeBrowser(CHROME), ttl=0, urgency="low", topic="two")
    assert (first.headers["TTL"], first.headers["Urgency"], first.headers["Topic"]) == (
        "3600",
        "high",
        "one",
    )
    assert (second.headers["TTL"], second.headers["Urgency"], second.headers["Topic"]) == (
        "0",
        "low",
        "two",
    )


def test_a_life_that_is_over_becomes_no_life_at_all(sealer: Sealer) -> None:
    assert seal(sealer, FakeBrowser(CHROME), ttl=-5).headers["TTL"] == "0"


def test_only_apple_is_told_that_this_is_a_notification(sealer: Sealer) -> None:
    apple = seal(sealer, FakeBrowser("https://web.push.apple.com/QA"))
    pretender = seal(sealer, FakeBrowser("https://push.apple.com.example/QA"))
    assert apple.headers["Content-Type"] == "application/notification+json"
    assert pretender.headers["Content-Type"] == "application/octet-stream"


def test_the_signature_is_for_the_whole_origin_and_less_than_a_day(sealer: Sealer) -> None:
    found = claims(seal(sealer, FakeBrowser("https://push.example:8443/x")))
    assert found["aud"] == "https://push.example:8443"
    assert time.time() < found["exp"] < time.time() + 86_400


def test_another_library_accepts_the_signature(sealer: Sealer) -> None:
    header = seal(sealer, FakeBrowser(CHROME)).headers["Authorization"]
    assert Vapid02.verify(header.replace(", ", ","))  # it reads only one of the two legal spellings


@pytest.mark.parametrize(
    ("contact", "sub"),
    [
        ("ops@example.com", "mailto:ops@example.com"),
        ("mailto:ops@example.com", "mailto:ops@example.com"),
        ("https://example.com/contact", "https://example.com/contact"),
    ],
)
def test_the_contact_is_named_once(contact: str, sub: str) -> None:
    assert claims(seal(Sealer(PEM, contact), FakeBrowser(CHROME)))["sub"] == sub


def test_each_service_costs_one_signature(sealer: Sealer) -> None:
    for number in range(60):
        seal(sealer, FakeBrowser(f"https://h{number % 3}.push.services.mozilla.com/{number}"))
    assert sealer.signer.signatures == 3


def test_a_signature_is_renewed_before_it_ends(
    sealer: Sealer, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = seal(sealer, FakeBrowser(CHROME)).headers["Authorization"]
    later = time.time() + 11 * 3_600 + 1
    monkeypatch.setattr("app.notices.push.time", SimpleNamespace(time=lambda: later))
    new = seal(sealer, FakeBrowser(CHROME)).headers["Authorization"]
    assert new != old
    assert sealer.signer.signatures == 2


def test_threads_share_a_sealer_without_mixing_messages(sealer: Sealer) -> None:
    browsers = [FakeBrowser(f"https://fcm.googleapis.com/fcm/send/{n}") for n in range(200)]

    def send(number: int) -> tuple[bytes, str]:
        message = seal(sealer, browsers[number], b"%d" % number, ttl=number, topic=f"t{number}")
        return browsers[number].read(message.body), message.headers["TTL"] + message.headers[
            "Topic"
        ]

    with ThreadPoolExecutor(8) as pool:
        read = list(pool.map(send, range(200)))
    assert [(plain.strip(), head) for plain, head in read] == [
        (b"%d" % number, f"{number}t{number}") for number in range(200)
    ]
    assert sealer.signer.signatures == 1


def test_the_key_that_browsers_get_is_the_key_that_signs(sealer: Sealer) -> None:
    header = seal(sealer, FakeBrowser(CHROME)).headers["Authorization"]
    assert header.endswith(f"k={public_text(PEM)}")
    assert os.urandom(1)  # the example's salt did not stay behind
