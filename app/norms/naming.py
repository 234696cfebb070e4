"""Norms by name: what a moment shows of the norms that it lived."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, Select, bindparam, select
from sqlalchemy.orm import Session

from app.kernel.db import Id
from app.norms.models import Norm, NormVersion

_n, _v = Norm.__table__.c, NormVersion.__table__.c
_NAMED: Select[Any] = (
    select(_n.id, _v.title, _v.symbol, _v.hue, _n.retired_at)
    .join_from(Norm.__table__, NormVersion.__table__, _n.current_id == _v.id)
    .where(_n.id.in_(bindparam("ids", type_=Id, expanding=True)))
)


def named(session: Session, ids: Iterable[str]) -> dict[str, Row[Any]]:
    """Title, symbol and hue of published norms, retired ones too: an old moment keeps its norm."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    rows = session.connection().execute(_NAMED, {"ids": wanted}).all()
    return {row.id: row for row in rows}
