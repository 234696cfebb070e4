"""Whatever a team does in whatever order: no way to "in force" round a point or a missing stance.

The machine drives the verbs and keeps, in a few dictionaries, what the rules of the house say;
after each step both must tell the same.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from app.kernel import clock
from app.kernel.db import db, new_id
from app.kernel.errors import Problem
from app.kernel.receipt import Sent
from app.norms import agreeing, proposing, withdrawing
from app.norms.models import STANCES, Norm, NormVersion, Point
from app.norms.settling import settle_due
from tests.databases import World
from tests.norms.moving import actor, ended, placed, returned
from tests.norms.team import WORDS

PEOPLE = ("noor", "sem", "fatima", "jan")
who = st.sampled_from(PEOPLE)
START = datetime(2026, 11, 2, 11, 0, tzinfo=UTC)


@dataclass
class Version:
    """What the rules say of one version."""

    by: str
    last_moment: datetime
    stances: dict[str, str] = field(default_factory=dict)
    points: dict[str, str] = field(default_factory=dict)
    settled: str | None = None


class Team(RuleBasedStateMachine):
    """A team of three, one who comes and goes, and one norm."""

    world: ClassVar[World]
    norm: str
    now: datetime

    @initialize()
    def begin(self) -> None:
        self.world.restore()
        self.now = START
        self.norm = new_id()
        self.members = {"noor", "sem", "fatima"}
        self.versions: list[Version] = []
        self.holds: int | None = None
        self.do(lambda session: placed(session, self.world, "jan", None))
        self.propose("noor", False)

    def do(self, verb: Any) -> Any:
        """Run a verb in a transaction of its own; a refusal leaves nothing."""
        with clock.frozen(self.now), self.world.app.test_request_context():
            try:
                found = verb(db.session())
                db.session.commit()
            except Problem as problem:
                db.session.rollback()
                return problem.code
            return found

    @property
    def open(self) -> Version | None:
        last = self.versions[-1] if self.versions else None
        return last if last and last.settled is None else None

    def weigh(self) -> None:
        """The rule itself, said once more: see product.md, Agreement."""
        asked = self.open
        if asked is None or self.members & asked.points.keys():
            return
        missing = self.members - asked.stances.keys()
        if not missing or self.now >= asked.last_moment:
            asked.settled = "deadline" if missing else "agreed"
            self.holds = len(self.versions)

    @rule(by=who, replace=st.booleans())
    def propose(self, by: str, replace: bool) -> None:
        content = WORDS | {
            "team": self.world.cast.teams["utrecht"], "base": self.holds, "moment": None,
            "above": None, "replaces": len(self.versions) if replace else None,
            "title": f"Woorden {new_id()}",
        }  # fmt: skip
        sent = Sent(new_id().replace("-", ""))
        got = self.do(
            lambda session: proposing.propose(
                session, actor(self.world, by), self.norm, new_id(), content, sent
            )
        )
        may = by in self.members and (
            self.open is None or (replace and by in ("fatima", self.open.by))
        )
        assert isinstance(got, str) != may, got
        if may:
            if self.open:
                self.open.settled = "replaced"
            self.versions.append(Version(by, midnight_after(self.now, 14), {by: "agree"}))
            self.weigh()
        self.now += timedelta(hours=2)  # nobody may propose for ever on one day

    @precondition(lambda self: self.open)
    @rule(stances=st.permutations(("agree", "can_live", "discuss")))
    def all_choose(self, stances: list[Any]) -> None:
        """What mostly happens: one after another says something, and one wants to talk."""
        for by, stance in zip(("noor", "sem", "fatima"), stances, strict=True):
            if by in self.members and self.open:
                self.choose(by, stance, 0)

    @precondition(lambda self: self.versions)
    @rule(by=who, stance=st.sampled_from(STANCES), back=st.integers(0, 2))
    def choose(self, by: str, stance: Any, back: int) -> None:
        number = max(1, len(self.versions) - back)
        point = {"id": new_id(), "text": "Wacht even."} if stance == "discuss" else None
        got = self.do(
            lambda session: agreeing.take_stance(
                session, actor(self.world, by), self.norm, number, stance, point
            )
        )
        asked = self.versions[number - 1]
        lies = asked is self.open or number == self.holds
        again = asked.stances.get(by) == stance != "discuss" and self.shown(by)
        may = again or (lies and by in self.members)
        assert isinstance(got, str) != may, got
        if may and not again:
            asked.points.pop(by, None)
            asked.stances[by] = stance
            if point:
                asked.points[by] = point["id"]
            self.weigh()

    @precondition(lambda self: any(version.points for version in self.versions))
    @rule(by=who, pick=st.integers(0, 99))
    def close(self, by: str, pick: int) -> None:
        standing = [(v, p) for v in self.versions for p in v.points]
        asked, person = standing[pick % len(standing)]
        got = self.do(
            lambda session: agreeing.close_point(
                session, actor(self.world, by), self.norm, asked.points[person], "Zo doen we dat."
            )
        )
        may = by == "fatima" and by in self.members
        assert isinstance(got, str) != may, got
        if may:
            asked.points.pop(person)
            asked.stances.pop(person, None)
            if asked is self.open:
                asked.last_moment = max(asked.last_moment, midnight_after(self.now, 3))
            self.weigh()

    @precondition(lambda self: self.versions)
    @rule(by=who, words=st.sampled_from(("", "Toch niet.")))
    def withdraw(self, by: str, words: str) -> None:
        asked, number = self.versions[-1], len(self.versions)
        got = self.do(
            lambda session: withdrawing.withdraw(
                session, actor(self.world, by), self.norm, self.id_of(session, number), words
            )
        )
        may = self.shown(by) and (by == asked.by or (by == "fatima" and bool(words)))
        may = may and asked.settled in (None, "withdrawn")
        assert isinstance(got, str) != may, got
        if may:
            asked.settled = "withdrawn"

    @rule(person=who)
    def come_or_go(self, person: str) -> None:
        leaves = person in self.members
        self.do(lambda session: placed(session, self.world, person, None if leaves else "utrecht"))
        self.members ^= {person}
        self.weigh()

    @rule(person=who)
    def end_or_return(self, person: str) -> None:
        """Access ends in every team at once, and comes back."""
        if person in self.members:
            self.do(lambda session: ended(session, self.world, person))
            self.members.remove(person)
            self.weigh()
            self.both_tell_the_same()
            self.do(lambda session: returned(session, self.world, person))
            self.do(lambda session: placed(session, self.world, person, None))

    @rule(days=st.integers(1, 20))
    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)
        self.do(settle_due)
        self.weigh()

    @invariant()
    def both_tell_the_same(self) -> None:
        if not hasattr(self, "norm"):
            return
        with self.world.app.app_context():
            found = db.session.get(Norm, self.norm)
            rows = db.session.scalars(
                select(NormVersion)
                .where(NormVersion.norm_id == self.norm)
                .order_by(NormVersion.number)
            ).all()
            assert [row.settled for row in rows] == [each.settled for each in self.versions]
            holds = found.current.number if found and found.current else None
            assert holds == self.holds
            stand = db.session.scalars(select(Point.id).where(Point.closed_at.is_(None)))
            assert set(stand) == {point for each in self.versions for point in each.points.values()}

    def shown(self, by: str) -> bool:
        return by in self.members

    def id_of(self, session: Any, number: int) -> str:
        mine = NormVersion.norm_id == self.norm, NormVersion.number == number
        return str(session.scalars(select(NormVersion.id).where(*mine)).one())


def midnight_after(now: datetime, days: int) -> datetime:
    """Winter time: the local midnight is an hour before ours."""
    local = (now + timedelta(hours=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return local + timedelta(days=days + 1) - timedelta(hours=1)


@pytest.mark.timeout(600)
def test_no_way_round_a_point_or_a_missing_stance(world: World) -> None:
    run_state_machine_as_test(
        type("TeamHere", (Team,), {"world": world}),
        settings=settings(
            max_examples=25, stateful_step_count=25, deadline=None, database=None,
            phases=(Phase.generate,),  # what fails is short enough to read
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
