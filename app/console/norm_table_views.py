"""The table of norms as a whole: several at once out of use or back, and all of it to a file."""

import csv
import io
from typing import Any

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.console.desk import console
from app.console.people_forms import ids_of
from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.errors import Malformed
from app.kernel.forms import Form, text_of
from app.norms import using
from app.norms.listing import Listed, listed
from app.people.roll_out import harmless

ACTS = {"retire": using.retire, "return": using.bring_back}
_COLUMNS = (
    "titel", "samenvatting", "geldt voor", "stand", "versie", "herzien op", "kader", "ruimte",
    "zo zeggen we het", "liever niet", "waarom",
)  # fmt: skip


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
    asked: dict[str, Any] = asked_of_list(request.form)
    return redirect(url_for("console.norms", done=done, **asked), 303)


@console.get("/norms.csv")
@allow(Who.ADMIN)
def export_norms() -> Response:
    """The norms that the table shows, on every page of it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(_COLUMNS)
    for row in listed(db.session(), **asked_of_list(request.args)):
        writer.writerow([harmless(cell) for cell in _cells(row)])
    return Response(
        out.getvalue().encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="normen.csv"'},
    )


def asked_of_list(form: Form) -> dict[str, str]:
    """What the list is asked to show, without what was not asked."""
    found = {name: text_of(form, name) for name in ("search", "team", "state", "sort")}
    return {name: value for name, value in found.items() if value}


def _cells(row: Listed) -> list[str]:
    words = row.words
    return [
        words.title, words.summary, row.team_name, row.state, str(words.number),
        words.review_on.isoformat() if words.review_on else "", words.frame, words.room,
        "\n".join(words.say), "\n".join(words.rather_not), words.why,
    ]  # fmt: skip
