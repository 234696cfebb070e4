"""The one way out of the worker: to push services, at public addresses, and nowhere else."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

TIMEOUT = ClientTimeout(total=10, sock_connect=5)
CONNECTIONS = 100
_UNSENT = ("Accept", "Accept-Encoding", "User-Agent")  # nobody there reads them
_NAT64 = IPv6Network("64:ff9b::/96")


class PublicResolver(AbstractResolver):
    """Resolves once, refuses what is not on the internet; the connection goes to the address that
    was checked, so a name that changes its answer in between (DNS rebinding) gains nothing."""

    def __init__(self) -> None:
        self._names = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Every address of `host`; raises OSError when one of them is not public."""
        found = await self._names.resolve(host, port, family)
        addresses = [ip_address(address["host"]) for address in found]
        # `endpoints.accepted` lets "localhost" through only where somebody listed it.
        expected = _is_loopback if host == "localhost" else is_public
        if not all(expected(address) for address in addresses):
            raise OSError("a push service at an address that is not public")
        return found

    async def close(self) -> None:
        await self._names.close()


def open_session(resolver: AbstractResolver | None = None, **tls: object) -> ClientSession:
    """A client without cookies, without a proxy from the environment, bound in time.

    Tests give a resolver that leads a push service's name to their stand-in, and its certificate.
    """
    connector = TCPConnector(resolver=resolver or PublicResolver(), limit=CONNECTIONS, **tls)  # type: ignore[arg-type]
    return ClientSession(
        connector=connector,
        timeout=TIMEOUT,
        cookie_jar=DummyCookieJar(),
        skip_auto_headers=_UNSENT,
        trust_env=False,
    )


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to the internet, also when it carries another one inside."""
    inner = _inside(address) if isinstance(address, IPv6Address) else None
    if inner is not None:
        return is_public(inner)
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, 6to4, Teredo or NAT64."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return (
        address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    )


def _is_loopback(address: IPv4Address | IPv6Address) -> bool:
    return address.is_loopback
