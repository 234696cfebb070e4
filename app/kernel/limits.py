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


def refuse_when_spent(rules: tuple[str, ...], *key: str) -> None:
    """Raise TooMany, with when to come back, once any rule is used up for this key."""
    limiter = _limiter()
    waits = [
        _wait(limiter, rule, key) for rule in map(parse, rules) if not limiter.test(rule, *key)
    ]
    if waits:
        raise TooMany(headers={"Retry-After": str(max(waits))})


def spend(rules: tuple[str, ...], *key: str) -> None:
    """Count one try against each rule."""
    for rule in rules:
        _limiter().hit(parse(rule), *key)


def forget_tries(app: Flask) -> None:
    """Start counting anew, for everybody."""
    app.extensions[_KEY].storage.reset()


def _wait(limiter: MovingWindowRateLimiter, rule: RateLimitItem, key: tuple[str, ...]) -> int:
    return max(1, int(limiter.get_window_stats(rule, *key).reset_time - time.time()) + 1)


def _limiter() -> MovingWindowRateLimiter:
    limiter: MovingWindowRateLimiter = current_app.extensions[_KEY]
    return limiter
