"""What the demo's customers say, the values that speak from it, and the norms they are behind."""

from typing import Any

from sqlalchemy.orm import Session

from app.demo.content import Days, read
from app.demo.norms import OPENING
from app.kernel.db import new_id
from app.norms.roots import NormValue, NormVoice
from app.people.models import Team
from app.voices.compliments import Compliment
from app.voices.models import CustomerVoice, Theme, Value
from app.voices.scores import score_on
from app.voices.service import people_named, score_columns, text_columns
from app.voices.themes import themes_named


def add_voices(session: Session, teams: dict[str, Team], norms: dict[str, str], days: Days) -> None:
    """Add values, themes and voices; `norms` holds the id of each by its key in the content."""
    content = read("voices")
    values = {}
    for position, row in enumerate(content["values"]):
        value = Value(
            name=row["name"], text=row["text"], position=position, created_at=days.at(200, OPENING)
        )
        session.add(value)
        session.flush()
        values[row["key"]] = value.id
        session.add_all(NormValue(norm_id=norms[key], value_id=value.id) for key in row["norms"])
    themes = themes_named(session, {row["theme"] for row in content["voices"] if "theme" in row})
    told = {theme.name: theme for theme in themes.values()}
    people = people_named(session)
    for row in content["voices"]:
        voice = _voice(row, teams, values, told, people, days)
        session.add(voice)
        session.flush()
        if voice.channel == "compliment":
            session.add(_left(voice))
        behind = row.get("norms", [])
        session.add_all(NormVoice(norm_id=norms[key], voice_id=voice.id) for key in behind)
    session.flush()


def _left(voice: CustomerVoice) -> Compliment:
    """What the team's card brought, and was approved."""
    return Compliment(
        id=new_id(), team_id=voice.team_id, text=voice.text, masked=voice.masked,
        language=voice.language, received_at=voice.created_at, state="approved", voice_id=voice.id,
    )  # fmt: skip


def _voice(
    row: dict[str, Any],
    teams: dict[str, Team],
    values: dict[str, str],
    themes: dict[str, Theme],
    people: tuple[str, ...],
    days: Days,
) -> CustomerVoice:
    said = days.at(row["days_ago"], "15:00")
    return CustomerVoice(
        **text_columns(row["text"], row.get("language", "nl"), people),
        **score_columns(score_on(*row["score"]) if "score" in row else None),
        channel=row["channel"],
        said_on=said.astimezone(days.zone).date(),
        source="",
        created_at=said,
        theme=themes[row["theme"]] if "theme" in row else None,
        value_id=values.get(row.get("value", "")),
        team_id=teams[row["team"]].id if "team" in row else None,
        linked=any(key in row for key in ("theme", "value", "norms")),
    )
