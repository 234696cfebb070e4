"""A form about a norm that was not taken, so that its page can show it again."""

from dataclasses import dataclass

from app.kernel.errors import Problem


@dataclass(frozen=True)
class Refusal:
    """`where` is the id of the point or proposal that the form was about; `text` what it held."""

    where: str
    text: str
    problem: Problem

    @property
    def reason(self) -> str:
        said = (self.problem.fields or {}).get("answer")
        return said[0] if said else str(self.problem.detail)

    @property
    def mends(self) -> bool:
        """Whether the same form can be sent again, with other words."""
        return bool(self.problem.fields)
