"""A provider whose settings are half, absent or of no use; and how old a sign-in there may be."""

import pytest

from app.config import Config, ConfigError
from app.kernel import clock
from app.people.keys import provider as protocol
from tests.kernel.test_starting import PRODUCTION

SETTINGS = {
    "BELEEF_SSO_ISSUER": "https://login.example",
    "BELEEF_SSO_CLIENT_ID": "beleef",
    "BELEEF_SSO_CLIENT_SECRET": "geheim",
}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"BELEEF_SSO_CLIENT_ID": ""}, "BELEEF_SSO_CLIENT_ID"),
        ({"BELEEF_SSO_ISSUER": "http://login.example"}, "https"),
        ({"BELEEF_SSO_LOGIN_CLAIM": "sub"}, "BELEEF_SSO_LOGIN_CLAIM"),
    ],
)
def test_half_a_provider_does_not_start(wrong: dict[str, str], said: str) -> None:
    assert Config.from_env(PRODUCTION | SETTINGS).sso
    with pytest.raises(ConfigError, match=said):
        Config.from_env(PRODUCTION | SETTINGS | wrong)


def test_a_provider_without_the_extra_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.sso_settings.find_spec", lambda _name: None)
    assert Config.from_env(PRODUCTION).sso is None
    with pytest.raises(ConfigError, match="extra"):
        Config.from_env(PRODUCTION | SETTINGS)


@pytest.mark.parametrize(
    ("claims", "old"),
    [({"ago": 300}, False), ({"ago": 650}, False), ({"ago": 700}, True), ({}, False)],
)
def test_an_old_sign_in_at_the_provider_does_not_count(claims: dict[str, int], old: bool) -> None:
    now = clock.now().timestamp()
    said = {"auth_time": now - claims["ago"]} if claims else {}
    assert protocol.is_old(said) is old
