"""Against a real server on this machine that misbehaves in each of the ways a server can."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from oas.errors import ConfigError, RemoteError
from registry.http import Surroundings, fetch
from tests.registry.answers import CONTRACT, HOST, QUICK, answer, ask, redirect, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.registry.conftest import Certificates, Server


def test_a_file_is_fetched(serve: Callable[..., Server]) -> None:
    server = serve(answer())
    assert ask(server.url) == CONTRACT
    request = server.requests[0].lower()
    assert request.startswith("get /openapi.json http/1.1\r\n")
    assert "accept-encoding: identity\r\n" in request
    assert "authorization" not in request
    assert "cookie" not in request


@pytest.mark.parametrize(
    "headers",
    [
        {"Content_Type": ""},
        {"Content_Type": "text/plain; charset=utf-8"},
        {"Content_Type": "application/yaml"},
        {"Content_Type": "application/octet-stream"},
        {"Content_Type": "application/vnd.oai.openapi+json;version=3.1"},
        {"Content_Encoding": "identity"},
        {"Content_Length": ""},
    ],
)
def test_what_stores_call_a_contract_is_taken(
    serve: Callable[..., Server], headers: dict[str, str]
) -> None:
    assert ask(serve(answer(CONTRACT, **headers)).url) == CONTRACT


def test_an_answer_in_chunks_is_put_together(serve: Callable[..., Server]) -> None:
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (b'{"a":', b" 1}", b""))
    whole = answer(b"", Content_Length="", Transfer_Encoding="chunked") + chunks
    assert ask(serve(whole).url) == b'{"a": 1}'


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (answer(b"", status="204 No Content"), "it answers 204"),
        (answer(status="206 Partial Content"), "it answers 206"),
        (answer(b"", status="304 Not Modified"), "it answers 304"),
        (answer(status="401 Unauthorized"), "it answers 401"),
        (answer(status="403 Forbidden"), "it answers 403"),
        (answer(status="404 Not Found"), "it answers 404 Not Found"),
        (answer(status="418 I'm a Teapot"), "it answers 418"),
        (answer(status="799 Strange"), "it answers 799"),
        (answer(b""), "nothing in it"),
        (answer(b" \r\n\t"), "nothing in it"),
        (answer(b"", Content_Length=""), "nothing in it"),
        (answer(b"<!doctype html><title>Log in</title>"), "a web page"),
        (answer(b"\n <html>"), "a web page"),
        (answer(b"\xef\xbb\xbf<html>"), "a web page"),
        (answer(Content_Type="text/html"), "a web page"),
        (answer(Content_Type="application/xhtml+xml"), "a web page"),
        (answer(Content_Type="image/png"), "'image/png'"),
        (answer(Content_Type="application/jsonish"), "'application/jsonish'"),
        (answer(gzip.compress(CONTRACT), Content_Encoding="gzip"), "it sends 'gzip'"),
        (answer(gzip.compress(b"0" * 10**7), Content_Encoding="gzip"), "it sends 'gzip'"),
        (answer(Content_Encoding="gzip, gzip"), "it sends 'gzip, gzip'"),
        (answer(Content_Encoding="rot13"), "it sends 'rot13'"),
        (answer(Content_Length="100"), "broke off after 20 bytes"),
        (
            answer(b"14\r\n" + CONTRACT, Content_Length="", Transfer_Encoding="chunked"),
            "broke off",
        ),
        (
            answer(b"zz\r\n" + CONTRACT, Content_Length="", Transfer_Encoding="chunked"),
            "broke off",
        ),
        (answer(Content_Length="100001"), "more than 100,000 bytes"),
        (answer(b"0" * 100_001, Content_Length=""), "more than 100,000 bytes"),
        (b"SSH-2.0-OpenSSH_9.7\r\n", "does not answer in HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "does not answer in HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n", "does not answer in HTTP"),
    ],
)
def test_what_is_not_plainly_the_file_is_refused_with_its_reason(
    serve: Callable[..., Server], sent: bytes, reason: str
) -> None:
    server = serve(sent)
    assert reason in refusal(server).message
    assert len(server.requests) == 1, "nothing of this mends itself, so it is not asked again"


def test_what_a_server_says_cannot_write_to_the_terminal(serve: Callable[..., Server]) -> None:
    failure = refusal(serve(answer(Content_Type="a\x1b[31m/b")))
    assert failure.message.isprintable()


def test_an_endless_answer_stops_at_the_limit(serve: Callable[..., Server]) -> None:
    sent = []

    def pour(line: socket.socket, stop: threading.Event) -> None:
        line.sendall(answer(b"", Content_Length=""))
        while not stop.is_set():
            line.sendall(b"0" * 10_000)
            sent.append(10_000)

    assert "more than 100,000 bytes" in refusal(serve(pour)).message
    # What was read, and what the buffers of both sides take.
    assert sum(sent) < 20_000_000


def test_an_answer_that_is_announced_too_large_is_not_waited_for(
    serve: Callable[..., Server],
) -> None:
    def announce(line: socket.socket, stop: threading.Event) -> None:
        line.sendall(answer(Content_Length="100001"))
        stop.wait()

    assert "more than 100,000 bytes" in refusal(serve(announce)).message


def trickle(head: bytes) -> Callable[[socket.socket, threading.Event], None]:
    def send(line: socket.socket, stop: threading.Event) -> None:
        line.sendall(head)
        while not stop.wait(0.05):
            line.sendall(b"a")

    return send


@pytest.mark.parametrize(
    "behaviour",
    [
        trickle(b"HTTP/1.1 200 OK\r\nX-Header: "),
        trickle(b""),
        trickle(b"HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n"),
        trickle(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
    ],
)
def test_the_deadline_holds_against_a_server_that_sends_a_byte_now_and_then(
    serve: Callable[..., Server], behaviour: Callable[[socket.socket, threading.Event], None]
) -> None:
    start = time.monotonic()
    failure = refusal(serve(behaviour), replace(QUICK, total=1.0))
    assert "longer than 1 seconds" in failure.message
    assert 0.9 < time.monotonic() - start < 2.0


def test_a_server_that_says_nothing_is_given_up(serve: Callable[..., Server]) -> None:
    start = time.monotonic()
    failure = refusal(serve(is_mute=True), replace(QUICK, attempts=2))
    assert "no answer in time" in failure.message
    assert "2 attempts" in failure.message
    assert time.monotonic() - start < 2.0


def test_the_deadline_holds_during_the_handshake(
    serve: Callable[..., Server], certificates: Certificates
) -> None:
    server = serve(is_mute=True, tls=certificates.server())
    limits = replace(QUICK, read=30.0, total=0.5)
    before = threading.active_count()
    start = time.monotonic()
    assert "longer than 0.5 seconds" in refusal(server, limits).message
    assert time.monotonic() - start < 1.5
    # The connection was cut, so that the thread does not wait on for its thirty seconds.
    while threading.active_count() > before + 1 and time.monotonic() - start < 5:
        time.sleep(0.01)
    assert threading.active_count() <= before + 1


def test_redirects_are_followed_three_times(serve: Callable[..., Server]) -> None:
    hops = [redirect("/a"), redirect("/b", "301 Moved"), redirect("c", "308 Moved"), answer()]
    server = serve(*hops)
    assert ask(server.url) == CONTRACT
    asked = [request.split()[1] for request in server.requests]
    assert asked == ["/openapi.json", "/a", "/b", "/c"]


def test_the_fourth_redirect_is_refused(serve: Callable[..., Server]) -> None:
    server = serve(*(redirect(f"/{n}") for n in range(9)))
    with pytest.raises(RemoteError, match="more than 3 times"):
        ask(server.url)
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    "location", ["http://contracts.test/", "https://127.0.0.1/", "file:///etc/passwd", ""]
)
def test_a_redirect_that_leads_astray_is_refused(
    serve: Callable[..., Server], location: str
) -> None:
    server = serve(redirect(location), answer())
    assert "redirects to" in refusal(server).message
    assert len(server.requests) == 1


def secure(certificates: Certificates, environ: dict[str, str] | None = None) -> Surroundings:
    return Surroundings(environ or {}, certificates=certificates.client)


def test_a_file_is_fetched_over_tls(
    serve: Callable[..., Server], certificates: Certificates
) -> None:
    server = serve(answer(), tls=certificates.server())
    assert fetch(server.url, secure(certificates), limits=QUICK) == CONTRACT
    assert f"host: 127.0.0.1:{server.port}\r\n" in server.requests[0].lower()


def test_a_redirect_from_https_to_http_is_refused(
    serve: Callable[..., Server], certificates: Certificates
) -> None:
    plain = serve(answer())
    server = serve(redirect(plain.url), tls=certificates.server())
    with pytest.raises(RemoteError, match="may not leave"):
        fetch(server.url, secure(certificates), limits=QUICK)
    assert plain.requests == []


def test_a_certificate_that_nobody_vouches_for_is_refused_at_once(
    serve: Callable[..., Server], certificates: Certificates
) -> None:
    server = serve(answer(), tls=certificates.server())
    assert "certificate is not trusted" in refusal(server).message
    assert server.requests == []


def test_a_certificate_for_another_host_is_refused(
    serve: Callable[..., Server], certificates: Certificates
) -> None:
    server = serve(answer(), tls=certificates.server())
    url = server.url.replace("127.0.0.1", "localhost")
    with pytest.raises(RemoteError, match="not trusted: 'Hostname mismatch"):
        fetch(url, secure(certificates), limits=QUICK)


@pytest.fixture
def tunnel(serve: Callable[..., Server], certificates: Certificates) -> Server:
    """A proxy that leads to a server which calls itself HOST, wherever it is asked to lead."""
    server = serve(answer(), tls=certificates.server())

    def lead(line: socket.socket, _: threading.Event) -> None:
        with socket.create_connection(("127.0.0.1", server.port)) as further:
            line.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=_copy, args=[further, line], daemon=True)
            back.start()
            _copy(line, further)
            back.join()

    return serve(lead)


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while block := source.recv(4096):
            target.sendall(block)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def test_a_proxy_of_the_environment_is_gone_through(
    tunnel: Server, certificates: Certificates
) -> None:
    environ = {"HTTPS_PROXY": f"http://me:s%40cret@127.0.0.1:{tunnel.port}"}
    assert fetch(f"https://{HOST}/x", secure(certificates, environ), limits=QUICK) == CONTRACT
    asked = tunnel.requests[0]
    assert asked.startswith(f"CONNECT {HOST}:443 ")
    assert "Proxy-Authorization: Basic bWU6c0BjcmV0\r\n" in asked


@pytest.mark.parametrize("exceptions", ["*", "contracts.test", "other.example, .test", "TEST"])
def test_a_host_that_is_excepted_is_asked_directly(
    tunnel: Server, certificates: Certificates, exceptions: str
) -> None:
    environ = {"https_proxy": f"127.0.0.1:{tunnel.port}", "no_proxy": exceptions}
    with pytest.raises(RemoteError, match="cannot be reached"):
        fetch(f"https://{HOST}/x", secure(certificates, environ), limits=QUICK)
    assert tunnel.requests == []


def test_this_machine_is_never_asked_through_a_proxy(
    serve: Callable[..., Server], certificates: Certificates
) -> None:
    server = serve(answer(), tls=certificates.server())
    environ = {"https_proxy": "http://127.0.0.1:1"}
    assert fetch(server.url, secure(certificates, environ), limits=QUICK) == CONTRACT


def test_a_proxy_that_is_no_address_is_named_as_such(certificates: Certificates) -> None:
    environ = {"https_proxy": "socks5://127.0.0.1:1"}
    with pytest.raises(ConfigError, match="cannot be used"):
        fetch(f"https://{HOST}/x", secure(certificates, environ), limits=QUICK)
