"""Built files: served with their hash in the name, kept by browsers for a year."""

import json
from functools import cache
from pathlib import Path

from flask import Flask
from markupsafe import Markup
from whitenoise import WhiteNoise

from app.config import Config
from app.kernel.security import headers_for

DIST = Path(__file__).parents[2] / "static" / "pwa" / "dist"
PREFIX = "/static/pwa/dist/"


class NotBuilt(RuntimeError):
    """The phone app has not been built."""


def init_app(app: Flask, config: Config) -> None:
    """Serve `static/pwa/dist` and let templates name its files."""

    def add_headers(headers: dict[str, str], _path: str, url: str) -> None:
        for name, value in headers_for(url, config).items():
            headers[name] = value

    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]  # how WSGI middleware is put around Flask
        app.wsgi_app,
        root=str(DIST) if DIST.exists() else None,
        prefix=PREFIX,
        max_age=31536000,
        immutable_file_test=lambda _path, _url: True,
        allow_all_origins=False,
        add_headers_function=add_headers,
    )
    app.jinja_env.globals.update(asset=asset, icon=icon, drawings=drawings)


def asset(name: str) -> str:
    """The address of a built file by its plain name, such as `phone.css`."""
    try:
        return _assets()[name]
    except KeyError:
        raise NotBuilt(f"{name} is not in the build; run `npm run build`") from None


def icon(name: str, classes: str = "ic") -> Markup:
    """A drawing from the sprite; decoration only, the words stand beside it."""
    return Markup('<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>').format(
        classes, asset("sprite.svg"), name
    )


def drawings() -> Markup:
    """The sprite itself, for a page that shows so many of its drawings that it holds them."""
    return Markup((DIST / asset("sprite.svg").rpartition("/")[2]).read_text())  # noqa: S704 - ours


@cache
def _assets() -> dict[str, str]:
    try:
        assets: dict[str, str] = json.loads((DIST / "assets.json").read_text())
    except FileNotFoundError:
        raise NotBuilt("static/pwa/dist is missing; run `npm run build`") from None
    return assets
