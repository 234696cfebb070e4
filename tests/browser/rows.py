"""What arrived: questions to the database."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.feedback.models import Feedback
from app.moments.models import Moment, Reaction
from app.reflections.models import Reflection
from tests.browser.site import Site


def moments(site: Site) -> list[str]:
    """The texts of all moments, each as often as it is there."""

    def question(session: Session) -> list[str]:
        return sorted(session.scalars(select(Moment.text).where(Moment.withdrawn_at.is_(None))))

    return site.ask(question)


def feedback(site: Site) -> list[str]:
    return site.ask(lambda session: list(session.scalars(select(Feedback.behaviour))))


def reflections(site: Site) -> list[str | None]:
    return site.ask(lambda session: [row.answer for row in session.scalars(select(Reflection))])


def reactions(site: Site) -> list[str]:
    return site.ask(lambda session: list(session.scalars(select(Reaction.kind))))
