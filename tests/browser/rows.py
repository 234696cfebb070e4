"""What arrived: questions to the database."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.feedback.models import Feedback
from app.feedback.words import words_of as feedback_words
from app.moments.models import Moment, Reaction
from app.reflections.models import Reflection
from app.reflections.words import words_of as reflection_words
from tests.browser.site import Site


def moments(site: Site) -> list[str]:
    """The texts of all moments, each as often as it is there."""

    def question(session: Session) -> list[str]:
        return sorted(session.scalars(select(Moment.text).where(Moment.withdrawn_at.is_(None))))

    return site.ask(question)


def feedback(site: Site) -> list[str]:
    def question(session: Session) -> list[str]:
        rows = session.scalars(select(Feedback)).all()
        return [words["behaviour"] for words in feedback_words(session, rows)]

    return site.ask(question)


def reflections(site: Site) -> list[str | None]:
    def question(session: Session) -> list[str | None]:
        rows = session.scalars(select(Reflection)).all()
        return [words["answer"] for words in reflection_words(session, rows)]

    return site.ask(question)


def reactions(site: Site) -> list[str]:
    return site.ask(lambda session: list(session.scalars(select(Reaction.kind))))
