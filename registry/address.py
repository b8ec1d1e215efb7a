"""Pure. A URL that a contract may be fetched from: https, or http on this machine only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

from oas.errors import ConfigError, RemoteError
from oas.show import show

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9.])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a request goes. `target` is path and query; `host` has no brackets."""

    scheme: str
    host: str
    port: int
    path: str
    query: str

    @property
    def url(self) -> str:
        """The URL itself."""
        return self._base + self.target

    @property
    def target(self) -> str:
        """Path and query, as a request line has them."""
        return self.path + (f"?{self.query}" if self.query else "")

    @property
    def shown(self) -> str:
        """The URL for a message: without the query, which may hold a signature or a token."""
        return self._base + self.path + ("?…" if self.query else "")

    @property
    def origin(self) -> tuple[str, str, int]:
        """What a redirect may not leave (RFC 6454, section 4)."""
        return self.scheme, self.host, self.port

    @property
    def is_loopback(self) -> bool:
        """Whether the host is this machine."""
        return _is_loopback(self.host)

    @property
    def _base(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"


def parse_address(text: str) -> Address:
    """The address that a person gave. Raises ConfigError where it may not be fetched."""
    if not text.isascii() or not text.isprintable() or " " in text:
        raise ConfigError(
            f"the URL {show(text)} holds a character that no URL has",
            hint="percent-encode it, and write an international host as xn--…",
        )
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise _no_url(text) from None
    if "@" in parts.netloc:
        raise ConfigError(
            f"the URL of {show(host)} holds a user name or a password",
            hint="a URL lands in logs: take it out",
        )
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host) or port == 0:
        raise _no_url(text)
    if parts.scheme == "http" and not _is_loopback(host):
        raise ConfigError(
            f"{show(host)} is asked without encryption, so anybody could answer for it",
            hint="use https; http is for this machine alone",
        )
    return Address(parts.scheme, host, port or _PORTS[parts.scheme], parts.path or "/", parts.query)


def redirected(address: Address, location: str) -> Address:
    """Where an answer with that `Location` leads. Raises RemoteError where it leads astray."""
    if not location:
        raise RemoteError("it redirects to nowhere", where=address.shown)
    try:
        found = parse_address(urljoin(address.url, location))
    except (ConfigError, ValueError):
        raise _astray(address, location) from None
    if found.origin != address.origin:
        raise _astray(address, location)
    return found


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _no_url(text: str) -> ConfigError:
    return ConfigError(
        f"{show(text)} is no URL that is fetched", hint="it begins with https:// and a host"
    )


def _astray(address: Address, location: str) -> RemoteError:
    place = location.partition("?")[0]
    return RemoteError(
        f"it redirects to {show(place)}, and a redirect may not leave {address.host}",
        where=address.shown,
        hint="give the final address, if you trust it",
    )
