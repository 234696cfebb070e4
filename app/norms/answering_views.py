"""An answer to a point or to a proposal, by the form that the tablet and the console both show."""

from collections.abc import Callable
from uuid import UUID

from flask import redirect, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from marshmallow import Schema
from sqlalchemy.orm import Session

from app.kernel.api import load
from app.kernel.db import db
from app.kernel.errors import Problem
from app.kernel.forms import text_of
from app.norms.refusal import Refusal
from app.people.actor import Actor

# Who answers, in which norm, what they answer, and with which words.
Answer = Callable[[Session, Actor, str, str, str], object]


def answered(
    answer: Answer,
    schema: Schema,
    norm_id: UUID,
    about: UUID,
    page: Callable[[str, Refusal], str],
    then: str,
) -> ResponseReturnValue:
    """Carry it out and go on; what a refused form held stays on the norm's `page`, with why."""
    norm, where, text = str(norm_id), str(about), text_of(request.form, "answer")
    try:
        said = load(schema, {"answer": text})["answer"]
        answer(db.session(), current_user, norm, where, said)
        db.session.commit()
    except Problem as problem:
        db.session.rollback()
        return page(norm, Refusal(where, text, problem)), problem.status
    return redirect(then, 303)
