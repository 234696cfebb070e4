"""What must not start, does not; what may, makes its own secrets."""

import stat
from pathlib import Path

import pytest

from app import create_app
from app.config import Config, ConfigError
from app.kernel.db import db
from app.people.models import Organisation
from tests.databases import make_app, sqlite_world

PRODUCTION = {
    "BELEEF_MODE": "production",
    "BELEEF_SECRET_KEY": "k" * 32,
    "BELEEF_MASTER_KEY": "5a" * 32,
    "BELEEF_ORIGIN": "https://beleef.example",
    "BELEEF_CONTACT": "mailto:beheer@beleef.example",
}
TRYING_OUT = {"BELEEF_MODE": "test"}


@pytest.mark.parametrize(
    "name", ["BELEEF_SECRET_KEY", "BELEEF_MASTER_KEY", "BELEEF_ORIGIN", "BELEEF_CONTACT"]
)
@pytest.mark.parametrize("value", [None, "", "http://localhost", "mailto:x@localhost"])
def test_production_without_its_secrets_does_not_start(
    name: str, value: str | None, tmp_path: Path
) -> None:
    assert Config.from_env(PRODUCTION).mode == "production"
    environment = {key: kept for key, kept in PRODUCTION.items() if key != name}
    environment["BELEEF_DATA"] = str(tmp_path)
    if value is not None:
        environment[name] = value
    with pytest.raises(ConfigError, match=name):
        Config.from_env(environment)


def test_only_production_asks_more_than_a_password(tmp_path: Path) -> None:
    trying = TRYING_OUT | {"BELEEF_DATA": str(tmp_path)}
    asked = [Config.from_env(env).passkey_required for env in (PRODUCTION, trying)]
    assert asked == [True, False]


def test_production_refuses_demo_people(tmp_path: Path) -> None:
    with sqlite_world(tmp_path) as world:
        production = Config.from_env(PRODUCTION | {"BELEEF_DATA": str(tmp_path)})
        assert create_app(production).config["BELEEF"].secure
        with world.app.app_context():
            db.session.query(Organisation).update({"demo": True})
            db.session.commit()
        with pytest.raises(ConfigError, match="demo"):
            create_app(production)


def test_secrets_are_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    first, second = make_app(tmp_path), make_app(tmp_path)
    assert first.config["SECRET_KEY"] == second.config["SECRET_KEY"]
    assert first.config["PUSH_KEY"] == second.config["PUSH_KEY"]
    assert first.config["BELEEF"].master_keys.current() == (
        second.config["BELEEF"].master_keys.current()
    )
    for name in ("secret-key", "vapid.pem", "master-key"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_a_secret_that_was_being_made_when_we_crashed_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_descriptor: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", crash)
        patched.setattr("secrets.token_hex", lambda _size: "half")
        with pytest.raises(KeyboardInterrupt):
            Config.from_env(TRYING_OUT | {"BELEEF_DATA": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []
    assert len(Config.from_env(TRYING_OUT | {"BELEEF_DATA": str(tmp_path)}).secret_key) == 64


@pytest.mark.parametrize("kept", ["", "short"])
def test_a_key_that_can_be_guessed_stops_the_start(tmp_path: Path, kept: str) -> None:
    environment = TRYING_OUT | {"BELEEF_DATA": str(tmp_path)}
    (tmp_path / "secret-key").write_text(kept)
    with pytest.raises(ConfigError, match="secret-key"):
        Config.from_env(environment)
    with pytest.raises(ConfigError, match="BELEEF_SECRET_KEY"):
        Config.from_env(environment | {"BELEEF_SECRET_KEY": "short"})
    assert Config.from_env(environment | {"BELEEF_SECRET_KEY": "k" * 32}).secret_key == "k" * 32


@pytest.mark.parametrize("value", ["one", "-1", "1.5", "²"])
def test_the_number_of_proxies_is_a_number(value: str) -> None:
    assert Config.from_env(PRODUCTION | {"BELEEF_PROXIES": "2"}).proxies == 2
    assert Config.from_env(PRODUCTION | {"BELEEF_PROXIES": ""}).proxies == 0
    with pytest.raises(ConfigError, match="BELEEF_PROXIES"):
        Config.from_env(PRODUCTION | {"BELEEF_PROXIES": value})


def test_production_cookies_are_bound_to_the_host(tmp_path: Path) -> None:
    with sqlite_world(tmp_path):
        app = create_app(Config.from_env(PRODUCTION | {"BELEEF_DATA": str(tmp_path)}))
        answer = app.test_client().post(
            "/api/session",
            json={"login": "noor", "password": "beleef-demo"},
            base_url="https://beleef.example",
        )
    assert answer.headers["Set-Cookie"].startswith("__Host-beleef=")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
