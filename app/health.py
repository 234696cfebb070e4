"""Is it alive, can it work: for whoever keeps the installation running."""

from flask import Blueprint, Response
from sqlalchemy import text

from app.kernel.access import Who, allow
from app.kernel.api import as_response
from app.kernel.db import db

health = Blueprint("health", __name__)


@health.get("/health")
@allow(Who.ANYONE)
def alive() -> Response:
    """The process answers."""
    return as_response({"status": "alive"})


@health.get("/ready")
@allow(Who.ANYONE)
def ready() -> Response:
    """The database answers too; 503 while it does not."""
    db.session.execute(text("SELECT 1"))
    return as_response({"status": "ready"})
