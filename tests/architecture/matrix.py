"""Who may do what, as a table: one row per route and object, one cell per person.

`yes` names who may; everybody else who is signed in gets `no`; who is not signed in gets 401.
Addresses name objects in braces; `tests/architecture/test_access.py` makes them.
"""

from dataclasses import dataclass, field
from typing import Any

EVERYBODY = frozenset({"noor", "sem", "fatima", "jan", "petra", "daan"})
NOOR = frozenset({"noor"})
SEM = frozenset({"sem"})
TEAM = frozenset({"noor", "sem", "fatima"})
TEAM_LEAD = frozenset({"fatima"})
LEADS = frozenset({"fatima", "petra"})
ADMIN = frozenset({"daan"})
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


MOMENT = {"text": "Anders", "visibility": "team"}
TEXT = {"text": "Mooi."}
M = "/api/moments/<uuid:moment_id>"

ROWS = (
    # A moment: private, of the team, of the organisation, withdrawn, of nobody.
    *(
        Row("GET", M, yes, path=f"/api/moments/{{{which}}}")
        for which, yes in (
            ("private", NOOR),
            ("team", TEAM),
            ("organisation", EVERYBODY),
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
        for which, yes in (("private", NOOR), ("team", TEAM), ("organisation", EVERYBODY))
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
        for which, yes in (("private", NOOR), ("team", TEAM), ("organisation", EVERYBODY))
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
    # Norms: of one's team and of the organisation.
    Row("GET", "/api/norms", EVERYBODY),
    *(
        Row("GET", f"/api/norms/<uuid:norm_id>{more}", yes, path=f"/api/norms/{{{which}}}{more}")
        for more in ("", "/versions")
        for which, yes in (("loop", EVERYBODY), ("bel", UTRECHT_NORM), ("kop", ZWOLLE_NORM))
    ),
    # One's own settings and devices.
    Row("GET", "/api/me", EVERYBODY),
    Row("PUT", "/api/me", EVERYBODY, body={"locale": "nl"}, done=204),
    Row("GET", "/api/devices", EVERYBODY),
    Row("DELETE", "/api/devices", EVERYBODY, done=204),
    Row("DELETE", "/api/devices/<uuid:device_id>", NOOR, path="/api/devices/{device}", done=204),
    Row("DELETE", "/api/session", EVERYBODY, done=204),
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
    Row("GET", "/api/sync", EVERYBODY),
    Row("POST", "/api/outbox", EVERYBODY, body={"items": [{"method": "PUT", "path": "/api/none"}]}),
    # Places.
    Row("POST", "/sign-out", EVERYBODY, done=303),
)

# What anybody may ask for, signed in or not, and why.
OPEN = {
    "/": "leads to the place that fits",
    "/sign-in": "getting in",
    "/choose": "the demo's choice; elsewhere 404",
    "/choose/<login>": "the demo's choice; elsewhere 404",
    "/api/session": "getting in (POST)",
    "/api/openapi.json": "the API's description",
    "/api/csp-reports": "sent by the browser itself",
    "/health": "for whoever keeps the installation running",
    "/ready": "for whoever keeps the installation running",
    "/app/": "the shell, without personal data",
    "/app/<path:place>": "the shell, without personal data",
    "/app/sw.js": "the worker",
    "/app/manifest.webmanifest": "what the phone installs",
}
