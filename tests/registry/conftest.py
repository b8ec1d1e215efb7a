"""A real server on this machine that can be told to misbehave, and real certificates for it."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import ssl
import subprocess
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

# What happens to one connection once its request was read: bytes to send, or something worse.
Behaviour: TypeAlias = "bytes | Callable[[socket.socket, threading.Event], None]"
HOST = "contracts.test"


@dataclass(slots=True)
class Server:
    """`port` listens; `requests` holds what was asked, in order. The n-th connection gets the n-th
    behaviour, the last one for ever.
    """

    behaviours: tuple[Behaviour, ...]
    tls: ssl.SSLContext | None = None
    is_mute: bool = False
    requests: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def port(self) -> int:
        port: int = self.listener.getsockname()[1]
        return port

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}/openapi.json"

    def run(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection = self.listener.accept()[0]
                threading.Thread(target=self._serve, args=[connection], daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            if self.is_mute:
                self.stop.wait()
                return
            with self._secured(connection) as line:
                self.requests.append(_request(line))
                behaviour = self.behaviours[min(len(self.requests), len(self.behaviours)) - 1]
                if isinstance(behaviour, bytes):
                    line.sendall(behaviour)
                else:
                    behaviour(line, self.stop)

    def _secured(self, connection: socket.socket) -> socket.socket:
        return self.tls.wrap_socket(connection, server_side=True) if self.tls else connection


def _request(line: socket.socket) -> str:
    data = b""
    while not data.endswith(b"\r\n\r\n") and (block := line.recv(4096)):
        data += block
    return data.decode()


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    servers: list[Server] = []

    def start(
        *behaviours: Behaviour, tls: ssl.SSLContext | None = None, is_mute: bool = False
    ) -> Server:
        server = Server(behaviours, tls, is_mute)
        servers.append(server)
        threading.Thread(target=server.run, daemon=True).start()
        return server

    yield start
    for server in servers:
        server.stop.set()
        with contextlib.suppress(OSError):
            server.listener.shutdown(socket.SHUT_RDWR)
        server.listener.close()


@dataclass(frozen=True, slots=True)
class Certificates:
    """A server's certificate for 127.0.0.1 and HOST, and who trusts it."""

    folder: Path

    def server(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "server.pem", self.folder / "server.key")
        return context

    def client(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.folder / "server.pem"))


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    if shutil.which("openssl") is None:
        reason = "openssl is missing, which makes the certificates of these tests"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    folder = tmp_path_factory.mktemp("certificates")
    names = f"subjectAltName=IP:127.0.0.1,DNS:{HOST}"
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    subprocess.run(
        ["openssl", "req", "-x509", *key, "-subj", "/CN=test", "-addext", names, "-days", "2",
         "-keyout", "server.key", "-out", "server.pem"],
        cwd=folder,
        check=True,
        capture_output=True,
    )  # fmt: skip
    return Certificates(folder)


class Git:
    """A real repository of its own, away from the settings of whoever runs the tests."""

    def __init__(self, top: Path) -> None:
        self.top = top
        nobody = {
            f"GIT_{role}_{what}": f"{role}@example.com".lower()
            for role in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        self.environ: Mapping[str, str] = {
            "PATH": os.environ["PATH"],
            "HOME": str(top.parent),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self._author = {**self.environ, **nobody}
        top.mkdir(parents=True, exist_ok=True)
        self("init", "-q", "-b", "main")

    def __call__(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.top,
            env=self._author,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(self, **files: str) -> str:
        """Write the files (`__` in a name is a folder, the suffix is .json) and commit all."""
        for name, text in files.items():
            path = self.top / f"{name.replace('__', '/')}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self("add", "-A")
        self("commit", "-q", "-m", "a change")
        return self("rev-parse", "HEAD")


@pytest.fixture
def git(tmp_path: Path) -> Git:
    return Git(tmp_path / "repository")
