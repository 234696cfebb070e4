"""The page below /console/norms/examples: norms of other teams like these, to begin with."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.console.circles import circles_of
from app.console.desk import console, page
from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.errors import NotFound, Problem, Refused
from app.kernel.forms import text_of, texts_of
from app.norms.examples import BRANCHES, adopt, examples


@console.get("/norms/examples")
@allow(Who.ADMIN)
def norm_examples() -> str:
    """Examples of one branch, to choose from."""
    return _page(request.args.get("branch", BRANCHES[0]))


@console.post("/norms/examples")
@allow(Who.ADMIN)
def adopt_examples() -> ResponseReturnValue:
    """Take the chosen ones over: as drafts, or proposed to a team."""
    branch, team = text_of(request.form, "branch"), text_of(request.form, "team") or None
    places = {int(text) for text in texts_of(request.form, "place") if text in _PLACES}
    try:
        _known(branch)
        if not places:
            raise Refused(fields={"place": [_("Kies ten minste één norm.")]})
        if team not in {circle.team_id for circle in circles_of(db.session())}:
            raise Refused(fields={"team": [_("Dit team kennen we niet. Kies opnieuw.")]})
        new = adopt(db.session(), current_user, branch, places, team)
        db.session.commit()
    except Refused as problem:
        db.session.rollback()
        return _page(branch, problem), problem.status
    return redirect(url_for("console.norm_examples", branch=branch, done=new), 303)


_PLACES = frozenset(map(str, range(20)))


def _page(branch: str, problem: Problem | None = None) -> str:
    done = request.args.get("done", "")
    return page(
        "console/examples.html",
        branch=_known(branch),
        branches={
            "winkel": _("Winkel"), "horeca": _("Horeca"), "zorg": _("Zorg"),
            "klantcontact": _("Klantcontact"),
        },
        rows=examples(branch, current_user.locale),
        circles=circles_of(db.session()),
        wrong=[text for texts in ((problem and problem.fields) or {}).values() for text in texts],
        done=int(done) if done in _PLACES else None,
    )  # fmt: skip


def _known(branch: str) -> str:
    if branch not in BRANCHES:
        raise NotFound
    return branch
