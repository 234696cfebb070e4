"""Which builds of the phone app we still speak with.

A phone that is seldom opened runs an old build, and words wait on it. A build says its version in
`Beleef-Client`; those that said none are version 1. What is older than OLDEST gets 426: it keeps
what it has and offers the new version. RFC 9110 (15.5.22) wants an Upgrade header with 426, but
that is about the connection, forbidden in HTTP/2 and dropped by proxies; a build needs none.
"""

from flask import Flask, request

from app.kernel.errors import Outdated

# Raised only when what an older build sends can no longer be understood.
OLDEST = 1


def init_app(app: Flask) -> None:
    """Refuse builds that are too old, before anything is read or written for them."""
    app.config["OLDEST_CLIENT"] = OLDEST

    @app.before_request
    def refuse_outdated() -> None:
        version = _version()
        if version is not None and version < app.config["OLDEST_CLIENT"]:
            raise Outdated


def _version() -> int | None:
    """Of the phone app that asks; None for whatever else asks."""
    said = request.headers.get("Beleef-Client")
    if said is None:
        return 1 if "Beleef-Now" in request.headers else None
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else None
