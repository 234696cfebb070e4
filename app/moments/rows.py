"""A moment as a row: made from what the writer sent, by our clock and for the writer's own team."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Table, bindparam, insert, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.db import Id
from app.kernel.driver import driver_of
from app.kernel.errors import Conflict, Refused
from app.kernel.hot import Hot
from app.kernel.receipt import Sent
from app.kernel.words import visible
from app.moments.models import Moment, MomentNorm, MomentPerson
from app.moments.wire import render_new
from app.people.actor import Actor

BACKDATING = timedelta(days=30)
CLOCK_LEEWAY = timedelta(minutes=5)

_table = Moment.__table__
assert isinstance(_table, Table)  # noqa: S101  # for the type checker: a mapped class has a table
_INSERT = Hot(insert(_table))
_LINK_NORM, _LINK_PERSON = Hot(insert(MomentNorm)), Hot(insert(MomentPerson))


@cache
def _there(count: int) -> Hot:
    ids = [bindparam(f"id_{n}", type_=Id) for n in range(count)]
    return Hot(select(_table.c.id).where(_table.c.id.in_(ids)))


def new_row(
    actor: Actor,
    moment_id: str,
    content: dict[str, Any],
    sent: Sent,
    names: dict[str, str],
    version: int,
) -> dict[str, Any]:
    """The row of a new moment, its wire included. Nothing is refused here: see `check`."""
    now = clock.now()
    team_id = content["team"] or next(iter(actor.teams), None)
    row = {
        "id": moment_id,
        "author_id": actor.id,
        # Another team is refused by `check`; its id is not even stored meanwhile.
        "team_id": team_id if team_id in actor.teams else None,
        "text": content["text"],
        "visibility": content["visibility"],
        "widest": content["visibility"],
        "occurred_at": _by_our_clock(content["occurred_at"] or now, sent, now),
        "received_at": now,
        "edited_at": None,
        "withdrawn_at": None,
        "hash": sent.hash,
        "version": version,
        "narrowed_version": 0,
    }
    row["wire"] = render_new(row, content, actor, names)
    return row


def there(session: Session, ids: list[str]) -> set[str]:
    """Which of these moments exist already, whoever wrote them.

    The counter that every writer takes first leaves no room between this and an insert.
    """
    if not ids:
        return set()
    values = {f"id_{n}": moment_id for n, moment_id in enumerate(ids)}
    return {moment_id for (moment_id,) in _there(len(ids)).rows(driver_of(session), values)}


def insert_new(session: Session, entries: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Insert checked rows with the links of their contents, a statement for each table."""
    norms = [link for row, content in entries for link in _norm_links(row["id"], content)]
    people = [link for row, content in entries for link in _person_links(row["id"], content)]
    driver = driver_of(session)
    _INSERT.each(driver, [row for row, _content in entries])
    _LINK_NORM.each(driver, norms)
    _LINK_PERSON.each(driver, people)


def edit_of(moment: Moment, content: dict[str, Any], sent: Sent) -> dict[str, Any]:
    """The row that an edit would make; nothing is changed yet.

    A time that comes back as we keep it has been corrected before: once is enough.
    """
    at, now = content["occurred_at"] or moment.occurred_at, clock.now()
    if at != moment.occurred_at:
        at = _by_our_clock(at, sent, now)
    return {
        "team_id": moment.team_id,
        "text": content["text"],
        "visibility": content["visibility"],
        "occurred_at": at,
        "received_at": moment.received_at,
        "edited_at": now,
        "hash": sent.hash,
    }


def apply(moment: Moment, edit: dict[str, Any], content: dict[str, Any]) -> None:
    """Put other words on a moment."""
    for name, value in edit.items():
        setattr(moment, name, value)
    moment.norms = [MomentNorm(**link) for link in _norm_links(moment.id, content)]
    moment.others = [MomentPerson(**link) for link in _person_links(moment.id, content)]


def check(actor: Actor, content: dict[str, Any], row: dict[str, Any]) -> None:
    """Refuse what cannot stand: without words, another team, no team at all, too long ago."""
    _check_words(content)
    if content["team"] is not None and content["team"] != row["team_id"]:
        raise Conflict(
            "team_changed",
            _("Je schreef dit voor een team waar je niet meer bij hoort. Kies wie het mag lezen."),
        )
    if row["team_id"] is None and content["visibility"] == "team":
        nobody = _("Je hoort nog bij geen team. Kies wie het mag lezen.")
        raise Refused(fields={"visibility": [nobody]})
    if row["occurred_at"] < row["received_at"] - BACKDATING:
        too_old = _("Dit is langer dan dertig dagen geleden. Kies een latere dag.")
        raise Refused(fields={"occurred_at": [too_old]})


def _check_words(content: dict[str, Any]) -> None:
    followed, took_room = content["followed"], content["took_room"]
    if not (followed or took_room or visible(content["text"])):
        raise Refused(fields={"text": [_("Schrijf iets, of kies een norm.")]})
    if not set(followed).isdisjoint(took_room):
        both = _("Kies per norm: gevolgd, of de ruimte genomen.")
        raise Refused(fields={"took_room": [both]})


def _norm_links(moment_id: str, content: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"moment_id": moment_id, "norm_id": norm, "took_room": took_room}
        for took_room, norms in ((False, content["followed"]), (True, content["took_room"]))
        for norm in norms
    ]


def _person_links(moment_id: str, content: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"moment_id": moment_id, "person_id": person} for person in content["with_people"]]


def _by_our_clock(at: datetime, sent: Sent, now: datetime) -> datetime:
    """When it happened: a device that is ahead or behind is corrected, not refused."""
    skew = now - sent.device_now if sent.device_now else timedelta(0)
    if abs(skew) <= CLOCK_LEEWAY:
        skew = timedelta(0)
    if at + skew > now + CLOCK_LEEWAY:
        return now
    return at + skew
