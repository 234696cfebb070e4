"""The pages below /console/norms/…/versions: what it said over time, and one of those back."""

from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.console.desk import console, page
from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.forms import text_of
from app.norms import editing
from app.norms.changes import changes
from app.norms.editing import EditedMeanwhile, words_of
from app.norms.history import history_of
from app.norms.restoring import restore, version_of


@console.get("/norms/<uuid:norm_id>/versions")
@allow(Who.ADMIN)
def versions(norm_id: UUID) -> str:
    """What the norm said over time, each version beside the one before."""
    found = editing.norm_to_edit(db.session(), str(norm_id))
    history = history_of(db.session(), current_user, found)
    latest = editing.latest_of(db.session(), found)
    return page("console/versions.html", norm=found, latest=latest, history=history)


@console.post("/norms/<uuid:norm_id>/versions/<int:number>/draft")
@allow(Who.ADMIN)
def restore_version(norm_id: UUID, number: int) -> ResponseReturnValue:
    """An earlier version as the draft; asks first when another draft lies there."""
    seen = text_of(request.form, "seen")
    try:
        kept = restore(db.session(), current_user, str(norm_id), number, seen)
        db.session.commit()
    except EditedMeanwhile as lies:
        asked = _ask(str(norm_id), number, lies)
        db.session.rollback()
        return asked, lies.status
    done = "same" if kept.proposed_at else "restored"
    return redirect(url_for("console.norm", norm_id=norm_id, done=done), 303)


def _ask(norm_id: str, number: int, lies: EditedMeanwhile) -> str:
    norm = editing.norm_to_edit(db.session(), norm_id)
    version = version_of(db.session(), norm, number)
    back = words_of(version) | {"review_on": lies.latest.review_on}
    return page(
        "console/restore.html",
        norm=norm,
        number=number,
        draft=lies.latest,
        seen=lies.seen,
        changed=changes(words_of(lies.latest), back),
    )
