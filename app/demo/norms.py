"""The demo's norms, with what they said before and what they may say next."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.demo.content import Days, read
from app.norms.models import Norm, NormVersion
from app.people.models import Person, Team

OPENING = "09:00"


def add_norms(
    session: Session, teams: dict[str, Team], editor: Person, days: Days, version: int
) -> dict[str, str]:
    """Add norms and their versions; returns the id of each by its key in the content."""
    ids: dict[str, str] = {}
    for row in read("norms"):
        norm = Norm(
            team_id=teams[row["team"]].id if row["team"] else None,
            created_at=days.at(row["versions"][0]["published_days_ago"], OPENING),
            version=version,
        )
        session.add(norm)
        session.flush()
        published = [_version(norm, row, words, editor, days) for words in row["versions"]]
        session.add_all(published)
        if "draft" in row:
            number = {"number": len(published) + 1}
            session.add(_version(norm, row, row["draft"] | number, editor, days))
        norm.current = published[-1]
        if "own" in row:  # the words of a team for one of the organisation, as it once read
            norm.above_id, norm.above_number = ids[row["own"]["norm"]], row["own"]["number"]
        ids[row["key"]] = norm.id
    session.flush()
    return ids


def _version(
    norm: Norm, row: dict[str, Any], words: dict[str, Any], editor: Person, days: Days
) -> NormVersion:
    said = ("number", "title", "summary", "frame", "room", "say", "rather_not", "why")
    published_days_ago = words.get("published_days_ago")
    edited = days.at(2 if published_days_ago is None else published_days_ago, OPENING)
    return NormVersion(
        norm_id=norm.id,
        symbol=row["symbol"],
        hue=row["hue"],
        review_on=days.today + timedelta(days=words["review_in_days"]),
        edited_at=edited,
        edited_by_id=editor.id,
        proposed_at=None if published_days_ago is None else edited,
        published_at=None if published_days_ago is None else edited,
        settled=None if published_days_ago is None else "published",
        **{part: words[part] for part in said},
    )
