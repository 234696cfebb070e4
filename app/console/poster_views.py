"""Norms on paper: a poster of one norm or of all of a team's, and a card for a pocket."""

from collections.abc import Sequence
from uuid import UUID

from flask import Response, current_app, render_template, request, url_for
from flask_babel import get_locale

from app.console.desk import console, page
from app.console.pdf import Given, pdf_of, printer
from app.console.signs import code, sign
from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.driver import glance
from app.kernel.errors import NotFound
from app.kernel.security import own_origin
from app.norms import editing
from app.norms.models import Norm
from app.norms.posters import PAPERS, density_of, in_force_for
from app.people import logos, teams
from app.people import service as people
from app.people.brand import stylesheet
from app.people.colours import tint_of
from app.people.models import Organisation, Team
from app.people.qr import drawing_of
from app.people.session import config_of

_SIZES = {"a4": (210, 297), "a3": (297, 420), "card": (148, 105)}


@console.get("/norms/<uuid:norm_id>/poster")
@allow(Who.ADMIN)
def norm_poster(norm_id: UUID) -> str:
    """A norm as a poster or a pocket card, to print from the browser."""
    return _shown([_norm(norm_id)], None)


@console.get("/norms/<uuid:norm_id>/poster.pdf")
@allow(Who.ADMIN)
def norm_poster_pdf(norm_id: UUID) -> Response:
    """The same as a PDF."""
    return _as_pdf([_norm(norm_id)], None)


@console.get("/teams/<uuid:team_id>/poster")
@allow(Who.ADMIN)
def team_poster(team_id: UUID) -> str:
    """Every norm that holds in a team, on one poster."""
    team = teams.team_for(db.session(), str(team_id)).team
    return _shown(in_force_for(db.session(), team.id), team)


@console.get("/teams/<uuid:team_id>/poster.pdf")
@allow(Who.ADMIN)
def team_poster_pdf(team_id: UUID) -> Response:
    """The same as a PDF."""
    team = teams.team_for(db.session(), str(team_id)).team
    return _as_pdf(in_force_for(db.session(), team.id), team)


def _norm(norm_id: UUID) -> Norm:
    return editing.norm_to_edit(db.session(), str(norm_id))


def _shown(norms: Sequence[Norm], team: Team | None) -> str:
    return page(
        "poster/page.html",
        **_content(norms, team),
        qr=drawing_of(_address(norms, team)),
        can_pdf=printer() is not None,
        pdf=False,
    )


def _as_pdf(norms: Sequence[Norm], team: Team | None) -> Response:
    content = _content(norms, team)
    if printer() is None or not content["sheets"]:
        raise NotFound
    organisation = people.organisation(db.session())
    whole = render_template("poster/sheet.html", organisation=organisation, pdf=True, **content)
    body = pdf_of(whole, _given(norms, team, organisation))
    name = f"poster-{content['paper']}.pdf"
    return Response(
        body,
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _content(norms: Sequence[Norm], team: Team | None) -> dict[str, object]:
    asked = request.args.get("paper", "")
    paper = asked if asked in PAPERS and not (team and asked == "card") else PAPERS[0]
    holding = [norm.current for norm in norms if norm.current and norm.retired_at is None]
    own = (
        url_for("console.team_poster", team_id=team.id)
        if team
        else url_for("console.norm_poster", norm_id=norms[0].id)
    )
    return {
        "sheets": holding,
        "density": density_of(holding[0]) if holding and not team else "roomy",
        "team": team,
        "norm": None if team else norms[0],
        "paper": paper,
        "size": _SIZES[paper],
        "own": own,
        "language": str(get_locale() or "nl"),
    }


def _address(norms: Sequence[Norm], team: Team | None) -> str:
    """Where the code leads: to the norm itself, or to all of them."""
    place = "/app/norms" if team else f"/app/norms/{norms[0].id}"
    return own_origin(config_of(current_app)) + place


def _given(norms: Sequence[Norm], team: Team | None, organisation: Organisation) -> Given:
    brand, ink = organisation.brand, organisation.brand_day
    given = {
        f"/sign/{words.symbol}/{words.hue}": (
            sign(words.symbol, words.hue, brand, ink).encode(),
            "image/svg+xml",
        )
        for words in (norm.current for norm in norms)
        if words
    }
    given["/code"] = code(_address(norms, team)).encode(), "image/svg+xml"
    tint = tint_of(brand)  # paper's maker mixes no colours
    soft = f":root{{--brand-soft:{tint};--room:{tint}}}"
    given[url_for("people.brand")] = (stylesheet(glance()) + soft).encode(), "text/css"
    logo = logos.logo_of(db.session())
    if logo:
        given[url_for("people.logo")] = logo.picture, logos.KIND
    return given
