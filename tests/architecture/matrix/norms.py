"""Norms on the phone: read, agreed on, proposed, answered, with the voices behind them."""

from tests.architecture.matrix.row import (
    ADMIN,
    AUDITOR,
    EVERYBODY,
    NOBODY,
    SEM,
    TEAM,
    TEAM_LEAD,
    UTRECHT_NORM,
    ZWOLLE_NORM,
    Row,
)
from tests.norms.team import WORDS

N = "/api/norms/<uuid:norm_id>"
CHOICE = {"version": 1, "stance": "agree"}
ANSWER = {"answer": "Zo doen we dat."}
PROPOSAL = WORDS | {"team": "{utrecht}", "base": None}

ROWS = (
    # Norms: of one's team and of the organisation.
    Row("GET", "/api/norms", EVERYBODY),
    Row("GET", "/api/norms/similar", EVERYBODY),
    *(
        Row("GET", f"/api/norms/<uuid:norm_id>{more}", yes, path=f"/api/norms/{{{which}}}{more}")
        for more in ("", "/versions")
        for which, yes in (("loop", EVERYBODY), ("bel", UTRECHT_NORM), ("kop", ZWOLLE_NORM))
    ),
    # What a customer said behind a norm: hidden by any reader of that norm, and of that one alone.
    *(
        Row(
            "PUT",
            f"{N}/voices/<uuid:voice_id>/report",
            yes,
            path=f"/api/norms/{{{which}}}/voices/{{{voice}}}/report",
            done=204,
        )
        for which, voice, yes in (
            ("bel", "approved_voice", UTRECHT_NORM),
            ("loop", "approved_voice", NOBODY),
            ("bel", "voice", NOBODY),
            ("loop", "nothing", NOBODY),
        )
    ),
    # And by any member of the team that it was left for.
    *(
        Row(
            "PUT",
            "/api/voices/<uuid:voice_id>/report",
            yes,
            path=f"/api/voices/{{{voice}}}/report",
            done=204,
        )
        for voice, yes in (("approved_voice", TEAM), ("voice", NOBODY), ("nothing", NOBODY))
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
)
