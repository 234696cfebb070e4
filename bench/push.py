"""Push: P1 and P2 (sealing), P3 (from the ledger to 201 and back), P5 (signatures).

Sealing in processor time, Node's own included. Sending by the wall, each peer as its own page shows
it: they wait for one answer before the next message, we do not. What that hides is beside it.
"""

import os
import subprocess
import sys
import tempfile
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from app.notices.curve import new_private_pem, public_text
from app.notices.network import open_session
from app.notices.payload import payload
from app.notices.push import Sealer, Target
from app.notices.sender import Sender
from app.notices.texts import Words, all_words
from app.people.session import config_of
from bench import _push_peers as peers
from bench._push_ledger import Ledger
from bench._push_node import NodePeer, node_peer
from bench._rounds import ROUNDS, interleave, ratio
from bench._table import Result, at_least, at_most, skipped
from tests.browser.certificate import Certificate
from tests.databases import sqlite_world
from tests.notices.browsers import FakeBrowser

PER_ROUND = 5_000 // ROUNDS + 1
PEM = new_private_pem()
PAYLOAD = payload(
    "01996a3e-1111-7000-8000-000000000000",
    Words("Even stilstaan bij je dienst?", "Eén vraag, één minuut. Alleen voor jou.", "nl"),
    "https://beleef.example/app/",
)
NO_NODE = "npm could not install web-push"


def measure() -> list[Result]:
    """Every goal on 5,000 messages."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        certificate = Certificate(folder, "localhost")
        port = stack.enter_context(_push_service(certificate.path))
        trusting = {"NODE_EXTRA_CA_CERTS": str(certificate.path)}
        node = stack.enter_context(node_peer(os.environ | trusting))
        return _sealing(node) + _sending(node, folder, certificate, port, stack)


def _sealing(node: NodePeer | None) -> list[Result]:
    targets = _targets("https://fcm.googleapis.com/fcm/send")
    sealer = Sealer(PEM, peers.CONTACT)

    def seal() -> None:
        for target in targets:
            sealer.seal(target, PAYLOAD, ttl=60, urgency="high", topic="t")

    candidates = {
        "beleef": seal,
        "floor": peers.floor(targets),
        "webpush": peers.webpush_as_shipped(targets, PAYLOAD, PEM),
        "pywebpush": peers.pywebpush_crypto(targets, PAYLOAD, PEM),
    }
    if node:
        _tell(node, targets)
        candidates["node"] = node.round
    taken = interleave(candidates, clock=partial(_processor_time, node))
    results = [
        at_least(
            "P1", "sealing against the bare OpenSSL calls", ratio(taken, "floor", "beleef"), 0.7
        ),
        at_least(
            "P2", "sealing against webpush as shipped", ratio(taken, "webpush", "beleef"), 1.6
        ),
        at_least("P2", "sealing against pywebpush", ratio(taken, "pywebpush", "beleef"), 2.2),
        _against_node("P2", "sealing against npm web-push", taken, 8),
    ]
    signatures = sealer.signer.signatures
    return [*results, at_most("P5", "signatures for one push service", signatures, 1, "")]


def _sending(
    node: NodePeer | None, folder: Path, certificate: Certificate, port: int, stack: ExitStack
) -> list[Result]:
    origin = f"https://localhost:{port}"
    targets = _targets(f"{origin}/push")
    world = stack.enter_context(sqlite_world(folder / "data"))
    ledger = Ledger(world.app, world.cast, targets)
    ledger.prepare(ROUNDS + 1)  # one to warm up
    config = config_of(world.app)
    knowing = replace(config, push_hosts=(*config.push_hosts, origin))
    with world.app.app_context():
        words = all_words()
    connect = partial(open_session, ssl=certificate.client())
    sender = Sender(knowing, ledger.sessions, Sealer(PEM, peers.CONTACT), words, connect)

    def send() -> None:
        ledger.make_due()
        assert sender.run() == len(targets)

    one_by_one = peers.pywebpush_sending(targets, PAYLOAD, PEM, certificate.path, stack)
    candidates = {"beleef": send, "pywebpush": one_by_one}
    if node:
        _tell(node, targets)
        candidates |= {
            "node": lambda: node.round(at_once=1),
            "node at once": lambda: node.round(at_once=100),
        }
    processor: dict[str, list[float]] = {}
    metered = {name: _metered(name, run, processor, node) for name, run in candidates.items()}
    taken = interleave(metered, clock=time.perf_counter)
    assert ledger.sent == len(targets) * (ROUNDS + 1)
    what = "ledger to 201, 30 ms away, by the wall, against"
    return [
        at_least("P3", f"{what} pywebpush with a Session", ratio(taken, "pywebpush", "beleef"), 6),
        _against_node("P3", f"{what} npm web-push", taken, 5),
        *(
            _context(f"the same {how} {peer}", ratio(figures, peer, "beleef"))
            for how, figures in (
                ("by the wall, against", taken),
                ("in processor time, against", processor),
            )
            for peer in candidates
            if peer != "beleef"
        ),
    ]


def _metered(
    name: str, run: peers.Make, processor: dict[str, list[float]], node: NodePeer | None
) -> peers.Make:
    """The same, noting the processor time of each round."""

    def round_of() -> None:
        before = _processor_time(node)
        run()
        processor.setdefault(name, []).append(_processor_time(node) - before)

    return round_of


def _processor_time(node: NodePeer | None) -> float:
    return time.process_time() + (node.cpu if node else 0)


def _tell(node: NodePeer, targets: list[Target]) -> None:
    node.start(
        {
            "subscriptions": peers.as_json(targets),
            "payload": PAYLOAD.decode(),
            "contact": f"mailto:{peers.CONTACT}",
            "publicKey": public_text(PEM),
            "privateKey": _scalar(PEM),
        }
    )


def _context(what: str, value: float) -> Result:
    return Result("P3", what, "", f"{value:.2f} x", True)


def _against_node(goal: str, what: str, taken: dict[str, list[float]], limit: float) -> Result:
    if "node" not in taken:
        return skipped(goal, what, NO_NODE)
    return at_least(goal, what, ratio(taken, "node", "beleef"), limit)


def _targets(where: str) -> list[Target]:
    return [FakeBrowser(f"{where}/{number}").target for number in range(PER_ROUND)]


def _scalar(pem: bytes) -> str:
    """The private key as npm's web-push takes it."""
    key = load_pem_private_key(pem, password=None)
    assert isinstance(key, EllipticCurvePrivateKey)
    raw = key.private_numbers().private_value.to_bytes(32, "big")
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


@contextmanager
def _push_service(certificate: Path) -> Iterator[int]:
    """The port of a push service in a process of its own, so that its work is not ours."""
    command = [sys.executable, "-m", "bench._push_service", str(certificate)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.communicate()
