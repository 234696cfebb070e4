"""One typed configuration, read once from the environment.

In production nothing that must be secret has a default: what is missing stops the start, by name.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

from app.master_key import FILE as MASTER_FILE
from app.master_key import MasterKeys, keys_in
from app.secret_file import kept_secret
from app.sso_settings import Sso, sso_in

Mode = Literal["demo", "production", "test"]

# Who browsers of today subscribe at. A leading dot admits every host below it.
PUSH_HOSTS = (
    "fcm.googleapis.com",
    "jmt17.google.com",
    ".push.services.mozilla.com",
    ".push.apple.com",
    ".notify.windows.com",
)

SHORTEST_KEY = 32


class ConfigError(Exception):
    """The environment does not describe an installation that may start."""


@dataclass(frozen=True)
class Config:
    mode: Mode
    data: Path
    database_url: str
    secret_key: str
    master_keys: MasterKeys
    origin: str | None
    contact: str
    push_hosts: tuple[str, ...]
    redis_url: str | None
    worker: Literal["embedded", "off"]
    proxies: int
    sso: Sso | None

    @property
    def secure(self) -> bool:
        """Served over TLS: cookies may carry the `__Host-` promise."""
        return self.mode == "production"

    @property
    def passkey_required(self) -> bool:
        """Whoever leads, manages or audits comes in by more than a password."""
        return self.mode == "production"

    @property
    def trusted_hosts(self) -> list[str] | None:
        """The host names we answer to; while trying out, any."""
        host = urlsplit(self.origin).hostname if self.origin else None
        return [host, "localhost", "127.0.0.1"] if host else None

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Config":
        """Read the environment; raises ConfigError with what is missing or wrong."""
        env = os.environ if env is None else env
        mode = env.get("BELEEF_MODE", "production")
        if mode not in ("demo", "production", "test"):
            raise ConfigError(f"BELEEF_MODE is demo or production, not {mode!r}")
        data = Path(env.get("BELEEF_DATA", "var")).resolve()
        worker = env.get("BELEEF_WORKER", "off")
        if worker not in ("embedded", "off"):
            raise ConfigError(f"BELEEF_WORKER is embedded or off, not {worker!r}")
        config = cls(
            mode=cast(Mode, mode),
            data=data,
            database_url=_database_url(env.get("DATABASE_URL"), data),
            secret_key=env.get("BELEEF_SECRET_KEY", ""),
            master_keys=_master_keys(env, data, mode == "production"),
            origin=env.get("BELEEF_ORIGIN") or None,
            contact=env.get("BELEEF_CONTACT", ""),
            push_hosts=_hosts(env.get("BELEEF_PUSH_HOSTS")),
            redis_url=env.get("REDIS_URL") or None,
            worker=cast(Literal["embedded", "off"], worker),
            proxies=_count(env, "BELEEF_PROXIES"),
            sso=_sso(env, mode == "production"),
        )
        return config._for_production() if mode == "production" else config._for_trying_out()

    def _for_production(self) -> "Config":
        if len(self.secret_key) < SHORTEST_KEY:
            raise ConfigError(f"BELEEF_SECRET_KEY must be set, {SHORTEST_KEY} characters or more")
        if not self.origin or urlsplit(self.origin).scheme != "https":
            raise ConfigError("BELEEF_ORIGIN must be set to the https address people use")
        if not self.contact.startswith(("mailto:", "https://")) or self.contact.endswith(
            "@localhost"
        ):
            raise ConfigError(
                "BELEEF_CONTACT must be a mailto: or https: address for push services"
            )
        return self

    def _for_trying_out(self) -> "Config":
        key = self.secret_key or _key_of(self.data)
        if len(key) < SHORTEST_KEY:
            where = "BELEEF_SECRET_KEY" if self.secret_key else str(self.data / "secret-key")
            raise ConfigError(f"{where} holds fewer than {SHORTEST_KEY} characters")
        contact = self.contact or "mailto:beheer@beleef.example"
        return Config(**{**self.__dict__, "secret_key": key, "contact": contact})


def _database_url(url: str | None, data: Path) -> str:
    if not url:
        return f"sqlite:///{data / 'beleef.db'}"
    # Hosting platforms hand out the short scheme; the driver is ours to name.
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url


def _master_keys(env: Mapping[str, str], data: Path, must: bool) -> MasterKeys:
    """From the environment, else the data folder's. Production makes none: it must be kept first.

    Whoever loses it loses every sealed word, so it may not lie only where nobody copied it from.
    """
    name, path = "BELEEF_MASTER_KEY", data / MASTER_FILE
    try:
        given = keys_in(env.get(name, ""))
        kept = keys_in(path.read_text()) if path.exists() else ()
    except ValueError as error:
        raise ConfigError(f"{name} or {path} is not sound: {error}") from None
    if not given and not kept and (must or path.exists()):
        raise ConfigError(
            f"{name} must be set, or {path} hold it: 64 hex digits, kept elsewhere too"
        )
    return MasterKeys(given, path)


def _sso(env: Mapping[str, str], tls: bool) -> Sso | None:
    try:
        return sso_in(env, tls=tls)
    except ValueError as error:
        raise ConfigError(str(error)) from None


def _hosts(extra: str | None) -> tuple[str, ...]:
    return PUSH_HOSTS + tuple(host.strip() for host in (extra or "").split(",") if host.strip())


def _key_of(data: Path) -> str:
    """The key of this data folder, made at its first start."""
    return kept_secret(data / "secret-key", lambda: secrets.token_hex(32).encode()).decode()


def _count(env: Mapping[str, str], name: str) -> int:
    value = env.get(name) or "0"
    if not (value.isascii() and value.isdigit()):
        raise ConfigError(f"{name} is a whole number, not {value!r}")
    return int(value)
