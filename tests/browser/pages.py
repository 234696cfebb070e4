"""Every address at which the server answers with a page, and who can see it."""

import re
from datetime import timedelta
from typing import cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.moments.models import Moment
from app.norms.walls import make_wall
from app.people.actor import Actor
from app.people.codes import wall_token
from app.people.enrolling import keep_list
from app.people.invites import add_invite
from app.people.models import Person
from app.people.roll import read_roll
from app.people.session import config_of
from app.privacy.merging import Merge
from app.voices.compliments import new_card
from app.voices.imports import keep_file
from app.voices.rows import Row
from tests.browser.site import Site
from tests.norms.team import chosen, proposed
from tests.voices.saying import said, valued

# No pages: answers for machines, colours, the worker, the polled part of the board, and redirects.
NO_PAGES = {
    "health.alive", "health.ready", "phone.worker", "phone.manifest", "lead.fragment",
    "lead.waiting", "console.waiting", "console.found_norms",
    "people.home", "people.brand", "people.logo", "console.colours",
    "console.norm_poster_pdf", "console.export_norms",
    "console.team_poster_pdf",
    "console.home", "console.sample", "console.voice_sample",
    "sso.start", "sso.start_link", "sso.back",
}  # fmt: skip
READERS = {
    "lead": "fatima",
    "console": "daan",
    "people": None,
    "phone": None,
    "keys": "fatima",
    "shared": "fatima",
    "merges": "noor",
    "wall": None,
    "cards": None,
}


def pages(site: Site) -> list[tuple[str, str | None]]:
    """Path and the login of who reads it, of each page in the app's own table of routes."""
    daan = site.api("daan")
    examples = {
        "value_id": valued(daan),
        "voice_id": said(daan),
        "import_id": site.ask(a_file),
        "moment_id": site.ask(lambda session: a_moment(session, site)),
        "norm_id": a_norm(site),
        "place": "moments",
        "team_id": next(iter(site.world.cast.teams.values())),
        "person_id": site.world.cast.people["sem"],
        "list_id": site.ask(lambda session: a_list(session, site)),
        "merge_id": site.ask(lambda session: a_merge(session, site)),
        "code": site.ask(lambda session: a_card(session, site)),
        "token": site.ask(lambda session: a_wall(session, site)),
        "invite_id": site.ask(lambda session: an_invite(session, site)),
    }
    found = []
    for rule in site.world.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.rule.startswith(("/api/", "/static/")):
            continue
        if rule.endpoint in NO_PAGES:
            continue
        path = re.sub(r"<(?:[^:>]+:)?(\w+)>", lambda match: examples[match[1]], rule.rule)
        found.append((path, READERS[rule.endpoint.partition(".")[0]]))
    return found


def a_file(session: Session) -> str:
    """Of two customer voices, of which one cannot be taken in."""
    rows = [Row(number=2, text="Ze liep helemaal met me mee."), Row(number=3, wrong="2026-13-45")]
    made = keep_file(session, "stemmen.csv", rows, [])
    session.commit()
    return made.id


def an_invite(session: Session, site: Site) -> str:
    """A code of her team's."""
    fatima = session.get_one(Person, site.world.cast.people["fatima"])
    team, ends = fatima.memberships[0].team_id, clock.now() + timedelta(days=1)
    made = add_invite(session, fatima.id, team, ends, 5, "no key")
    session.commit()
    return made.id


def a_card(session: Session, site: Site) -> str:
    """The code by which a team's customers leave a compliment."""
    by = cast(Actor, session.get_one(Person, site.world.cast.people["daan"]))
    made = new_card(session, by, next(iter(site.world.cast.teams.values())))
    session.commit()
    return made.code


def a_wall(session: Session, site: Site) -> str:
    """The link of a screen of one team."""
    by = cast(Actor, session.get_one(Person, site.world.cast.people["daan"]))
    key = config_of(site.world.app).secret_key
    made = make_wall(session, by, next(iter(site.world.cast.teams.values())), key)
    session.commit()
    return wall_token(made.id, key)


def a_list(session: Session, site: Site) -> str:
    """One that daan handed in, with a row of each fate."""
    rows = (
        "Sem;sem;Vestiging Zwolle",
        "Noor;noor;Vestiging Utrecht",
        "Mo;;Vestiging Utrecht",
        ";;",
    )
    data = "\n".join(("naam;inlognaam;team", *rows)).encode()
    by = cast(Actor, session.get_one(Person, site.world.cast.people["daan"]))
    made = keep_list(session, by, data, read_roll(data, "utf-8"), make_teams=False)
    session.commit()
    return made.id


def a_merge(session: Session, site: Site) -> str:
    """That noor is asked whether she is jan as well."""
    made = Merge(
        from_id=site.world.cast.people["noor"], to_id=site.world.cast.people["jan"],
        made_by_id=site.world.cast.people["daan"], made_at=clock.now(),
    )  # fmt: skip
    session.execute(delete(Merge))
    session.add(made)
    session.commit()
    return made.id


def a_norm(site: Site) -> str:
    """One of her team's with other words proposed, which sem wants to discuss."""
    noor, sem = site.api("noor"), site.api("sem")
    shown = noor.get("/api/norms").json["items"]
    norm = max((each for each in shown if each["team"]), key=lambda each: each["next"] is not None)
    if norm["next"] is None:
        now = proposed(noor, norm["team"]["id"], norm["id"], base=norm["number"])
        number = now["next"]["number"]
        chosen(sem, norm["id"], number, "discuss", "Wie belt er dan op zaterdag?")
    return str(norm["id"])


def a_moment(session: Session, site: Site) -> str:
    """One of Noor's that her lead reads."""
    noors = select(Moment.id).where(
        Moment.author_id == site.world.cast.people["noor"], Moment.visibility == "team"
    )
    return str(session.scalars(noors.order_by(Moment.received_at.desc()).limit(1)).one())
