"""Who may do what, as a table: one row per route and object, one cell per person.

`yes` names who may; everybody else who is signed in gets `no`; who is not signed in gets 401.
Addresses name objects in braces; `tests/architecture/test_access.py` makes them.
"""

from dataclasses import dataclass, field
from typing import Any

from tests.norms.team import WORDS

EVERYBODY = frozenset({"noor", "sem", "fatima", "jan", "petra", "daan", "anne"})
NOOR = frozenset({"noor"})
SEM = frozenset({"sem"})
TEAM = frozenset({"noor", "sem", "fatima"})
TEAM_LEAD = frozenset({"fatima"})
LEADS = frozenset({"fatima", "petra"})
ADMIN = frozenset({"daan"})
AUDITOR = frozenset({"anne"})
COLLEAGUES = EVERYBODY - AUDITOR
UTRECHT_NORM, ZWOLLE_NORM = TEAM, frozenset({"jan", "petra"})


@dataclass(frozen=True)
class Row:
    method: str
    rule: str
    yes: frozenset[str]
    no: int = 404
    path: str = ""
    body: dict[str, Any] | None = None
    done: int = 200
    # Who gets another refusal than `no`.
    instead: dict[str, int] = field(default_factory=dict)
    # A page leads whoever is not signed in to where one signs in.
    anonymous: int = 401


MOMENT = {"text": "Anders", "visibility": "team"}
TEXT = {"text": "Mooi."}
M, N = "/api/moments/<uuid:moment_id>", "/api/norms/<uuid:norm_id>"
CHOICE = {"version": 1, "stance": "agree"}
ANSWER = {"answer": "Zo doen we dat."}
PROPOSAL = WORDS | {"team": "{utrecht}", "base": None}

