"""One request and its answer, read within limits. No redirect is followed here, nothing repeated."""

from __future__ import annotations

import base64
import http.client
import socket
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from oas.errors import ConfigError, RemoteError
from oas.show import show

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping

    from registry.address import Address
    from registry.limits import FetchLimits

OK = 200
_BLOCK = 64 * 1024
_HEADERS = {
    "Accept": "application/json, application/yaml;q=0.9, */*;q=0.5",
    # What is not compressed cannot grow while it is read.
    "Accept-Encoding": "identity",
    "Connection": "close",
    "User-Agent": "contrato",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. The body is read of a 200 only."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    def header(self, name: str) -> str:
        """A header's value, empty where there is none."""
        return self.headers.get(name, "")


class Line(http.client.HTTPConnection):
    """A connection whose handshake and reads have their own time-out, and that can be cut."""

    def __init__(
        self, address: Address, limits: FetchLimits, context: ssl.SSLContext | None
    ) -> None:
        super().__init__(address.host, address.port, timeout=limits.connect)
        self._server = address.host
        self._context = context
        self._read = limits.read
        self._wire: socket.socket | None = None
        if context is not None:
            self.default_port = http.client.HTTPS_PORT

    def through(self, proxy: str) -> None:
        """Go through a proxy (RFC 9110, section 9.3.6); `proxy` is its URL."""
        parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        if parts.scheme != "http" or not parts.hostname:
            raise ConfigError(
                f"the proxy {show(parts.hostname or '')} cannot be used",
                where="the environment",
                hint="https_proxy is http://HOST:PORT",
            )
        headers = {}
        if parts.username:
            secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            headers["Proxy-Authorization"] = f"Basic {base64.b64encode(secret.encode()).decode()}"
        self.set_tunnel(self.host, self.port, headers)
        self.host, self.port = parts.hostname, parts.port or http.client.HTTP_PORT

    def connect(self) -> None:
        """Connect, and shake hands where the address says https."""
        super().connect()
        self.sock.settimeout(self._read)
        # Kept apart: `sock` is let go of as soon as the headers were read.
        self._wire = self.sock
        if self._context is not None:
            # The handshake is a step of its own, so that `cut` reaches the socket during it.
            secured = self._context.wrap_socket(
                self.sock, server_hostname=self._server, do_handshake_on_connect=False
            )
            self.sock = self._wire = secured
            secured.do_handshake()

    def cut(self) -> None:
        """End what another thread is waiting for on this connection."""
        if self._wire is not None:
            with suppress(OSError):
                # Not the method of the TLS socket, which would take its state away from that thread.
                socket.socket.shutdown(self._wire, socket.SHUT_RDWR)


def ask(line: Line, address: Address, limits: FetchLimits) -> Answer:
    """Send a GET and read what comes back. Raises OSError where the server was not reached.

    Raises RemoteError where the answer breaks off, is too large, or is no HTTP.
    """
    try:
        line.request("GET", address.target, headers=_HEADERS)
        response = line.getresponse()
    except (ValueError, http.client.HTTPException) as problem:
        if isinstance(problem, OSError):  # it hung up before it said anything
            raise
        raise _no_http(address) from problem
    with closing(response):
        headers = {name.lower(): value for name, value in response.getheaders()}
        body = _body(response, address, limits) if response.status == OK else b""
    return Answer(response.status, headers, body)


def _body(response: http.client.HTTPResponse, address: Address, limits: FetchLimits) -> bytes:
    announced = response.length or 0
    blocks: list[bytes] = []
    size = 0
    try:
        while announced <= limits.bytes and (block := response.read(_BLOCK)):
            blocks.append(block)
            size += len(block)
            if size > limits.bytes:
                break
    except (ValueError, OSError, http.client.HTTPException) as problem:
        raise _broken_off(address, size) from problem
    if max(announced, size) > limits.bytes:
        raise RemoteError(
            f"it sends more than {limits.bytes:,} bytes", where=address.shown, hint="split it"
        )
    if size < announced:
        raise _broken_off(address, size)
    return b"".join(blocks)


def _broken_off(address: Address, size: int) -> RemoteError:
    return RemoteError(f"the answer broke off after {size:,} bytes", where=address.shown)


def _no_http(address: Address) -> RemoteError:
    return RemoteError(
        "it does not answer in HTTP", where=address.shown, hint="check the host and the port"
    )
