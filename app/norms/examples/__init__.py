"""Example norms per branch, to begin with: a team makes them its own, or throws them away."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy.orm import Session

from app.norms.editing import Edit, keep_draft, publish
from app.norms.models import Norm
from app.people.actor import Actor

BRANCHES = ("winkel", "horeca", "zorg", "klantcontact")


def examples(branch: str, locale: str) -> list[dict[str, Any]]:
    """The words of each example of a branch, in this language."""
    return [
        {"symbol": row["symbol"], "hue": row["hue"], "review_on": None, **row[locale]}
        for row in _rows(branch)
    ]


def adopt(
    session: Session, actor: Actor, branch: str, places: Iterable[int], team_id: str | None
) -> int:
    """Keep these examples as drafts, or lay them before a team; how many were new.

    An example has one id per team, so that taking it over twice makes one norm.
    """
    new = 0
    for place, words in enumerate(examples(branch, actor.locale)):
        norm_id = str(uuid5(NAMESPACE_URL, f"beleef:{branch}:{place}:{team_id}"))
        if place in places and session.get(Norm, norm_id) is None:
            edit = Edit(norm_id, team_id, words, "")
            (publish if team_id else keep_draft)(session, actor, edit)
            new += 1
    return new


@cache
def _rows(branch: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        (Path(__file__).parent / f"{branch}.json").read_text(encoding="utf-8")
    )
    return found
