"""Which addresses may be fetched: decided on what a name resolves to, which is then what is connected to.

A feed is written by strangers, and so is every redirect.  What they could lead to is the inside of the network that
the program runs in: the machine itself, a router, a cloud's metadata service.  So only addresses of the public
Internet are connected to, and the address that was checked is the address that is used, whatever the name resolves to
a moment later.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urlsplit

from briefing.errors import SourceError

IPAddress = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Sequence[str]]
"""From a host's name and a port to its addresses, as text; raises `OSError` where it is not known."""

GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that is given out for the public Internet (RFC 4291, section 2.4; IANA's registry)."""

TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (NAT64, RFC 6052)."""

SPECIAL = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
"""IPv4 networks for protocols and relays (IANA's registry), which not every Python version counts as special."""

WEB_PORTS = frozenset({80, 443})
FIRST_FREE_PORT = 1024
"""Below it, ports other than the web's belong to mail, remote shells and the like, and are not spoken to."""

KEPT_AS_WRITTEN = "%/:=&?~#+!$,;'@()*[]|"
"""Characters of a path or query that are not escaped again."""


@dataclass(frozen=True)
class Target:
    """An address taken apart: ``request`` is the path with the query, as it goes into the request line."""

    url: str
    secure: bool
    host: str
    port: int
    request: str

    @property
    def host_header(self) -> str:
        """What the request names as its host: with the port where that is not the scheme's own."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == (443 if self.secure else 80) else f"{name}:{self.port}"


def parse_target(url: str) -> Target:
    """An address taken apart.

    Raises `SourceError` for what is not http or https, names no host, carries a name and password, or a port that the
    web does not use.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError("it is no valid address.") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise SourceError("only http and https addresses with a host name are fetched.")
    if parts.username is not None or parts.password is not None:
        raise SourceError("addresses with a name or password in them are not fetched.")
    port = port or (443 if parts.scheme == "https" else 80)
    if port not in WEB_PORTS and port < FIRST_FREE_PORT:
        raise SourceError(f"port {port} is not one of the web's; 80, 443 and those from {FIRST_FREE_PORT} are.")
    request = quote(parts.path or "/", safe=KEPT_AS_WRITTEN)
    if parts.query:
        request += "?" + quote(parts.query, safe=KEPT_AS_WRITTEN)
    return Target(url.strip().partition("#")[0], parts.scheme == "https", _ascii(host), port, request)


def _ascii(host: str) -> str:
    if "%" in host:
        raise SourceError("addresses of one network interface are not fetched.")
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        shown = host.encode("utf-8", "backslashreplace").decode("utf-8")
        raise SourceError(f"the host {shown} is not known.") from error


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system has them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolve_within(seconds: float, resolver: Resolver = resolve) -> Resolver:
    """A resolver that gives up after a while; the system's own can take minutes where a name server is silent."""

    def look_up(host: str, port: int) -> Sequence[str]:
        found: list[Sequence[str] | Exception] = []

        def work() -> None:
            try:
                found.append(resolver(host, port))
            except Exception as error:
                found.append(error)

        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        worker.join(seconds)
        if not found:
            raise TimeoutError
        if isinstance(found[0], Exception):
            raise found[0]
        return found[0]

    return look_up


def permitted_addresses(target: Target, *, resolver: Resolver = resolve, allow_private: bool = False) -> list[str]:
    """The addresses of a target's host, all of which may be connected to.

    Raises `SourceError` where the host is not known, or one of its addresses is not of the public Internet: a name that
    leads both inside and outside is not one that somebody made in good faith.
    """
    try:
        addresses = list(resolver(target.host, target.port))
    except TimeoutError as error:
        raise SourceError(f"the host {target.host} is not known in time.") from error
    except (OSError, ValueError) as error:  # a name that cannot be one at all is a ValueError
        raise SourceError(f"the host {target.host} is not known.") from error
    if not addresses:
        raise SourceError(f"the host {target.host} is not known.")
    if not allow_private and not all(map(is_public, addresses)):
        raise SourceError(
            f"the host {target.host} is in a private or local network; such addresses are not fetched unless "
            "private_hosts in a configuration's [limits] names it."
        )
    return addresses


def is_public(address: str) -> bool:
    """Whether an address is one of the public Internet, and so is every IPv4 address that stands inside it."""
    try:
        return all(map(_is_public, _with_embedded(ip_address(address))))
    except ValueError:
        return False


def _with_embedded(address: IPAddress) -> Iterator[IPAddress]:
    """An address, or the IPv4 addresses that an IPv6 one of a transition technique leads to."""
    if isinstance(address, IPv4Address):
        yield address
    elif address.ipv4_mapped:
        yield address.ipv4_mapped
    elif address in TRANSLATED:
        yield IPv4Address(int(address) & 0xFFFFFFFF)
    else:
        yield address
        if address.sixtofour:
            yield address.sixtofour
        if address.teredo:
            yield from address.teredo


def _is_public(address: IPAddress) -> bool:
    if address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback:
        return False
    if isinstance(address, IPv6Address) and address not in GLOBAL_UNICAST:
        return False
    return address.is_global and not any(address in network for network in SPECIAL)
