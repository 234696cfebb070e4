"""The installation's own key: made once, kept close."""

import stat
import subprocess
import sys
from base64 import urlsafe_b64decode
from pathlib import Path

from app.config import Config
from app.notices import vapid
from app.notices.curve import is_point


def config_in(folder: Path) -> Config:
    return Config.from_env({"BELEEF_MODE": "test", "BELEEF_DATA": str(folder)})


def test_the_key_is_made_on_first_use_and_kept(tmp_path: Path) -> None:
    first = vapid.private_pem(config_in(tmp_path))
    assert vapid.private_pem(config_in(tmp_path)) == first


def test_only_its_owner_may_read_the_key(tmp_path: Path) -> None:
    vapid.private_pem(config_in(tmp_path))
    assert stat.S_IMODE((tmp_path / "vapid.pem").stat().st_mode) == 0o600


def test_nothing_but_the_key_is_left_in_the_folder(tmp_path: Path) -> None:
    config = config_in(tmp_path / "new")
    vapid.private_pem(config)
    assert {file.name for file in config.data.iterdir()} <= {"vapid.pem", "secret-key"}


def test_browsers_get_an_uncompressed_point(tmp_path: Path) -> None:
    assert is_point(urlsafe_b64decode(vapid.public_key(config_in(tmp_path)) + "="))


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    script = (
        "import sys; from app.config import Config; from app.notices import vapid;"
        "sys.stdin.readline(); print(vapid.public_key(Config.from_env()))"
    )
    env = {"BELEEF_MODE": "test", "BELEEF_DATA": str(tmp_path), "PYTHONPATH": str(Path.cwd())}
    starters = [
        subprocess.Popen(
            [sys.executable, "-c", script], env=env, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for _ in range(3)
    ]  # fmt: skip
    for starter in starters:
        assert starter.stdin is not None
        starter.stdin.write("\n")
        starter.stdin.flush()
    keys = {starter.communicate(timeout=120)[0] for starter in starters}
    assert len(keys) == 1
    assert len(keys.pop().strip()) == 87
