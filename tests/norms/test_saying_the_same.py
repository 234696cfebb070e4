"""Words that hold, or lie with the members, are laid before nobody; the verb says which it was."""

import pytest
from flask import Flask

from app.kernel.db import db
from app.kernel.errors import Conflict
from app.norms.editing import (
    Edit,
    draft_of,
    keep_draft,
    mark_on,
    norm_to_edit,
    publish,
    same_as,
    words_of,
)
from app.norms.models import Norm
from app.norms.publishing import Ready, publish_together
from app.people.actor import Actor
from tests.cast import Cast
from tests.people.joining import actor_of


def edit(norm: Norm, **other: object) -> Edit:
    assert norm.current is not None
    return Edit(norm.id, norm.team_id, words_of(norm.current) | other, mark_on(db.session(), norm))


def drafted(daan: Actor, norm: Norm, *rooms: str) -> None:
    """Keep a draft with each of these rooms in turn; an empty one is what holds."""
    for room in rooms:
        keep_draft(db.session(), daan, edit(norm, **({"room": room} if room else {})))


def test_publishing_what_holds_gives_nothing_and_drops_the_draft(app: Flask, cast: Cast) -> None:
    with app.test_request_context():
        daan, norm = actor_of(cast.people["daan"]), norm_to_edit(db.session(), cast.norms["loop"])
        drafted(daan, norm, "Anders.", "")
        mine = edit(norm)
        assert same_as(norm, mine.mark) == "holds"
        assert publish(db.session(), daan, mine) is None
        assert (draft_of(db.session(), norm), norm.proposal) == (None, None)
        laid = publish(db.session(), daan, edit(norm, room="Anders."))
        assert laid is not None
        assert laid is norm.open
        assert same_as(norm, edit(norm, room="Anders.").mark) == "lies"
        assert publish(db.session(), daan, edit(norm, room="Anders.")) is laid


def test_together_one_that_says_the_same_refuses_the_lot(app: Flask, cast: Cast) -> None:
    with app.test_request_context():
        daan = actor_of(cast.people["daan"])
        norms = [norm_to_edit(db.session(), cast.norms[key]) for key in ("bel", "loop")]
        drafted(daan, norms[0], "Anders.")
        drafted(daan, norms[1], "Anders.", "")
        db.session.commit()
        ready = [Ready(norm.id, mark_on(db.session(), norm)) for norm in norms]
        with pytest.raises(Conflict) as told:
            publish_together(db.session(), daan, ready)
        assert told.value.code == "nothing_new"
        db.session.rollback()
        assert norms[0].open is None
        assert draft_of(db.session(), norms[1]) is not None
        assert publish_together(db.session(), daan, ready[:1]) == 1
        assert norms[0].open is not None
