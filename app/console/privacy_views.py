"""The pages /console/privacy: what the works council is shown, printed from the code itself."""

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.console.desk import READERS, console, page
from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.errors import Problem
from app.people.session import config_of
from app.privacy import periods, retention, sight
from app.privacy.holdings import HOLDINGS
from app.privacy.rules import AGGREGATION


@console.get("/privacy")
@allow(*READERS)
def privacy() -> str:
    """Who sees what, what is held and why, for how long, and who works for us."""
    return _page("console/privacy.html")


@console.get("/privacy/dpia")
@allow(*READERS)
def dpia() -> str:
    """A data protection impact assessment (GDPR article 35) to finish by hand."""
    return _page("console/dpia.html")


@console.post("/privacy/periods")
@allow(Who.ADMIN)
def change_periods() -> ResponseReturnValue:
    """Choose other periods, all of them or none."""
    asked = {name: request.form.get(name, type=int) for name in request.form}
    try:
        periods.change(db.session(), current_user.id, asked)
    except Problem as problem:
        db.session.rollback()
        return _page("console/privacy.html", problem=problem, asked=request.form), problem.status
    db.session.commit()
    return redirect(url_for("console.privacy", done="periods", _anchor="periods"), 303)


def _page(template: str, **more: object) -> str:
    session = db.session()
    return page(
        template,
        sights=sight.SIGHTS,
        columns=sight.COLUMNS,
        proof=sight.PROOF,
        no_ranking=sight.NO_RANKING,
        holdings=HOLDINGS,
        periods=periods.PERIODS,
        by_name=periods.BY_NAME,
        days=periods.days_of(session),
        runs=retention.runs(session),
        rules=AGGREGATION,
        push_hosts=config_of(current_app).push_hosts,
        done=request.args.get("done"),
        **more,
    )
