"""The demo organisation behind a site: eight weeks of a shop, for looking at every screen."""

from pathlib import Path

from flask_migrate import upgrade
from sqlalchemy import select

from app.demo.seed import seed
from app.kernel import clock
from app.kernel.db import db
from app.norms.models import Norm
from app.people.models import Person, Team
from tests.cast import Cast
from tests.databases import World, make_app


class Demo(World):
    """What a person gets at the first `make run`. Tests look at it and leave it as it is."""

    def __init__(self, folder: Path) -> None:
        app = make_app(folder, BELEEF_MODE="demo")
        with app.app_context():
            upgrade()
            session = db.session()
            seed(session, clock.now())
            session.commit()
            cast = Cast(
                people={
                    login: key for login, key in session.execute(select(Person.login, Person.id))
                },
                teams={name: key for name, key in session.execute(select(Team.name, Team.id))},
                norms={key: key for key in session.scalars(select(Norm.id).order_by(Norm.id))},
                questions=[],
            )
            db.session.remove()
        super().__init__(app, cast)

    def restore(self) -> None:
        """Nothing was changed."""
