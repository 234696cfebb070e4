"""What the browser is told to refuse, and what we refuse from a browser.

Headers follow OWASP ASVS 5.0 V3.4; the content security policy has no `unsafe-*` and no nonce, so
it is one exact string per surface.
"""

from functools import cache
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.datastructures import Headers

from app.config import Config
from app.kernel.errors import NotAllowed

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
    "require-trusted-types-for 'script'; trusted-types {types}; report-to csp"
)
# The one place per surface that may make a script URL or markup from text.
_TRUSTED_TYPES = {
    "/app/": "beleef-worker",
    "/lead/": "beleef-fragment",
    "/console/": "beleef-fragment",
}

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # Nothing leaks to other sites, as with `no-referrer`. But that one makes a form of ours say
    # `Origin: null`, and where Sec-Fetch-Site lacks (plain http to another machine, older Safari)
    # nothing then tells our own form from somebody else's.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Reporting-Endpoints": 'csp="/api/csp-reports"',
}
_HSTS = "max-age=31536000; includeSubDomains"

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def surface_of(path: str) -> str:
    """The start of the address that a policy belongs to; empty for everything else."""
    return next((start for start in _TRUSTED_TYPES if path.startswith(start)), "")


def headers_for(path: str, config: Config) -> dict[str, str]:
    """Every security header of an answer at `path`."""
    return dict(_headers(surface_of(path), config.secure))


@cache
def _headers(surface: str, secure: bool) -> tuple[tuple[str, str], ...]:
    policy = _POLICY.format(types=_TRUSTED_TYPES.get(surface, "'none'"))
    headers = _ALWAYS | {"Content-Security-Policy": policy}
    return tuple((headers | ({"Strict-Transport-Security": _HSTS} if secure else {})).items())


def init_app(app: Flask, config: Config) -> None:
    """Put the headers on every answer; refuse what another site made the browser send."""

    @app.before_request
    def refuse_other_sites() -> None:
        if request.path == "/api/csp-reports":
            return  # the browser itself sends these; nothing is changed by them
        if request.method not in _SAFE and not same_site(request.headers, own_origin(config)):
            raise NotAllowed("other_site")

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.extend(_headers(surface_of(request.path), config.secure))
        if not response.headers.get("Cache-Control"):
            response.headers["Cache-Control"] = "no-store"  # personal unless a view says otherwise
        return response


def own_origin(config: Config) -> str:
    """Where people find us; while trying out, whatever host they typed."""
    return config.origin or f"{request.scheme}://{request.host}"


def same_site(headers: Headers, origin: str) -> bool:
    """Whether a writing request cannot have been forged by another site.

    A browser names the sender in Sec-Fetch-Site or Origin. Without either, only a body that no
    form can send (JSON, or none with a method that forms lack) shows that no page of somebody
    else's made it.
    """
    site = headers.get("Sec-Fetch-Site")
    if site is not None and site != "same-origin":
        return False
    sender = headers.get("Origin")
    if sender is not None:
        return _normal(sender) == _normal(origin)
    return site is not None or _no_form(headers)


def _no_form(headers: Headers) -> bool:
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return kind == "application/json" or (not kind and headers.get("Content-Length", "0") == "0")


def _normal(origin: str) -> tuple[str, str | None, int | None]:
    try:
        parts = urlsplit(origin)
        return (
            parts.scheme,
            parts.hostname,
            parts.port or {"http": 80, "https": 443}.get(parts.scheme),
        )
    except ValueError:
        return "", None, None
