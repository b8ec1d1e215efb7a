"""A client: how it spells values by OpenAPI's styles (OAS 3.1, section 4.8.12.6; RFC 6570)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from oas.json_value import as_object, flag, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.json_value import Json, JsonObject

DELIMITERS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


@dataclass(slots=True)
class Sent:
    """The pieces of a request that carry parameters."""

    path: dict[str, str] = field(default_factory=dict)
    query: list[str] = field(default_factory=list)
    headers: list[tuple[str, str]] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)

    def url(self, template: str) -> str:
        """The template with its expressions expanded, and the query."""
        for name, value in self.path.items():
            template = template.replace(f"{{{name}}}", value)
        return template + ("?" + "&".join(self.query) if self.query else "")

    def all_headers(self) -> list[tuple[str, str]]:
        """The headers, the cookies in one of them."""
        return [*self.headers, *([("Cookie", "; ".join(self.cookies))] if self.cookies else [])]


def spell(sent: Sent, parameter: JsonObject, value: Json) -> None:
    """Add the value of `parameter` to what is sent."""
    name, place = text(parameter["name"]), parameter["in"]
    if "content" in parameter:
        sent.query.append(f"{quoted(name)}={quoted(json.dumps(value))}")
        return
    style = text(parameter.get("style")) or ("form" if place in {"query", "cookie"} else "simple")
    explode = flag(parameter.get("explode", style == "form"))
    if place == "path":
        sent.path[name] = _in_path(name, style, value, explode=explode)
    elif place == "query":
        sent.query += _in_query(name, style, value, explode=explode)
    elif place == "header":
        sent.headers.append((name, _joined(value, ",", explode=explode, encoded=False)))
    elif isinstance(value, dict) and explode:
        sent.cookies += [f"{key}={quoted(said(each))}" for key, each in value.items()]
    else:
        sent.cookies.append(f"{name}={_joined(value, ',')}")


def said(value: Json) -> str:
    """A single value as text: what JSON writes, a string without its quotes."""
    return value if isinstance(value, str) else json.dumps(value)


def quoted(value: str) -> str:
    """All but what is unreserved percent-encoded."""
    return quote(value, safe="")


def _joined(value: Json, delimiter: str, *, explode: bool = False, encoded: bool = True) -> str:
    write = quoted if encoded else str
    if isinstance(value, list):
        return delimiter.join(write(said(item)) for item in value)
    if isinstance(value, dict):
        members = [(write(name), write(said(each))) for name, each in value.items()]
        between = "=" if explode else delimiter
        return delimiter.join(f"{name}{between}{each}" for name, each in members)
    return write(said(value))


def _in_query(name: str, style: str, value: Json, *, explode: bool) -> Iterator[str]:
    if style == "deepObject":
        yield from _deep(quoted(name), value)
    elif explode and isinstance(value, list):
        yield from (f"{quoted(name)}={quoted(said(item))}" for item in value)
    elif explode and isinstance(value, dict):
        yield from (f"{quoted(key)}={quoted(said(item))}" for key, item in value.items())
    else:
        yield f"{quoted(name)}={_joined(value, DELIMITERS.get(style, ','))}"


def _deep(name: str, value: Json) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _deep(f"{name}[{quoted(key)}]", each)
    elif isinstance(value, list):
        for each in value:
            yield from _deep(name, each)
    else:
        yield f"{name}={quoted(said(value))}"


def _in_path(name: str, style: str, value: Json, *, explode: bool) -> str:
    if style == "label":
        return "." + _joined(value, "." if explode else ",", explode=explode)
    if style != "matrix":
        return _joined(value, ",", explode=explode)
    if explode and isinstance(value, list):
        return "".join(f";{name}={quoted(said(item))}" for item in value)
    if explode and isinstance(value, dict):
        return "".join(f";{key}={quoted(said(item))}" for key, item in as_object(value).items())
    return f";{name}={_joined(value, ',')}"
