"""Finding norms by their words, on either database: true to what holds, and to who may see it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.db import db, new_id
from app.norms.index import NormText, words_in
from app.norms.models import Norm, NormVersion
from app.norms.search import having
from tests.cast import Cast
from tests.conftest import SignIn
from tests.databases import World
from tests.norms.team import choose, proposed


@pytest.fixture
def noor(sign_in: SignIn) -> FlaskClient:
    return sign_in("noor")


@pytest.fixture
def utrecht(cast: Cast) -> str:
    return cast.teams["utrecht"]


def alike(browser: FlaskClient, text: str) -> list[str]:
    answer = browser.get("/api/norms/similar", query_string={"text": text})
    assert answer.status_code == 200
    return [norm["title"] for norm in answer.json["items"]]


def found_by(session: Session, typed: str) -> set[str]:
    """Ids of the versions that have all of these words."""
    return set(session.scalars(select(NormVersion.id).where(having(session, typed))))


def numbers_with(app: Flask, norm: str, typed: str) -> list[int]:
    with app.app_context():
        found = found_by(db.session(), typed)
        of_norm = select(NormVersion).where(NormVersion.norm_id == norm)
        return [each.number for each in db.session.scalars(of_norm) if each.id in found]


def test_a_norm_is_found_by_other_forms_of_its_words(noor: FlaskClient, utrecht: str) -> None:
    proposed(noor, utrecht, title="We groeten elke bezoeker", summary="Één knik is genoeg.")
    for typed in ("groeten", "We groetten de bezoekers", "een BEZOEKER bij de deur", "gróeten"):
        assert alike(noor, typed)[:1] == ["We groeten elke bezoeker"], typed
    assert alike(noor, "zeppelin") == []
    assert alike(noor, "we doen altijd") == []  # says nothing of what it is about
    assert alike(noor, "") == []


def test_a_change_is_found_at_once_by_its_own_words(
    app: Flask, sign_in: SignIn, noor: FlaskClient, utrecht: str
) -> None:
    norm = new_id()
    proposed(noor, utrecht, norm, title="We groeten iedereen", frame="We kijken op.")
    for login in ("sem", "fatima"):
        assert choose(sign_in(login), norm, 1).status_code == 200
    proposed(noor, utrecht, norm, base=1, title="We zwaaien", frame="Met een zakdoek.")
    assert alike(noor, "zwaaien") == ["We groeten iedereen"]  # it lies there; this still holds
    assert numbers_with(app, norm, "zakdoek") == [2]
    assert numbers_with(app, norm, "kijken") == [1]
    assert numbers_with(app, norm, "zak zwaai") == [2]  # typing is not over
    assert numbers_with(app, norm, "zakdoek kijken") == []


def test_only_what_a_person_may_see_is_alike(
    sign_in: SignIn, noor: FlaskClient, utrecht: str, app: Flask
) -> None:
    norm = proposed(noor, utrecht, title="We groeten elke bezoeker")["id"]
    assert alike(sign_in("sem"), "groeten") == ["We groeten elke bezoeker"]
    for stranger in ("jan", "petra", "anne"):
        assert alike(sign_in(stranger), "groeten") == [], stranger
    with app.app_context():
        db.session.get_one(Norm, norm).retired_at = db.session.get_one(Norm, norm).created_at
        db.session.commit()
    assert alike(noor, "groeten") == []


def test_every_version_is_in_the_index_and_leaves_it_when_it_goes(world: World) -> None:
    with world.app.app_context():
        session = db.session()
        assert set(session.scalars(select(NormText.version_id))) == set(
            session.scalars(select(NormVersion.id))
        )
        kept = session.scalars(select(NormVersion)).first()
        assert kept
        said = {name: getattr(kept, name) for name in (
            "symbol", "hue", "summary", "frame", "room", "say", "rather_not", "why", "edited_at",
            "edited_by_id", "norm_id",
        )}  # fmt: skip
        draft = NormVersion(**said, number=9, title="Kwikstaart")
        session.add(draft)
        session.flush()
        assert found_by(session, "kwikst") == {draft.id}
        draft.title = "Kwikzilver"
        session.flush()
        assert found_by(session, "kwikst") == set()
        assert found_by(session, "kwikzilver") == {draft.id}
        session.delete(draft)
        session.flush()
        assert found_by(session, "kwikzilver") == set()


WILD = st.text() | st.lists(
    st.sampled_from(
        ["'", '"', "*", ":", "(", ")", "-", "!", "&", "|", "<->", "AND", "OR", "NOT", "NEAR", "^",
         "title:", "{", "}", "\\", "\x00", ";", "--", "x" * 3000, "één", "ß", "漢字", "💡", "warms"]
    )
).map(" ".join)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(typed=WILD)
def test_whatever_is_typed_is_words_and_never_a_query(world: World, typed: str) -> None:
    """No text is refused or breaks out, and a norm that holds all of its words is found."""
    with world.app.app_context():
        session = db.session()
        found = found_by(session, typed)
        texts = session.scalars(select(NormText)).all()
        words = words_in(typed)[:12]
        for row in texts:
            said = f"{row.title} {row.summary} {row.words}".split()
            if words and all(word in said for word in words):
                assert row.version_id in found
        if not words and typed.strip():
            assert found == set()
        session.rollback()


def test_whatever_is_typed_the_phone_gets_an_answer(noor: FlaskClient) -> None:
    for typed in ("'", '"', "a' OR 1=1 --", "*", "NEAR(", "{title}:x", "\\", "x" * 5000, "漢字 💡"):
        alike(noor, typed)
