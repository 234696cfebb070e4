"""The table of norms: a page of it, several at once out of use or back, and all of it to a file."""

from typing import Any

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.console.desk import attached, console, page, today
from app.console.norm_forms import asked_of
from app.console.table_forms import id_of, ids_of, query_of
from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.errors import Malformed
from app.kernel.spreadsheets import csv_of
from app.norms import changes, using
from app.norms.listing import Listed, everything, listed
from app.norms.states import State
from app.people.teams import teams_in_use

ACTS = {"retire": using.retire, "return": using.bring_back}
_COLUMNS = (
    _l("Titel"), _l("In het kort"), _l("Geldt voor"), _l("Stand"), _l("Versie"), _l("Herzien op"),
    _l("Kader"), _l("Ruimte"), _l("Zo zeggen we het"), _l("Liever niet"), _l("Waarom"),
)  # fmt: skip
_STATES: dict[State, Any] = {
    "in_force": _l("Van kracht"),
    "proposed": _l("Ligt voor"),
    "draft": _l("Concept"),
    "withdrawn": _l("Ingetrokken"),
    "retired": _l("Uit gebruik"),
}


@console.get("/norms")
@allow(Who.ADMIN)
def norms() -> str:
    """Every norm, found by any word, by team and by how it stands."""
    asked, after = asked_of(request.args), id_of(request.args, "after") or None
    rows, following = listed(db.session(), asked, today(), after)
    return page(
        "console/norms.html",
        rows=rows,
        following=following,
        after=after,
        asked=asked,
        query=query_of(asked),
        teams=teams_in_use(db.session()),
        symbols=changes.symbols(),
        done=request.args.get("done", ""),
        count=request.args.get("count", 1, type=int),
    )


@console.post("/norms/together")
@allow(Who.ADMIN)
def norms_together() -> ResponseReturnValue:
    """Take the ticked norms out of use, or use them again: all of them or none."""
    act, chosen = request.form.get("act", ""), ids_of(request.form, "norm")
    if act not in ACTS:
        raise Malformed("act")
    for norm_id in chosen:
        ACTS[act](db.session(), current_user, norm_id)
    db.session.commit()
    done = act if chosen else "nothing"
    query = query_of(asked_of(request.form))
    return redirect(url_for("console.norms", done=done, **query), 303)


@console.get("/norms.csv")
@allow(Who.ADMIN)
def export_norms() -> Response:
    """The norms that the table shows, on every page of it."""
    rows = everything(db.session(), asked_of(request.args), today())
    return attached(csv_of(_COLUMNS, map(_cells, rows))[0], "normen.csv")


def _cells(row: Listed) -> list[str]:
    words = row.words
    return [
        words.title, words.summary, row.team_name or _("Hele organisatie"),
        str(_STATES[row.state]), str(words.number),
        words.review_on.isoformat() if words.review_on else "", words.frame, words.room,
        "\n".join(words.say), "\n".join(words.rather_not), words.why,
    ]  # fmt: skip
