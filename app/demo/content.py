"""The texts of the demo, as they lie in content/, and the days that they are dated by."""

import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

CONTENT = Path(__file__).parent / "content"


def read(name: str) -> Any:
    """One file of the demo's content."""
    return json.loads((CONTENT / f"{name}.json").read_text(encoding="utf-8"))


def moments() -> list[dict[str, Any]]:
    """All moments, newest first."""
    files = sorted((CONTENT / "moments").glob("*.json"))
    return [moment for file in files for moment in read(f"moments/{file.stem}")]


class Days:
    """Days ago and a time on the wall, as instants that are never in the future."""

    def __init__(self, now: datetime, zone: str) -> None:
        self.now = now.astimezone(UTC)
        self.zone = ZoneInfo(zone)
        self.today = now.astimezone(self.zone).date()

    def at(self, days_ago: int, wall: str) -> datetime:
        """What was due later today happened yesterday: in the morning the board is alive too."""
        day = self.today - timedelta(days=days_ago)
        instant = datetime.combine(day, time.fromisoformat(wall), self.zone).astimezone(UTC)
        return instant if instant < self.now else instant - timedelta(days=1)

    def after(self, instant: datetime, minutes: int) -> datetime | None:
        """So many minutes later, or nothing when that has yet to come."""
        later = instant + timedelta(minutes=minutes)
        return later if later < self.now else None
