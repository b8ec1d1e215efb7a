"""Pure. What a media type's name says."""

from __future__ import annotations

MULTIPART = "multipart/form-data"
URLENCODED = "application/x-www-form-urlencoded"


def bare(name: str) -> str:
    """A media type without its parameters, in lower case."""
    return name.partition(";")[0].strip().lower()


def is_json(name: str) -> bool:
    """Whether a media type is JSON (RFC 6839, section 3.1), or may be it."""
    main, _, sub = bare(name).partition("/")
    return (main == "application" and (sub == "json" or sub.endswith("+json"))) or is_range(name)


def is_range(name: str) -> bool:
    """Whether this is `*/*` or `application/*`, of which JSON is one."""
    return bare(name) in {"*/*", "application/*"}


def is_xml(name: str) -> bool:
    """Whether a media type is XML (RFC 7303); its bytes say how they are encoded."""
    found = bare(name)
    return found in {"application/xml", "text/xml"} or found.endswith("+xml")


def is_text(name: str) -> bool:
    """Whether a media type is text."""
    return bare(name).startswith("text/")


def is_urlencoded(name: str) -> bool:
    """Whether a media type is a form in one line."""
    return bare(name) == URLENCODED
