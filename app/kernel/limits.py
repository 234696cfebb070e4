"""How often somebody may try. Per account before per address: a whole shop shares one address."""

import time

from flask import Flask, current_app
from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from app.config import Config
from app.kernel.errors import TooMany

_KEY = "beleef limits"


def init_app(app: Flask, config: Config) -> None:
    """Count in memory for one process, in Redis where several share the work."""
    storage = storage_from_string(config.redis_url or "memory://")
    app.extensions[_KEY] = MovingWindowRateLimiter(storage)


def refuse_when_spent(rule: str, *key: str) -> None:
    """Raise TooMany, with when to come back, once the rule is used up for this key."""
    if is_spent(rule, *key):
        raise _too_many(parse(rule), key)


def is_spent(rule: str, *key: str) -> bool:
    return not _limiter().test(parse(rule), *key)


def spend(rule: str, *key: str) -> None:
    """Count one try."""
    _limiter().hit(parse(rule), *key)


def take(rule: str, *key: str) -> None:
    """Count one try or raise TooMany, in one step: tries that come together are counted too."""
    if not _limiter().hit(parse(rule), *key):
        raise _too_many(parse(rule), key)


def forget(rule: str, *key: str) -> None:
    """Start counting anew for this key."""
    _limiter().clear(parse(rule), *key)


def forget_tries(app: Flask) -> None:
    """Start counting anew, for everybody."""
    app.extensions[_KEY].storage.reset()


def _too_many(rule: RateLimitItem, key: tuple[str, ...]) -> TooMany:
    wait = max(1, int(_limiter().get_window_stats(rule, *key).reset_time - time.time()) + 1)
    return TooMany(headers={"Retry-After": str(wait)})


def _limiter() -> MovingWindowRateLimiter:
    limiter: MovingWindowRateLimiter = current_app.extensions[_KEY]
    return limiter
