"""One's own settings, devices, ways to sign in and data; and devices that a team shares."""

from tests.architecture.matrix.row import (
    ADMIN,
    AUDITOR,
    EVERYBODY,
    LEADS,
    NOOR,
    Row,
)

ROWS = (
    # One's own settings and devices.
    Row("GET", "/api/me", EVERYBODY),
    Row("PUT", "/api/me", EVERYBODY, body={"locale": "nl"}, done=204),
    Row("GET", "/api/pin", EVERYBODY),
    Row("PUT", "/api/pin", frozenset(), 422, body={"pin": "294715", "current": "verkeerd"}),
    Row("GET", "/api/handover-code", EVERYBODY),
    Row("POST", "/api/handover-code", EVERYBODY, body={}, done=201),
    Row("GET", "/api/password", EVERYBODY),
    Row("POST", "/api/proof", frozenset(), 422, body={"said": "verkeerd"}),
    Row(
        "PUT",
        "/api/password",
        frozenset(),
        422,
        body={"current": "verkeerd", "password": "stoelen dansen zacht"},
    ),  # fmt: skip
    Row("GET", "/password", EVERYBODY, anonymous=302),
    Row("POST", "/password", frozenset(), 422),
    Row("GET", "/api/passkeys", EVERYBODY),
    Row("POST", "/api/passkey-offer", EVERYBODY),
    Row("POST", "/api/passkeys", frozenset(), 422, body={"id": "never made"}),
    Row(
        "DELETE", "/api/passkeys/<uuid:passkey_id>", NOOR, path="/api/passkeys/{passkey}", done=204
    ),
    Row("GET", "/api/devices", EVERYBODY),
    Row("DELETE", "/api/devices", EVERYBODY, done=204),
    Row("DELETE", "/api/devices/<uuid:device_id>", NOOR, path="/api/devices/{device}", done=204),
    Row("DELETE", "/api/session", EVERYBODY, done=204),
    Row("PUT", "/api/screen", LEADS | ADMIN | AUDITOR, 403, done=204),
    Row("GET", "/api/shifts", EVERYBODY),
    Row("PUT", "/api/shifts", EVERYBODY, body={"items": []}),
    Row("GET", "/api/subscription", EVERYBODY),
    Row("DELETE", "/api/subscription", EVERYBODY, done=204),
    Row(
        "PUT",
        "/api/subscription",
        frozenset(),
        422,
        body={"endpoint": "https://evil.example/", "keys": {}},
    ),
    Row("GET", "/api/log", EVERYBODY),
    # One's own data: whoever it is of, and proves that.
    Row("POST", "/api/my-data", EVERYBODY, body={"password": "beleef-demo"}),
    Row(
        "POST",
        "/api/my-data/erasure",
        EVERYBODY - ADMIN,
        body={"password": "beleef-demo", "keep": True},
        done=204,
        instead={"daan": 409},  # the only admin
    ),
    Row("GET", "/api/sync", EVERYBODY),
    Row("POST", "/api/outbox", EVERYBODY, body={"items": [{"method": "PUT", "path": "/api/none"}]}),
    # Places.
    Row("POST", "/sign-out", EVERYBODY, done=303),
    # Whether two accounts are one person's: asked of, and answered by, whose account would end.
    Row("GET", "/same-person/<uuid:merge_id>", NOOR, path="/same-person/{merge}", anonymous=302),
    Row("POST", "/same-person/<uuid:merge_id>", NOOR, path="/same-person/{merge}", done=303),
    Row("GET", "/passkey", EVERYBODY, anonymous=302),
    # Devices that a team shares: its lead, and the admin.
    Row("PUT", "/api/place-use", EVERYBODY, done=204),
    Row("GET", "/shared/", LEADS | ADMIN, 403, anonymous=302),
    *(
        Row("POST", rule, frozenset(), 403, path, instead=dict.fromkeys(LEADS | ADMIN, 404))
        for rule, path in (
            ("/shared/", ""),
            ("/shared/<uuid:device_id>/end", "/shared/{nothing}/end"),
        )
    ),
    # Single sign-on is off here: for everybody the same.
    Row("GET", "/sso/link", frozenset(), anonymous=302),
    Row("POST", "/sso/link", frozenset(), 403),
    Row("POST", "/sso/unlink", EVERYBODY, done=303),
    Row("POST", "/passkey/recovery", frozenset(), 422),
    Row("POST", "/passkey/codes", EVERYBODY),
)
