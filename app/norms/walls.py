"""Links by which a screen on the wall shows what a team agreed on, to whoever stands before it.

The link is made from the installation's key and can be shown again; the database holds its hash.
Ending it deletes the row: a screen that holds it shows nothing from its next look on.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from app.kernel import clock
from app.kernel.db import Base, Id, new_id
from app.kernel.errors import NotFound
from app.kernel.log import record
from app.norms import deeds
from app.people.actor import Actor
from app.people.codes import wall_token
from app.people.models import Team
from app.people.service import token_hash
from app.people.teams import team_in_use


class Wall(Base):
    """One link of one team."""

    __tablename__ = "wall"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    team_id: Mapped[str] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]

    team: Mapped[Team] = relationship()


def walls_of(session: Session, team_id: str) -> Sequence[Wall]:
    """The links of a team that still show something, the newest first."""
    mine = select(Wall).where(Wall.team_id == team_id)
    return session.scalars(mine.order_by(Wall.made_at.desc(), Wall.id.desc())).all()


def wall_of(session: Session, teams: Sequence[str], wall_id: str) -> Wall:
    """One link of these teams; another team's is not found."""
    found = session.scalar(select(Wall).where(Wall.id == wall_id, Wall.team_id.in_(teams)))
    if found is None:
        raise NotFound
    return found


def make_wall(session: Session, actor: Actor, team_id: str, key: str) -> Wall:
    """A new link for a team."""
    wall_id = new_id()
    wall = Wall(
        id=wall_id,
        team_id=team_in_use(session, team_id).id,
        token_hash=token_hash(wall_token(wall_id, key), key),
        made_at=clock.now(),
    )
    session.add(wall)
    session.flush()
    record(session, deeds.WALL_MADE, actor=actor.id, on=wall.team_id)
    return wall


def end_wall(session: Session, actor: Actor, teams: Sequence[str], wall_id: str) -> str:
    """From now on the link shows nothing; returns its team."""
    wall = wall_of(session, teams, wall_id)
    team_id = wall.team_id
    session.delete(wall)
    session.flush()
    record(session, deeds.WALL_ENDED, actor=actor.id, on=team_id)
    return team_id


def wall_by_token(session: Session, token: str, key: str) -> Wall:
    """The wall of a link, as long as it holds and its team is in use."""
    found = session.scalar(
        select(Wall)
        .options(joinedload(Wall.team))
        .where(Wall.token_hash == token_hash(token[:100], key))
    )
    if found is None or found.team.retired_at is not None:
        raise NotFound
    return found
