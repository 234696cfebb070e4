"""The organisation's provider (OpenID Connect Core 1.0): by code, with PKCE, state and nonce.

The one user of Authlib, which is an extra: without it the settings refuse to name a provider.
"""

import secrets
import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l

from app.kernel import clock
from app.kernel.errors import Problem
from app.people.proofs import FRESH
from app.sso_settings import Sso

try:
    from authlib.integrations.base_client.errors import OAuthError
    from authlib.integrations.requests_client import OAuth2Session
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet
    from requests import RequestException
except ImportError:  # not installed, so not configured either
    pass

PATIENCE = 10  # seconds
HOUR = 3600
LEEWAY = 60  # seconds that two clocks may differ
SCOPE = "openid profile email"
SIGNED_BY = ("RS256", "PS256", "ES256", "EdDSA")


class Started(NamedTuple):
    """What must come back, and what only we know."""

    state: str
    nonce: str
    verifier: str


class Account(NamedTuple):
    """Who the provider says came: (issuer, subject) never changes hands, `name` is for showing."""

    issuer: str
    subject: str
    name: str
    login: str


class ProviderAway(Problem):
    status, code = 503, "provider_away"
    detail = _l("Inloggen met je bedrijfsaccount lukt nu niet. Probeer het zo nog eens.")


class Declined(Problem):
    status, code = 403, "sso_declined"
    detail = _l("Je bent niet ingelogd met je bedrijfsaccount.")


def start(sso: Sso, back: str, *, again: bool) -> tuple[str, Started]:
    """The address to send a browser to, and what to hold its answer against.

    `again` asks the provider not to go by a sign-in of longer ago (OpenID Connect Core 3.1.2.1).
    """
    young = {"max_age": str(int(FRESH.total_seconds()))} if again else {}
    state, nonce, verifier = (secrets.token_urlsafe(48) for _ in Started._fields)
    started = Started(state, nonce, verifier)
    with _session(sso, back) as session:
        url, _state = session.create_authorization_url(
            _discovered(sso)["authorization_endpoint"],
            state=started.state,
            nonce=started.nonce,
            code_verifier=started.verifier,
            **young,
        )
    return str(url), started


def finish(sso: Sso, back: str, started: Started, code: str, *, again: bool) -> Account:
    """Who came; raises ProviderAway or Declined. `again`: they were asked to sign in just now."""
    found = _discovered(sso)
    try:
        with _session(sso, back) as session:
            token = session.fetch_token(
                found["token_endpoint"], code=code, code_verifier=started.verifier
            )
            keys = session.get(found["jwks_uri"], withhold_token=True).json()
        claims = _claims(sso, str(token["id_token"]), keys, started.nonce)
        if again and is_old(claims):
            raise Declined
    except RequestException:
        raise ProviderAway from None
    except (OAuthError, JoseError, KeyError, ValueError):
        raise Declined from None
    return Account(sso.issuer, str(claims["sub"])[:255], _name_in(claims), _login_in(sso, claims))


def _claims(sso: Sso, token: str, keys: Any, nonce: str) -> dict[str, Any]:
    """The ID token's claims, checked as OpenID Connect Core 3.1.3.7 asks."""
    claims: dict[str, Any] = jwt.decode(token, KeySet.import_key_set(keys), list(SIGNED_BY)).claims
    jwt.JWTClaimsRegistry(
        leeway=LEEWAY,
        iss={"essential": True, "value": sso.issuer},
        aud={"essential": True, "value": sso.client_id},
        sub={"essential": True},
        exp={"essential": True},
        nonce={"essential": True, "value": nonce},
    ).validate(claims)
    if claims.get("azp", sso.client_id) != sso.client_id:
        raise ValueError("made for another")
    return claims


def is_old(claims: Mapping[str, Any]) -> bool:
    """Whether the provider says that its own sign-in was too long ago. One that says nothing is
    believed: several do so only when they are told to, and nobody should stand before the door."""
    said = claims.get("auth_time")
    oldest = clock.now().timestamp() - FRESH.total_seconds() - LEEWAY
    return isinstance(said, int | float) and said < oldest


def _session(sso: Sso, back: str) -> Any:
    return OAuth2Session(
        sso.client_id,
        sso.client_secret,
        redirect_uri=back,
        scope=SCOPE,
        code_challenge_method="S256",
        default_timeout=PATIENCE,
    )


def _discovered(sso: Sso) -> dict[str, Any]:
    return _discover(sso, int(time.time() / HOUR))


@lru_cache(maxsize=1)
def _discover(sso: Sso, _hour: int) -> dict[str, Any]:
    """What the provider says of itself (OpenID Connect Discovery 1.0, 4), asked once an hour."""
    try:
        with _session(sso, "") as session:
            url = sso.issuer.rstrip("/") + "/.well-known/openid-configuration"
            found: dict[str, Any] = session.get(url, withhold_token=True).json()
    except (RequestException, ValueError):
        raise ProviderAway from None
    if found.get("issuer") != sso.issuer:
        raise ProviderAway
    return found


def _name_in(claims: dict[str, Any]) -> str:
    named = (claims.get(name) for name in ("email", "preferred_username", "name", "sub"))
    return str(next(filter(None, named)))[:80]


def _login_in(sso: Sso, claims: dict[str, Any]) -> str:
    if sso.login_claim == "email" and claims.get("email_verified") is not True:
        return ""
    return str(claims.get(sso.login_claim, "") if sso.login_claim else "").strip().lower()[:80]
