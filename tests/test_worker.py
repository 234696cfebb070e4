"""The jobs beside requests: their rhythm, their life, what stays out of serving processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import click
import pytest
from flask import Flask

from app import worker
from app.people.session import config_of
from app.worker import Job, alive, jobs_of, keep_working
from tests.databases import World

FLASK = [sys.executable, "-m", "flask", "--app", "wsgi"]


def environment(app: Flask) -> dict[str, str]:
    config = config_of(app)
    return os.environ | {
        "BELEEF_MODE": "test",
        "BELEEF_DATA": str(config.data),
        "DATABASE_URL": config.database_url,
    }


def run_until(done: Callable[[], bool], jobs: list[Job], heartbeat: Path) -> None:
    """Let the jobs run until `done`, or ten seconds."""
    stop = Event()
    working = Thread(target=keep_working, args=(jobs, stop, heartbeat))
    working.start()
    give_up = time.monotonic() + 10
    while not done() and time.monotonic() < give_up:
        stop.wait(0.01)
    stop.set()
    working.join(10)
    assert done()


def test_a_job_that_found_work_runs_again_at_once_and_then_rests(tmp_path: Path) -> None:
    found, rested = iter([3, 1, 0]), []

    def work() -> int:
        rested.append(time.monotonic())
        return next(found)

    run_until(lambda: len(rested) == 3, [Job("work", 60, work)], tmp_path / "heartbeat")
    assert rested[2] - rested[0] < 5


def test_a_job_that_fails_is_logged_and_stops_no_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ran = []

    def fail() -> int:
        raise ZeroDivisionError

    def work() -> int:
        ran.append(1)
        return 0

    jobs = [Job("broken", 0.01, fail), Job("work", 0.01, work)]
    run_until(lambda: len(ran) > 3, jobs, tmp_path / "heartbeat")
    assert "job broken failed" in caplog.text


def test_a_working_worker_shows_that_it_lives(app: Flask) -> None:
    config = config_of(app)
    heartbeat = config.data / "worker-heartbeat"
    heartbeat.unlink(missing_ok=True)
    assert not alive(config)
    run_until(lambda: alive(config), [Job("rest", 60, lambda: 0)], heartbeat)
    os.utime(heartbeat, (time.time() - 600,) * 2)
    assert not alive(config)


def test_each_job_has_its_rhythm_and_rests_once_it_is_done(app: Flask) -> None:
    with app.app_context():
        jobs = jobs_of(app, Event())
        assert [(job.name, job.every) for job in jobs] == [
            ("plan_nudges", 60), ("knock", 5), ("send_notices", 1), ("settle_norms", 60),
            ("remind_about_norms", 900), ("take_in_voices", 2), ("read_signs", 900),
            ("tidy", 3600), ("enforce_retention", 600),
        ]  # fmt: skip
        assert any([job.run() for job in jobs])  # nothing lived the cast's norms for long
        assert [job.run() for job in jobs] == [0] * 9


def test_the_thread_starts_where_it_is_asked_for_and_not_in_commands(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = Event()
    asked = replace(config_of(app), worker="embedded")
    monkeypatch.setattr(worker, "_run", lambda app, stop: started.set())
    worker.init_app(app)
    assert not started.wait(0.1)
    monkeypatch.setitem(app.config, "BELEEF", asked)
    with click.Context(click.Command("upgrade")):
        worker.init_app(app)
    assert not started.wait(0.1)
    worker.init_app(app)
    assert started.wait(5)


def test_a_worker_of_its_own_stops_cleanly_when_told(app: Flask) -> None:
    heartbeat = config_of(app).data / "worker-heartbeat"
    heartbeat.unlink(missing_ok=True)
    process = subprocess.Popen([*FLASK, "work"], env=environment(app), stderr=subprocess.PIPE)
    give_up = time.monotonic() + 60
    while not heartbeat.exists() and process.poll() is None and time.monotonic() < give_up:
        time.sleep(0.05)
    assert heartbeat.exists()
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors.decode()


def test_a_process_that_serves_has_not_loaded_what_only_sends(on_sqlite: World) -> None:
    script = (
        "import sys; from app import create_app; create_app();"
        "print(*{'webpush', 'pydantic', 'aiohttp', 'jwt'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(on_sqlite.app),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ""
