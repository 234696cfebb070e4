"""The organisation's own sign-in, when it has one: settings of OpenID Connect."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from urllib.parse import urlsplit

_NAMES = ("BELEEF_SSO_ISSUER", "BELEEF_SSO_CLIENT_ID", "BELEEF_SSO_CLIENT_SECRET")
# Claims whose value may be compared with a login name. `email` counts only when it was verified.
CLAIMS = ("email", "preferred_username")


@dataclass(frozen=True)
class Sso:
    issuer: str
    client_id: str
    client_secret: str
    name: str
    # By which claim a first sign-in finds a login name; empty: people link their account first.
    login_claim: str


def sso_in(env: Mapping[str, str], *, tls: bool) -> Sso | None:
    """What the environment says, or None when it says nothing; raises ValueError."""
    given = [env.get(name, "") for name in _NAMES]
    if not any(given):
        return None
    missing = [name for name, value in zip(_NAMES, given, strict=True) if not value]
    if missing:
        raise ValueError(f"{', '.join(missing)} must be set too")
    if tls and urlsplit(given[0]).scheme != "https":
        raise ValueError("BELEEF_SSO_ISSUER must be an https address")
    claim = env.get("BELEEF_SSO_LOGIN_CLAIM", "")
    if claim and claim not in CLAIMS:
        raise ValueError(f"BELEEF_SSO_LOGIN_CLAIM is {' or '.join(CLAIMS)}, not {claim!r}")
    if find_spec("authlib") is None:
        raise ValueError("BELEEF_SSO_ISSUER needs the extra: pip install authlib requests")
    issuer, client_id, client_secret = given
    return Sso(issuer, client_id, client_secret, env.get("BELEEF_SSO_NAME", ""), claim)
