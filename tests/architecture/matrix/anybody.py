"""What anybody may ask for, signed in or not."""

from tests.architecture.matrix.row import EVERYBODY, NOBODY, Row

CARD = "/c/<string(length=16):code>"


def _open(method: str, rule: str, path: str, done: int = 200, **more: object) -> Row:
    return Row(method, rule, EVERYBODY, path=path, done=done, anonymous=done, **more)  # type: ignore[arg-type]


def _closed(method: str, rule: str, path: str, no: int = 404, **more: object) -> Row:
    return Row(method, rule, NOBODY, no, path, anonymous=no, **more)  # type: ignore[arg-type]


# Whoever holds a link, and nobody once it ended. Who is signed in makes no difference.
ROWS = (
    _open("GET", "/wall/<token>", "/wall/{wall_token}"),
    _closed("GET", "/wall/<token>", "/wall/{ended_wall_token}"),
    _open("GET", CARD, "/c/{code}"),
    _closed("GET", CARD, "/c/{ended_code}"),
    _open("POST", CARD, "/c/{code}", 303, form={"text": "Dank je wel.", "id": "{new}"}),
    _closed("POST", CARD, "/c/{ended_code}", form={"text": "Dank je wel.", "id": "{new}"}),
    _open("GET", f"{CARD}/thanks", "/c/{code}/thanks"),
    _closed("GET", f"{CARD}/thanks", "/c/{ended_code}/thanks"),
    # Voices come in by another system's key alone: no role stands in for it.
    _closed("POST", "/api/voices", "/api/voices", 401, body={"items": [{"text": "Goed geholpen"}]}),
    _open("GET", "/logo.webp", "/logo.webp?{logo}"),
)

# What anybody may ask for, signed in or not, and why.
OPEN = {
    "/": "leads to the place that fits",
    "/sign-in": "getting in",
    "/brand.css": "colours of the organisation, on the sign-in page too",
    "/logo.webp": "the organisation's logo, on the sign-in page too",
    "/wall/<token>": "a team's norms and compliments on a screen, by its link; else 404",
    "/choose": "the demo's choice; elsewhere 404",
    "/choose/<login>": "the demo's choice; elsewhere 404",
    "/api/session": "getting in (POST)",
    "/api/invitation": "what a code is for; without the code nothing",
    "/api/admissions/<uuid:admission_id>": "coming in by a code (PUT)",
    "/api/admission": "how the asking phone itself stands",
    "/api/locked-device": "the asking device's own PIN",
    "/api/handover-session": "getting in with a code from a device of one's own",
    "/sso/start": "getting in with a company account; 404 without a provider",
    "/sso/back": "where the provider sends people back to",
    "/api/ways": "whether there is a provider, for the sign-in screen",
    "/api/place": "who may sign in on the shared device that asks; else nobody",
    "/api/place-session": "getting in on a shared device, with a PIN",
    "/api/passkey-request": "a challenge to sign in with a passkey",
    "/api/passkey-session": "getting in with a passkey",
    "/api/openapi.json": "the API's description",
    "/api/csp-reports": "sent by the browser itself",
    "/health": "for whoever keeps the installation running",
    "/ready": "for whoever keeps the installation running",
    "/api/voices": "another system, with its token (POST)",
    "/c/<string(length=16):code>": "a customer leaves a compliment (POST)",
    "/c/<string(length=16):code>/thanks": "what a customer reads afterwards",
    "/app/": "the shell, without personal data",
    "/app/<path:place>": "the shell, without personal data",
    "/app/sw.js": "the worker",
    "/app/manifest.webmanifest": "what the phone installs",
}
