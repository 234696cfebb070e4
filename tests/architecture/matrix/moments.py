"""Moments, feedback and reflections: whose they are decides."""

from tests.architecture.matrix.row import (
    COLLEAGUES,
    EVERYBODY,
    NOOR,
    SEM,
    TEAM,
    TEAM_LEAD,
    Row,
)

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
)
