"""The console's norms, their agreement and their posters: the admin's."""

from app.console.pdf import printer
from tests.architecture.matrix.row import ADMIN, NOBODY, page, press

NORMS, NORM = "/console/norms", "/console/norms/<uuid:norm_id>"
ANSWER = {"answer": "Zo doen we dat."}
# Without a maker of PDF there is none to give.
PDF = 200 if printer() else 404
# Of everybody, of one team, of another; not yet proposed, and with its members.
ALL = ("loop", "bel", "kop", "draft", "proposed")

ROWS = (
    page(NORMS, ADMIN),
    page("/console/norms.csv", ADMIN),
    page(f"{NORMS}/new", ADMIN),
    page(f"{NORMS}/examples", ADMIN),
    press(f"{NORMS}/examples", ADMIN, form={"branch": "winkel", "place": "0", "team": ""}),
    page(f"{NORMS}/publishing", ADMIN),
    press(f"{NORMS}/publishing", ADMIN, form={"norm": "{draft}"}, done=200),
    press(f"{NORMS}/together", ADMIN, form={"act": "retire", "norm": "{bel}"}),
    *(page(NORM, ADMIN, f"{NORMS}/{{{which}}}") for which in ALL),
    *(page(f"{NORM}/versions", ADMIN, f"{NORMS}/{{{which}}}/versions") for which in ALL),
    *(page(f"{NORM}/agreement", ADMIN, f"{NORMS}/{{{which}}}/agreement") for which in ALL),
    page(NORM, NOBODY, f"{NORMS}/{{nothing}}", daan=404),
    press(NORM, ADMIN, f"{NORMS}/{{new}}",
          {"act": "keep", "title": "Anders", "symbol": "loop", "hue": "1"}),
    press(f"{NORM}/draft", ADMIN, f"{NORMS}/{{bel}}/draft", {"seen": "{draft_of_bel}"}),
    press(f"{NORM}/versions/<int:number>/draft", ADMIN, f"{NORMS}/{{kop}}/versions/1/draft"),
    press(f"{NORM}/own", ADMIN, f"{NORMS}/{{loop}}/own", {"team": "{utrecht}"}),
    press(f"{NORM}/use", ADMIN, f"{NORMS}/{{bel}}/use", {"in_use": "no"}),
    *(
        press(f"{NORM}/roots", ADMIN, f"{NORMS}/{{bel}}/roots", {"act": f"link:{kind}:{{{kind}}}"})
        for kind in ("value", "voice")
    ),
    # A team answers its own points; of what was proposed to everybody the admin does.
    press(f"{NORM}/points/<uuid:point_id>/answer", ADMIN,
          f"{NORMS}/{{proposed_to_all}}/points/{{point_to_all}}/answer", ANSWER),
    press(f"{NORM}/points/<uuid:point_id>/answer", NOBODY,
          f"{NORMS}/{{proposed}}/points/{{point}}/answer", ANSWER, daan=404),
    press(f"{NORM}/proposals/<uuid:version_id>/withdrawal", ADMIN,
          f"{NORMS}/{{proposed}}/proposals/{{version}}/withdrawal", ANSWER),
    *(page(f"{NORM}/poster", ADMIN, f"{NORMS}/{{bel}}/poster?paper={size}")
      for size in ("a4", "a3", "card")),
    page(f"{NORM}/poster.pdf", ADMIN, f"{NORMS}/{{bel}}/poster.pdf", done=PDF),
    page("/console/teams/<uuid:team_id>/poster", ADMIN, "/console/teams/{utrecht}/poster"),
    page("/console/teams/<uuid:team_id>/poster.pdf", ADMIN, "/console/teams/{utrecht}/poster.pdf",
         done=PDF),
)  # fmt: skip
