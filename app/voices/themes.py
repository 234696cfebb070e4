"""Themes: what voices are about. One is made by using it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.versions import hold_counter
from app.people.names import folded, tidy
from app.voices.models import Theme


def themes(session: Session) -> Sequence[Theme]:
    """All of them, by name."""
    return session.scalars(select(Theme).order_by(Theme.name_key)).all()


def themes_named(session: Session, names: Iterable[str]) -> dict[str, Theme]:
    """Themes by their folded name, new ones made; empty names are none."""
    wanted = {folded(name): tidy(name)[:60] for name in names if folded(name)}
    found = _there(session, wanted)
    if len(found) < len(wanted):
        hold_counter(session)  # somebody else may be making the same one
        found = _there(session, wanted)
    for key, name in wanted.items():
        if key not in found:
            found[key] = Theme(name=name, name_key=key)
            session.add(found[key])
    session.flush()
    return found


def theme_named(session: Session, name: str) -> Theme | None:
    """The theme of this name, made when it is new; none without a name."""
    return next(iter(themes_named(session, [name]).values()), None)


def _there(session: Session, keys: Iterable[str]) -> dict[str, Theme]:
    found = session.scalars(select(Theme).where(Theme.name_key.in_(keys)))
    return {theme.name_key: theme for theme in found}
