"""The pages of the console below /console/."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug import Response

from app.kernel.access import Who, allow

console = Blueprint("console", __name__, url_prefix="/console")


@console.get("/")
@allow(Who.ADMIN)
def home() -> Response:
    """The console opens at the norms."""
    return redirect(url_for("console.norms"))


@console.get("/norms")
@allow(Who.ADMIN)
def norms() -> str:
    """The list of norms."""
    return render_template("console/norms.html")
