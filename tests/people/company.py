"""A browser on its way to the company’s provider and back."""

import time
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.sso_settings import Sso
from tests.pages import Page, send


def answering(url: str) -> str:
    for _ in range(300):
        try:
            said = requests.get(f"{url}/.well-known/openid-configuration", timeout=5)
            return str(said.json()["issuer"])
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError("the provider never answered")


def use(app: Flask, settings: Sso, monkeypatch: pytest.MonkeyPatch) -> Sso:
    config = app.config["BELEEF"]
    monkeypatch.setitem(app.config, "BELEEF", replace(config, sso=settings))
    return settings


def out(browser: FlaskClient, path: str = "/sso/start?next=/lead/norms") -> str:
    answer = browser.get(path)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["Location"])


def consent(url: str, **form: str) -> str:
    """What the provider sends the browser back to."""
    answer = requests.post(url, data=form, allow_redirects=False, timeout=5)
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["Location"])
    assert back.path == "/sso/back"
    return f"{back.path}?{back.query}"


def sign_in_as(browser: FlaskClient, sub: str, path: str = "/sso/start?next=/app/") -> TestResponse:
    return browser.get(consent(out(browser, path), sub=sub))


def link(browser: FlaskClient, sub: str) -> TestResponse:
    """Link a company account as whoever is signed in here."""
    shown = Page(sign_in_as(browser, sub, "/sso/link?next=/app/me"))
    assert shown.texts("h1") == ["Is dit jouw account?"]
    return send(browser, "/sso/link")
