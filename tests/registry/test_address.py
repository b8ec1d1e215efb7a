from __future__ import annotations

import pytest

from oas.errors import ConfigError, RemoteError
from registry.address import parse_address, redirected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://example.com", "https://example.com/"),
        ("https://Example.COM/a/b.json", "https://example.com/a/b.json"),
        ("https://example.com:443/a", "https://example.com/a"),
        ("https://example.com:8443/a#fragment", "https://example.com:8443/a"),
        ("https://example.com/a?signature=secret", "https://example.com/a?…"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
        ("http://localhost/a", "http://localhost/a"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
    ],
)
def test_an_address_is_shown_without_what_may_be_secret(text: str, shown: str) -> None:
    address = parse_address(text)
    assert address.shown == shown
    assert "secret" not in address.shown


def test_what_is_asked_is_the_path_with_its_query() -> None:
    assert parse_address("https://example.com?a=b").target == "/?a=b"
    assert parse_address("https://example.com/x#y").target == "/x"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("http://example.com/a", "without encryption"),
        ("http://127.0.0.1.example.com/a", "without encryption"),
        ("http://2130706433/a", "without encryption"),
        ("http://10.0.0.1/a", "without encryption"),
        ("https://user@example.com/", "a user name or a password"),
        ("https://user:secret@example.com/", "a user name or a password"),
        ("https://example.com\\@evil.example/", "a user name or a password"),
        ("https:///a", "no URL"),
        ("https://", "no URL"),
        ("https://exa_mple!/a", "no URL"),
        ("https://example.com:99999/", "no URL"),
        ("https://example.com:0/", "no URL"),
        ("https://[::1/", "no URL"),
        ("https://-a/", "no URL"),
        ("ftp://example.com/", "no URL"),
        ("file:///etc/passwd", "no URL"),
        ("https://example.com/a b", "a character that no URL has"),
        ("https://example.com/a\r\nX: y", "a character that no URL has"),
        ("https://exämple.com/", "a character that no URL has"),
    ],
)
def test_what_may_not_be_fetched_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason) as failure:
        parse_address(text)
    assert "secret" not in failure.value.message


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b.json", "https://example.com/b.json"),
        ("c.json?d", "https://example.com/a/c.json?d"),
        ("https://example.com/e", "https://example.com/e"),
        ("https://EXAMPLE.com:443/e", "https://example.com/e"),
        ("//example.com/f", "https://example.com/f"),
    ],
)
def test_a_redirect_within_the_origin_is_followed(location: str, url: str) -> None:
    assert redirected(parse_address("https://example.com/a/b"), location).url == url


@pytest.mark.parametrize(
    "location",
    [
        "http://example.com/b",
        "https://other.example/b",
        "https://example.com.evil.example/b",
        "https://example.com:8443/b",
        "//other.example/b",
        "https://user@example.com/b",
        "file:///etc/passwd",
        "http://127.0.0.1/b",
        "https://[::ffff:127.0.0.1]/b",
        "https://[/b",
        "/a b",
    ],
)
def test_a_redirect_that_leaves_the_origin_is_refused(location: str) -> None:
    with pytest.raises(RemoteError, match=r"may not leave example\.com"):
        redirected(parse_address("https://example.com/a"), location)


def test_a_redirect_to_nowhere_is_refused() -> None:
    with pytest.raises(RemoteError, match="to nowhere"):
        redirected(parse_address("https://example.com/a"), "")


def test_even_on_this_machine_a_redirect_stays_on_its_port() -> None:
    with pytest.raises(RemoteError, match="may not leave"):
        redirected(parse_address("http://127.0.0.1:8000/a"), "http://127.0.0.1:8001/a")
