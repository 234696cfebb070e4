"""The tablet: a lead's, and of their own teams alone."""

from tests.architecture.matrix.row import LEADS, TEAM_LEAD, Row, page, press

ANSWER = {"answer": "Zo doen we dat."}
NORM = "/lead/norms/<uuid:norm_id>"


def _in_utrecht(method: str, rule: str, path: str, form: dict[str, str] | None = None) -> Row:
    """Of Utrecht: for petra, who leads Zwolle, it is not there."""
    if method == "GET":
        return page(rule, TEAM_LEAD, path, petra=404)
    return press(rule, TEAM_LEAD, path, form, petra=404)


ROWS = (
    page("/lead/", LEADS),
    page("/lead/board", LEADS),
    _in_utrecht("GET", "/lead/moments/<uuid:moment_id>", "/lead/moments/{team}"),
    page("/lead/moments/<uuid:moment_id>", frozenset(), "/lead/moments/{private}",
         fatima=404, petra=404),
    _in_utrecht("POST", "/lead/moments/<uuid:moment_id>/attention",
                "/lead/moments/{team}/attention", {"id": "{new}", "text": "Mooi gedaan."}),
    page("/lead/me", LEADS),
    press("/lead/me", LEADS, form={"locale": "nl"}),
    # What the team agreed on, and what lies with it.
    page("/lead/norms", LEADS),
    page(NORM, LEADS, "/lead/norms/{loop}"),
    _in_utrecht("GET", NORM, "/lead/norms/{bel}"),
    _in_utrecht("GET", NORM, "/lead/norms/{proposed}"),
    page(NORM, frozenset(), "/lead/norms/{draft}", fatima=404, petra=404),
    page(f"{NORM}/versions", LEADS, "/lead/norms/{loop}/versions"),
    _in_utrecht("GET", f"{NORM}/versions", "/lead/norms/{bel}/versions"),
    page("/lead/norms/meeting", LEADS),
    _in_utrecht("GET", "/lead/norms/meeting", "/lead/norms/meeting?team={utrecht}"),
    press(f"{NORM}/fit", LEADS, "/lead/norms/{loop}/fit"),
    _in_utrecht("POST", f"{NORM}/fit", "/lead/norms/{bel}/fit"),
    _in_utrecht("POST", f"{NORM}/points/<uuid:point_id>/answer",
                "/lead/norms/{proposed}/points/{point}/answer", ANSWER),
    # A point on a norm of everybody is answered where that norm is kept.
    press(f"{NORM}/points/<uuid:point_id>/answer", frozenset(),
          "/lead/norms/{proposed_to_all}/points/{point_to_all}/answer", ANSWER),
    _in_utrecht("POST", f"{NORM}/proposals/<uuid:version_id>/withdrawal",
                "/lead/norms/{proposed}/proposals/{version}/withdrawal", ANSWER),
    # What customers left for the team, its card, and its screens on a wall.
    page("/lead/compliments", LEADS),
    *(
        _in_utrecht("POST", "/lead/compliments/<uuid:compliment_id>",
                    "/lead/compliments/{compliment}", {"act": act})
        for act in ("approve", "hide")
    ),
    _in_utrecht("GET", "/lead/compliments/cards/<uuid:team_id>",
                "/lead/compliments/cards/{utrecht}?{code}"),
    _in_utrecht("POST", "/lead/compliments/cards/<uuid:team_id>",
                "/lead/compliments/cards/{utrecht}"),
    page("/lead/walls", LEADS),
    _in_utrecht("GET", "/lead/walls", "/lead/walls?team={utrecht}"),
    _in_utrecht("POST", "/lead/walls", "", {"team": "{utrecht}"}),
    _in_utrecht("POST", "/lead/walls/<uuid:wall_id>/end", "/lead/walls/{wall}/end"),
    # The door: codes to come in by, who waits, a new phone.
    page("/lead/team", LEADS),
    _in_utrecht("GET", "/lead/team", "/lead/team?team={utrecht}"),
    page("/lead/team/door", LEADS),
    _in_utrecht("GET", "/lead/team/door", "/lead/team/door?team={utrecht}"),
    _in_utrecht("POST", "/lead/invites", "",
                {"team": "{utrecht}", "lasts": "week", "uses": "5", "approval": "yes"}),
    _in_utrecht("GET", "/lead/invites/<uuid:invite_id>", "/lead/invites/{invite}"),
    _in_utrecht("GET", "/lead/invites/<uuid:invite_id>/card", "/lead/invites/{invite}/card"),
    _in_utrecht("POST", "/lead/invites/<uuid:invite_id>/end", "/lead/invites/{invite}/end"),
    _in_utrecht("POST", "/lead/admissions/<uuid:admission_id>", "/lead/admissions/{admission}",
                {"answer": "yes"}),
    *(
        _in_utrecht(method, "/lead/people/<uuid:person_id>/new-phone",
                    "/lead/people/{noor}/new-phone")
        for method in ("GET", "POST")
    ),
)  # fmt: skip
