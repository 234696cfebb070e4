"""Every route with everybody, and whether they may come in at all."""

from collections.abc import Iterator

from flask import Flask

from app.kernel.access import Who, declared
from tests.access.people import EVERYBODY, LEADS, OUTSIDE, PRINCIPALS
from tests.addresses import address_of
from tests.architecture.matrix import ADMIN, AUDITED, AUDITOR, OPEN

# Who would not be there any more for the cells after it; `matrix.ROWS` asks each in a world anew.
ENDS = {("DELETE", "/api/session"), ("DELETE", "/api/devices"), ("POST", "/sign-out"),
        ("POST", "/api/my-data/erasure")}  # fmt: skip
# Without a provider nobody has a company account to link; `matrix.ROWS` asks these.
SWITCHED_OFF = {"/sso/link"}


def every_route(app: Flask) -> Iterator[tuple[str, str, str, bool]]:
    """Who, method and address of every route that is not open, and whether they may come in."""
    for rule in app.url_map.iter_rules():
        if rule.rule in OPEN or rule.rule in SWITCHED_OFF:
            continue
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            for who in PRINCIPALS:
                if who in OUTSIDE or (method, rule.rule) not in ENDS:
                    may = who not in OUTSIDE and who in allowed(app, rule.rule, rule.endpoint)
                    yield who, method, address_of(rule), may


def allowed(app: Flask, rule: str, endpoint: str) -> frozenset[str]:
    """By where it stands: the tablet is the leads', the console the admins', the rest everybody's.

    What the route declares is only looked at for whether it says something else than that.
    """
    if rule.startswith("/console/"):
        return ADMIN | AUDITOR if rule in AUDITED else ADMIN
    if rule.startswith("/lead/") or "/attention/" in rule:
        return frozenset(LEADS)
    if "/points/" in rule:
        return frozenset(LEADS) | ADMIN
    if rule.startswith("/shared/"):
        return frozenset(LEADS) | ADMIN
    if rule == "/api/screen":
        return frozenset(LEADS) | ADMIN | AUDITOR
    assert declared(app, endpoint) == {Who.PERSON}
    return EVERYBODY
