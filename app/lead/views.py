"""The pages of the tablet below /lead/."""

from flask import Blueprint, render_template

from app.kernel.access import Who, allow

lead = Blueprint("lead", __name__, url_prefix="/lead")


@lead.get("/")
@allow(Who.LEAD)
def board() -> str:
    """The board Aandacht."""
    return render_template("lead/board.html")