ROWS = (
    # A moment: private, of the team, of the organisation, withdrawn, of nobody.
    *(
        Row("GET", M, yes, path=f"/api/moments/{{{which}}}")
        for which, yes in (
            ("private", NOOR),
            ("team", TEAM),
            ("organisation", COLLEAGUES),
            ("withdrawn", frozenset()),
            ("nothing", frozenset()),
        )
    ),
    # Another's words: never, whatever the role. The writer without a version is refused too.
    *(
        Row("PUT", M, frozenset(), 404, f"/api/moments/{{{which}}}", MOMENT, instead={"noor": 422})
        for which in ("private", "team", "organisation")
    ),
    *(
        Row("DELETE", M, NOOR, path=f"/api/moments/{{{which}}}")
        for which in ("private", "team", "organisation")
    ),
    Row("GET", "/api/moments", EVERYBODY),
    *(
        Row(
            "PUT",
            f"{M}/reactions/<kind>",
            yes,
            path=f"/api/moments/{{{which}}}/reactions/heart",
            body={"on": True},
        )
        for which, yes in (("private", NOOR), ("team", TEAM), ("organisation", COLLEAGUES))
    ),
    *(
        Row(
            "PUT",
            f"{M}/comments/<uuid:comment_id>",
            yes,
            404,
            f"/api/moments/{{{which}}}/comments/{{new}}",
            TEXT,
            201,
        )
        for which, yes in (("private", NOOR), ("team", TEAM), ("organisation", COLLEAGUES))
    ),
    Row(
        "DELETE",
        f"{M}/comments/<uuid:comment_id>",
        SEM,
        path="/api/moments/{team}/comments/{comment}",
    ),
    # Attention: the lead of the moment's own team; a private moment does not exist for them.
    *(
        Row(
            "PUT",
            f"{M}/attention/<uuid:attention_id>",
            yes,
            403,
            f"/api/moments/{{{which}}}/attention/{{new}}",
            TEXT,
            201,
            instead,
        )
        for which, yes, instead in (
            ("private", frozenset(), {"fatima": 404, "petra": 404}),
            ("team", TEAM_LEAD, {"petra": 404}),
            ("organisation", TEAM_LEAD, {}),
        )
    ),
    Row("PUT", f"{M}/attention-seen", NOOR, path="/api/moments/{team}/attention-seen"),
    # Feedback from noor to sem: those two, and of those only sem opens and thanks.
    Row("GET", "/api/feedback", EVERYBODY),
    Row(
        "PUT",
        "/api/feedback/<uuid:feedback_id>",
        frozenset(),
        404,
        "/api/feedback/{feedback}",
        {"to": "{fatima}", "kind": "tip", "behaviour": "Anders"},
        instead={"noor": 422},
    ),
    Row(
        "PUT",
        "/api/feedback/<uuid:feedback_id>/opened",
        SEM,
        path="/api/feedback/{feedback}/opened",
    ),
    Row(
        "PUT",
        "/api/feedback/<uuid:feedback_id>/thanks",
        SEM,
        path="/api/feedback/{feedback}/thanks",
    ),
    # A reflection: its writer, for ever alone.
    Row("GET", "/api/reflections", EVERYBODY),
    Row(
        "PUT",
        "/api/reflections/<uuid:reflection_id>",
        frozenset(),
        404,
        "/api/reflections/{reflection}",
        {"on": "{today}", "answer": "Anders"},
        instead={"noor": 422},
    ),
    Row(
        "DELETE",
        "/api/reflections/<uuid:reflection_id>",
        NOOR,
        path="/api/reflections/{reflection}",
    ),
    # Norms: of one's team and of the organisation.
    Row("GET", "/api/norms", EVERYBODY),
    Row("GET", "/api/norms/similar", EVERYBODY),
    *(
        Row("GET", f"/api/norms/<uuid:norm_id>{more}", yes, path=f"/api/norms/{{{which}}}{more}")
        for more in ("", "/versions")
        for which, yes in (("loop", EVERYBODY), ("bel", UTRECHT_NORM), ("kop", ZWOLLE_NORM))
    ),
    # Nothing stands behind it that could be reported; who reads the norm or not hears the same.
    Row(
        "PUT",
        f"{N}/voices/<uuid:voice_id>/report",
        frozenset(),
        path="/api/norms/{loop}/voices/{nothing}/report",
    ),
    Row(
        "PUT",
        "/api/voices/<uuid:voice_id>/report",
        frozenset(),
        path="/api/voices/{nothing}/report",
    ),
    # Sem proposed a norm to Utrecht and wants to discuss it himself; an admin one to everybody.
    *(
        Row(
            "PUT",
            f"{N}/agreement",
            yes,
            no,
            f"/api/norms/{{{which}}}/agreement",
            CHOICE,
            instead=instead,
        )
        for which, yes, no, instead in (
            ("proposed", TEAM, 404, {}),
            ("proposed_to_all", EVERYBODY - ADMIN - AUDITOR, 404, {"daan": 403}),
            ("bel", frozenset[str](), 404, dict.fromkeys(TEAM, 403)),
            ("nothing", frozenset[str](), 404, {}),
        )
    ),
    *(
        Row("PUT", f"{N}/fit", yes, no, f"/api/norms/{{{which}}}/fit", {}, instead=instead)
        for which, yes, no, instead in (
            ("loop", EVERYBODY - AUDITOR, 403, {}),
            ("bel", TEAM, 404, {}),
            ("proposed", frozenset[str](), 404, dict.fromkeys(TEAM, 409)),
            ("nothing", frozenset[str](), 404, {}),
        )
    ),
    # One lies there already: nobody puts another over it unseen.
    Row(
        "PUT",
        f"{N}/proposals/<uuid:version_id>",
        frozenset(),
        409,
        "/api/norms/{proposed}/proposals/{new}",
        PROPOSAL,
    ),
    Row(
        "PUT",
        f"{N}/proposals/<uuid:version_id>",
        TEAM,
        409,
        "/api/norms/{new}/proposals/{new}",
        PROPOSAL,
        201,
    ),
    Row(
        "DELETE",
        f"{N}/proposals/<uuid:version_id>",
        SEM,
        404,
        "/api/norms/{proposed}/proposals/{version}",
        instead={"noor": 403, "fatima": 422},
    ),
    Row(
        "PUT",
        f"{N}/proposals/<uuid:version_id>/withdrawal",
        SEM | TEAM_LEAD,
        404,
        "/api/norms/{proposed}/proposals/{version}/withdrawal",
        ANSWER,
        instead={"noor": 403},
    ),
    *(
        Row(
            "PUT",
            f"{N}/points/<uuid:point_id>/answer",
            yes,
            403,
            f"/api/norms/{{{which}}}/points/{{{point}}}/answer",
            ANSWER,
            instead=instead,
        )
        for which, point, yes, instead in (
            ("proposed", "point", TEAM_LEAD, {"petra": 404, "daan": 404}),
            ("proposed_to_all", "point_to_all", ADMIN, {}),
        )
    ),
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

# Pages of the console that an auditor reads as well.
AUDITED = frozenset(
    {
        "/console/", "/console/log", "/console/me", "/console/people", "/console/privacy",
        "/console/privacy/dpia",
        "/console/people/<uuid:person_id>", "/console/teams",
    }
)  # fmt: skip
