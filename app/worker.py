"""The jobs that run beside requests, and their rhythm.

Embedded as a thread of the server process, or as `flask work`: any number may run on PostgreSQL,
since each job takes its work from the database under a lease or a unique key.
"""

import logging
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import click
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from app.config import Config
from app.kernel.db import db, settle
from app.moments.signs import read_signs
from app.norms.reminding import remind
from app.norms.reviewing import ask_reviews, put_away
from app.norms.settling import settle_due
from app.notices import door, vapid
from app.notices import tidying as notices
from app.nudges.service import invite
from app.people import admissions, handovers, invites, screens
from app.people.session import config_of
from app.privacy.ledger import Ledger
from app.privacy.retention import enforce
from app.voices.compliments import forget_old as forget_old_compliments
from app.voices.imports import take_in

log = logging.getLogger(__name__)

_LATE = 150  # seconds without a heartbeat: two runs of the slowest job were missed


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do every so many seconds, and again at once while it finds work."""

    name: str
    every: float
    run: Callable[[], int]


def init_app(app: Flask) -> None:
    """Offer `flask work`; start the thread in a server process whose configuration asks for it."""
    app.cli.command("work")(work)
    # Commands such as `flask db upgrade` make the app too, inside a click context.
    if config_of(app).worker == "embedded" and click.get_current_context(silent=True) is None:
        Thread(target=_run, args=(app, Event()), name="worker", daemon=True).start()


@click.option(
    "--check", is_flag=True, help="Only say whether a worker of this data folder is alive."
)
@click.pass_context
def work(context: click.Context, check: bool) -> None:
    """Run the background jobs until stopped; what is under way is finished first."""
    app = context.obj.load_app()
    if check:
        context.exit(0 if alive(config_of(app)) else 1)
    stop = Event()
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signal_number, lambda *_: stop.set())
    _run(app, stop)


def alive(config: Config) -> bool:
    """Whether a worker of this data folder showed itself of late."""
    try:
        return time.time() - _heartbeat(config).stat().st_mtime < _LATE
    except FileNotFoundError:
        return False


def keep_working(jobs: list[Job], stop: Event, heartbeat: Path) -> None:
    """Run each job in its rhythm until `stop`; one that fails is tried again at its next turn."""
    turns = {job.name: 0.0 for job in jobs}
    while not stop.is_set():
        for job in jobs:
            if turns[job.name] <= time.monotonic():
                found_work = _attempt(job)
                turns[job.name] = time.monotonic() + (0 if found_work else job.every)
        with suppress(OSError):  # a full disk must not stop what needs none
            heartbeat.touch()
        stop.wait(max(0.0, min(turns.values()) - time.monotonic()))


def jobs_of(app: Flask, stop: Event) -> list[Job]:
    """The jobs, for use within the app's context."""
    # The sender's libraries (webpush, aiohttp) stay out of processes that only serve.
    from app.notices.push import Sealer  # noqa: PLC0415
    from app.notices.sender import Sender  # noqa: PLC0415
    from app.notices.texts import all_words  # noqa: PLC0415

    config = config_of(app)
    sessions = sessionmaker(db.engine)
    sender = Sender(
        config, sessions, Sealer(vapid.private_pem(config), config.contact), all_words()
    )

    def together(*verbs: Callable[[Session], int]) -> Callable[[], int]:
        """One transaction with these verbs; how much work they found."""

        def run() -> int:
            with sessions.begin() as session:
                return sum(verb(session) for verb in verbs)

        return run

    def forget_what_lapsed() -> int:
        if gone := enforce(sessions, Ledger(config.data)):
            settle(db.engine)
        return gone

    return [
        Job("plan_nudges", 60, together(invite)),
        Job("knock", 5, together(door.knock)),
        Job("send_notices", 1, lambda: sender.run(stop)),
        Job("settle_norms", 60, together(settle_due)),
        Job("remind_about_norms", 900, together(remind, ask_reviews)),
        Job("take_in_voices", 2, together(take_in)),
        Job("read_signs", 900, together(read_signs)),
        Job(
            "tidy",
            3600,
            together(
                admissions.forget_old,
                invites.forget_over,
                handovers.forget_over,
                notices.tidy,
                screens.forget_ended,
                put_away,
                forget_old_compliments,
            ),
        ),
        Job("enforce_retention", 600, forget_what_lapsed),
    ]


def _run(app: Flask, stop: Event) -> None:
    with app.app_context():
        keep_working(jobs_of(app, stop), stop, _heartbeat(config_of(app)))


def _attempt(job: Job) -> int:
    try:
        return job.run()
    except Exception:  # a job's failure is its own; the others go on
        log.exception("job %s failed", job.name)
        return 0


def _heartbeat(config: Config) -> Path:
    return config.data / "worker-heartbeat"
