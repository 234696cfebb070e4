"""People to a file: those that the table shows, or those that were ticked."""

from flask import Response, request

from app.console.desk import attached, console
from app.console.people_forms import asked_of
from app.console.table_forms import ids_of
from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.limits import take
from app.kernel.log import record
from app.people import directory, roll_out
from app.people.deeds import PEOPLE_EXPORTED

PER_PERSON = "3/day"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@console.post("/people/export")
@allow(Who.ADMIN)
def export_people() -> Response:
    """A CSV, or an XLSX when asked; that it was taken is logged."""
    take(PER_PERSON, "export", actor().id)
    chosen = ids_of(request.form, "person") or None
    people = directory.everybody(db.session(), asked_of(request.form, logins=True), chosen)
    xlsx = request.form.get("format") == "xlsx"
    body = roll_out.as_xlsx(people) if xlsx else roll_out.as_csv(people)
    record(db.session(), PEOPLE_EXPORTED, actor=actor().id, value=str(len(people)))
    db.session.commit()
    return attached(body, "mensen.xlsx", _XLSX) if xlsx else attached(body, "mensen.csv")
