"""Pure. What FastAPI is told of the contract as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.literal import literal
from oas.json_value import as_object, objects, strings, text

if TYPE_CHECKING:
    from oas.document import Document
    from oas.json_value import Json, JsonObject

# What FastAPI's own models take for a URL and an address without another look.
HOST = r"(?!.*(?i:xn--))([A-Za-z0-9-]+\.)*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?"
URL = re.compile(rf"https?://{HOST}(:[0-9]{{1,4}})?([/?#][!-~]*)?")
EMAIL = re.compile(
    r"[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9]+(-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}"
)
# Domains that no mail reaches (RFC 6761).
RESERVED = (".arpa", ".example", ".invalid", ".local", ".localhost", ".onion", ".test")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The keyword arguments of FastAPI, as source."""

    arguments: tuple[str, ...]
    notes: tuple[Note, ...]


def metadata(document: Document) -> Metadata:
    """What the contract says of itself."""
    info = as_object(document.root.get("info"))
    notes: list[Note] = []
    said: list[tuple[str, Json]] = [
        ("title", document.title or "API"),
        ("version", document.info_version or "0"),
        ("summary", text(info.get("summary"))),
        ("description", text(info.get("description"))),
        ("terms_of_service", text(info.get("termsOfService"))),
        ("contact", _person(as_object(info.get("contact")), "/info/contact", notes)),
        ("license_info", _person(as_object(info.get("license")), "/info/license", notes)),
        ("servers", servers(document.root.get("servers"))),
        ("openapi_tags", _tags(document, notes)),
        ("openapi_external_docs", external_docs(document.root, "", notes)),
    ]
    return Metadata(
        tuple(f"{word}={literal(value)}" for word, value in said if value), tuple(notes)
    )


def servers(value: Json) -> list[Json]:
    """Server Objects as FastAPI writes them."""
    return [server(each) for each in objects(value)]


def server(said: JsonObject) -> JsonObject:
    """One of them."""
    found: JsonObject = {"url": text(said.get("url"))}
    if text(said.get("description")):
        found["description"] = text(said.get("description"))
    variables = as_object(said.get("variables"))
    if variables:
        found["variables"] = {name: _variable(as_object(v)) for name, v in variables.items()}
    return found


def external_docs(holder: JsonObject, pointer: str, notes: list[Note]) -> JsonObject:
    """An External Documentation Object below `holder`; empty where there is none."""
    said = as_object(holder.get("externalDocs"))
    if not said:
        return {}
    if not is_url(text(said.get("url"))):
        notes.append(_refused(f"{pointer}/externalDocs/url"))
        return {}
    return {word: text(said[word]) for word in ("url", "description") if text(said.get(word))}


def is_url(value: str) -> bool:
    """Whether FastAPI takes this for a URL where it insists on one."""
    return URL.fullmatch(value) is not None


def is_address(value: str) -> bool:
    """Whether FastAPI takes this for an address of mail."""
    return EMAIL.fullmatch(value) is not None and not value.lower().endswith(RESERVED)


def _person(said: JsonObject, pointer: str, notes: list[Note]) -> JsonObject:
    """A Contact or License Object: FastAPI insists on URLs and addresses."""
    found: JsonObject = {}
    for word in ("name", "identifier", "url", "email"):
        value = text(said.get(word))
        fits = {"url": is_url, "email": is_address}.get(word, bool)
        if fits(value):
            found[word] = value
        elif value:
            notes.append(_refused(f"{pointer}/{word}"))
    return found


def _tags(document: Document, notes: list[Note]) -> list[Json]:
    found: list[Json] = []
    for index, tag in enumerate(objects(document.root.get("tags"))):
        said: JsonObject = {"name": text(tag.get("name"))}
        if text(tag.get("description")):
            said["description"] = text(tag.get("description"))
        docs = external_docs(tag, f"/tags/{index}", notes)
        found.append({**said, "externalDocs": docs} if docs else said)
    return found


def _refused(pointer: str) -> Note:
    return Note(
        pointer, "FastAPI's document does not show it: it insists on an absolute URL or address"
    )


def _variable(variable: JsonObject) -> JsonObject:
    found: JsonObject = {"default": str(variable.get("default", ""))}
    if strings(variable.get("enum")):
        found["enum"] = [*strings(variable.get("enum"))]
    if text(variable.get("description")):
        found["description"] = text(variable.get("description"))
    return found
