"""What the two builds before this one sent, as recorded: not made by today's code.

A client lives on phones that are seldom opened, so its requests come in long after it was
replaced. Ids in braces are filled in by the test.
"""

from typing import Any

Requests = list[dict[str, Any]]

NEW, MOMENT = "01900000-0000-7000-8000-00000000{}", "01900000-0000-7000-8000-000000000001"

_STORY = {
    "text": "Een verhaal van een oude telefoon.",
    "followed": [],
    "took_room": [],
    "with_people": [],
    "visibility": "team",
    "occurred_at": "{now}",
}
_FEEDBACK = {
    "to": "{sem}",
    "kind": "compliment",
    "behaviour": "Je liep mee.",
    "feeling": "Blij.",
    "effect": "De klant lachte.",
    "wish": "Blijf dit doen.",
}


def _put(path: str, body: dict[str, Any], if_match: str | None = None) -> dict[str, Any]:
    return {"method": "PUT", "path": path, "body": body} | (
        {"if_match": if_match} if if_match else {}
    )


# The first build: a moment names no team, and nobody says which version speaks.
FIRST: Requests = [
    _put(f"/api/moments/{MOMENT}", _STORY),
    _put(f"/api/moments/{MOMENT}/reactions/heart", {"on": True}),
    _put(f"/api/moments/{MOMENT}/comments/{NEW.format('0002')}", {"text": "Nog iets."}),
    _put(f"/api/feedback/{NEW.format('0003')}", _FEEDBACK),
    _put(
        f"/api/reflections/{NEW.format('0004')}",
        {"on": "{today}", "question": None, "answer": "Rustig.", "feeling": 7},
    ),
]

# The second: it withdraws what was given up after a lost answer, and says up to where it read.
SECOND: Requests = [
    _put(f"/api/moments/{MOMENT}", _STORY),
    {
        "method": "DELETE",
        "path": f"/api/moments/{MOMENT}/comments/{NEW.format('0002')}",
        "body": {},
    },
    _put(f"/api/moments/{MOMENT}/attention-seen", {"until": None}),
    _put(f"/api/feedback/{NEW.format('0003')}", _FEEDBACK | {"norm": None}),
    _put(
        f"/api/reflections/{NEW.format('0004')}",
        {"on": "{today}", "question": None, "answer": "", "feeling": 7},
    ),
]

FORMER = {"the first build": FIRST, "the second build": SECOND}


def filled(value: Any, names: dict[str, str]) -> Any:
    """The record with what only a test knows put in."""
    if isinstance(value, dict):
        return {name: filled(part, names) for name, part in value.items()}
    if isinstance(value, list):
        return [filled(part, names) for part in value]
    return value.format(**names) if isinstance(value, str) else value
