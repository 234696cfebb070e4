"""npm's web-push, in a Node beside us that says how much processor time it took."""

import json
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

PROGRAM = Path(__file__).with_name("_push_node.cjs")


class NodePeer:
    """`cpu` is what Node has used so far for the rounds; add it to our own clock."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin
        assert process.stdout
        self._into: IO[str] = process.stdin
        self._out: IO[str] = process.stdout
        self.cpu = 0.0

    def start(self, setting: dict[str, object]) -> None:
        self._ask(json.dumps(setting))

    def round(self, **changes: object) -> None:
        """All messages once, after changing the setting where asked."""
        self.cpu += self._ask(json.dumps(changes))

    def _ask(self, line: str) -> float:
        self._into.write(line + "\n")
        self._into.flush()
        return float(self._out.readline())


@contextmanager
def node_peer(environment: dict[str, str]) -> Iterator[NodePeer | None]:
    """web-push installed in a folder that goes away; None when it cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "web-push@3"]
        try:
            subprocess.run(install, cwd=folder, check=True, capture_output=True, timeout=180)
        except (OSError, subprocess.SubprocessError):
            yield None
            return
        process = subprocess.Popen(
            ["node", str(PROGRAM)],
            env=environment | {"NODE_PATH": f"{folder}/node_modules"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield NodePeer(process)
        finally:
            process.communicate()
