"""Every address at which the server answers with a page, and who can see it."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.moments.models import Moment
from tests.browser.site import Site

# No pages: answers for machines, the worker, the polled part of the board, and redirects.
NO_PAGES = {
    "health.alive", "health.ready", "phone.worker", "phone.manifest", "lead.fragment",
    "people.home", "console.home",
}  # fmt: skip
READERS = {"lead": "fatima", "console": "daan", "people": None, "phone": None}


def pages(site: Site) -> list[tuple[str, str | None]]:
    """Path and the login of who reads it, of each page in the app's own table of routes."""
    examples = {
        "moment_id": site.ask(lambda session: a_moment(session, site)),
        "norm_id": next(iter(site.world.cast.norms.values())),
        "place": "moments",
    }
    found = []
    for rule in site.world.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.rule.startswith(("/api/", "/static/")):
            continue
        if rule.endpoint in NO_PAGES:
            continue
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda match: examples[match[1]], rule.rule)
        found.append((path, READERS[rule.endpoint.partition(".")[0]]))
    return found


def a_moment(session: Session, site: Site) -> str:
    """One of Noor's that her lead reads."""
    noors = select(Moment.id).where(
        Moment.author_id == site.world.cast.people["noor"], Moment.visibility == "team"
    )
    return str(session.scalars(noors.order_by(Moment.received_at.desc()).limit(1)).one())
