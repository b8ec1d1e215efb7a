"""A server that publishes contracts, for tests that compare with several."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

OK, NOT_FOUND = 200, 404


class Server:
    """What is published, by path; anything else is not found."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.files: dict[str, bytes] = {}


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = published.files.get(self.path.partition("?")[0])
            self.send_response(NOT_FOUND if data is None else OK)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        published = Server(f"http://127.0.0.1:{running.server_port}")
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        try:
            yield published
        finally:
            running.shutdown()
            thread.join()
