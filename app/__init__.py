"""Beleef: a small daily habit for frontline teams. This page is the table of contents."""

from flask import Flask
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix

from app import cli, guard, health, worker
from app.config import Config
from app.console.views import console
from app.feedback import api as feedback_api
from app.kernel import (
    access,
    api,
    clients,
    db,
    errors,
    limits,
    openapi,
    reports,
    security,
    static,
    texts,
)  # fmt: skip
from app.kernel.sealed import engine_options as carrying
from app.lead.views import lead
from app.moments import api as moments_api
from app.norms import api as norms_api
from app.norms.wall_views import wall
from app.notices import api as notices_api
from app.notices import vapid
from app.nudges import api as nudges_api
from app.people import api as people_api
from app.people import (
    brand_views,
    ended,
    handover_api,
    join_api,
    password_views,
    pin_api,
    session,
    views,
)
from app.people.keys import api as keys_api
from app.people.keys.sso_views import sso
from app.people.keys.views import keys
from app.people.shared import api as shared_api
from app.people.shared.views import shared
from app.phone import api as phone_api
from app.phone.views import phone
from app.privacy import api as privacy_api
from app.privacy.merge_views import merges
from app.reflections import api as reflections_api
from app.voices import api as voices_api
from app.voices.views import cards

# Importing these declares their routes on the JSON API.
JSON = (
    people_api, keys_api, shared_api, join_api, handover_api, pin_api, password_views, notices_api,
    voices_api, norms_api, moments_api, feedback_api, reflections_api, nudges_api, privacy_api,
    phone_api, openapi, reports,
)  # fmt: skip
PAGES = (
    health.health, views.people, keys, sso, shared, merges, cards, phone, wall, lead, console,
)  # fmt: skip


def create_app(config: Config | None = None) -> Flask:
    """Make the app; raises ConfigError or UndeclaredRoute when it must not start."""
    config = config or Config.from_env()
    config.data.mkdir(parents=True, exist_ok=True)
    app = _bare(config)

    errors.init_app(app)
    security.init_app(app, config)
    db.init_app(app)
    texts.init_app(app)
    limits.init_app(app, config)
    clients.init_app(app)
    session.init_app(app)
    brand_views.init_app(app)
    ended.init_app(app)
    access.init_app(app)
    voices_api.init_app(app)
    static.init_app(app, config)
    # On a phone's line a tenth of the bytes counts for more than half a millisecond here.
    app.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=5)
    Compress(app)
    if config.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=config.proxies)  # type: ignore[method-assign]

    app.register_blueprint(api.api)
    for pages in PAGES:
        app.register_blueprint(pages)
    cli.init_app(app)

    access.refuse_undeclared(app)
    guard.refuse_demo_in_production(app, config)
    guard.refuse_what_cannot_be_read(app, config)
    guard.erase_who_came_back(app, config)
    worker.init_app(app)  # last: nothing works for an app that must not start
    return app


def _bare(config: Config) -> Flask:
    """Flask with our settings, before any part is in it."""
    app = Flask(__name__, template_folder="../templates", static_folder=None)
    app.config.from_mapping(
        BELEEF=config,
        SECRET_KEY=config.secret_key,
        SQLALCHEMY_DATABASE_URI=config.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=db.engine_options(config.database_url)
        | carrying(config.master_keys),
        MAX_CONTENT_LENGTH=256 * 1024,
        MAX_FORM_PARTS=100,
        TRUSTED_HOSTS=config.trusted_hosts,
        PUSH_KEY=vapid.public_key(config),
    )
    app.url_map.strict_slashes = True
    return app
