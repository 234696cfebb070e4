"""A form that came when its sender's sign-in was over: it goes along through signing in."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

_NAME = "kept."


@dataclass(frozen=True)
class Kept:
    """Where a form was going, whose it was when that is known, and its fields in order."""

    to: str
    writer: str
    fields: list[tuple[str, str]]

    def is_of(self, person_id: str) -> bool:
        """Whether it may go on: what one person wrote never travels under another's name."""
        return self.writer in ("", person_id)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The fields as the sign-in form carries them, apart from its own."""
        return [("writer", self.writer), *((_NAME + name, value) for name, value in self.fields)]


def kept_from(path: str, writer: str, form: MultiDict[str, str]) -> Kept | None:
    """What a form sent; None when it says nothing."""
    fields = list(form.items(multi=True))
    return Kept(path, writer, fields) if fields else None


def kept_in(path: str, form: MultiDict[str, str]) -> Kept | None:
    """What the sign-in form carries along to `path`, if anything."""
    fields = [
        (name.removeprefix(_NAME), value)
        for name, value in form.items(multi=True)
        if name.startswith(_NAME)
    ]
    return Kept(path, form.get("writer", ""), fields) if path and fields else None
