"""Pure. The security schemes that operations ask for, as FastAPI's objects for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.literal import literal
from generator.names import identifier, unique
from oas.document import Node
from oas.json_value import as_object, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from oas.document import Document
    from oas.json_value import Json, JsonObject
    from oas.operation import Operation

API_KEYS = {"header": "APIKeyHeader", "query": "APIKeyQuery", "cookie": "APIKeyCookie"}
HTTP = {"bearer": "HTTPBearer", "basic": "HTTPBasic", "digest": "HTTPDigest"}
FLOWS = ("implicit", "password", "clientCredentials", "authorizationCode")
FLOW_WORDS = ("authorizationUrl", "tokenUrl", "refreshUrl")
SECURITY = "fastapi.security"
CERTIFICATE = "FastAPI's document has no word for it; how it is shown is left to `authenticate`"
# Names that the module itself uses.
TAKEN = ("schemes",)
# What FastAPI must be told, if only the empty text.
INSISTED = frozenset({"name", "scheme"})


@dataclass(frozen=True, slots=True)
class SchemeView:
    """One scheme: its name in Python, its source, and its entry among the schemes."""

    name: str
    source: Expression
    entry: str


@dataclass(frozen=True, slots=True)
class Schemes:
    """The schemes that operations use."""

    views: tuple[SchemeView, ...]
    names: Mapping[str, str]
    notes: tuple[Note, ...]


def read_schemes(document: Document, operations: Iterable[Operation]) -> Schemes:
    """The schemes of all requirements of `operations`, in the order they are first met."""
    used = dict.fromkeys(
        name
        for operation in operations
        for requirement in operation.security()
        for name, _ in requirement.schemes
    )
    names = unique(used, identifier, TAKEN)
    holder = Node(document.root.get("components"), "/components").child("securitySchemes")
    notes: list[Note] = []
    views = []
    for wire in used:
        node = document.resolve(holder.child(wire))
        views.append(_view(names[wire], wire, node.object))
        if views[-1].source.text == "client_certificate":
            notes.append(Note(node.pointer, CERTIFICATE))
    return Schemes(tuple(views), names, tuple(notes))


@dataclass(frozen=True, slots=True)
class Required:
    """What an operation asks of its caller, as FastAPI is told.

    `dependencies` are what FastAPI takes for alternatives. Where they are none, `extra` is a tuple
    of all of them, which replaces what FastAPI found; a list is added to it.
    """

    dependencies: tuple[str, ...] = ()
    extra: str = ""

    @property
    def arguments(self) -> list[Expression]:
        """The argument of the decorator, if there is one."""
        imports = frozenset({("fastapi", "Security"), ("..", "security")})
        said = f"dependencies=[{', '.join(self.dependencies)}]"
        return [Expression(said, imports)] if self.dependencies else []


def required(operation: Operation, names: Mapping[str, str], *, inherits: bool = True) -> Required:
    """The requirements of `operation`; `names` is what the schemes are called in Python.

    Unless it `inherits`, those of the whole contract are not its own.
    """
    if not (inherits or operation.node.has("security")):
        return Required()
    alternatives = [dict(each.schemes) for each in operation.security()]
    found: dict[str, tuple[str, ...]] = {}
    for alternative in alternatives:
        for wire, scopes in alternative.items():
            found.setdefault(wire, scopes if len(alternative) == 1 else ())
    asked = [each for each in alternatives if each]
    extra = ""
    if any(len(each) > 1 for each in asked) or len(asked) > len(found):
        extra = f"({', '.join(literal(_lists(each)) for each in alternatives)},)"
    elif 0 < len(asked) < len(alternatives):
        extra = "[{}]"
    return Required(tuple(_dependency(names[wire], s) for wire, s in found.items()), extra)


def _dependency(name: str, scopes: Sequence[str]) -> str:
    given = f", scopes={literal([*scopes])}" if scopes else ""
    return f"Security(security.{name}{given})"


def _lists(alternative: Mapping[str, Sequence[str]]) -> JsonObject:
    return {name: [*scopes] for name, scopes in alternative.items()}


def _view(name: str, wire: str, scheme: JsonObject) -> SchemeView:
    word, own, challenge, prefix = _kind(scheme)
    common: list[tuple[str, Json]] = [
        ("scheme_name", wire),
        ("description", text(scheme.get("description"))),
        ("auto_error", False),
    ]
    given = [(key, value) for key, value in [*own, *common] if value != "" or key in INSISTED]
    arguments = ", ".join(f"{key}={literal(value)}" for key, value in given)
    if not word:
        source = Expression(
            "client_certificate", frozenset({(".credentials", "client_certificate")})
        )
    else:
        module = "fastapi.security.http" if word == "HTTPBase" else SECURITY
        source = Expression(f"{word}({arguments})", frozenset({(module, word)}))
    said = [name, literal(challenge), *([f"prefix={literal(prefix)}"] if prefix else [])]
    return SchemeView(name, source, f"{literal(wire)}: Scheme({', '.join(said)})")


def _kind(scheme: JsonObject) -> tuple[str, list[tuple[str, Json]], str, str]:
    """FastAPI's class, what it is told, the challenge, and the word before the credentials."""
    match text(scheme.get("type")):
        case "apiKey":
            word = API_KEYS.get(text(scheme.get("in")), "APIKeyHeader")
            return word, [("name", text(scheme.get("name")))], "ApiKey", ""
        case "http":
            return _http(scheme)
        case "oauth2":
            return "OAuth2", [("flows", _flows(as_object(scheme.get("flows"))))], "Bearer", "Bearer"
        case "openIdConnect":
            url = text(scheme.get("openIdConnectUrl"))
            return "OpenIdConnect", [("openIdConnectUrl", url)], "Bearer", "Bearer"
        case _:
            return "", [], "Mutual", ""


def _http(scheme: JsonObject) -> tuple[str, list[tuple[str, Json]], str, str]:
    name = text(scheme.get("scheme"))
    word = HTTP.get(name.lower(), "HTTPBase")
    challenge = name.title() if name.isascii() and name.isalnum() else "Other"
    match word:
        case "HTTPBearer":
            said: list[tuple[str, Json]] = [("bearerFormat", text(scheme.get("bearerFormat")))]
            return word, said, challenge, challenge
        case "HTTPBasic":
            return word, [], 'Basic realm="api"', ""
        case "HTTPDigest":
            return word, [], challenge, challenge
        case _:
            return word, [("scheme", name)], challenge, name


def _flows(flows: JsonObject) -> JsonObject:
    """The flows with the words that FastAPI knows."""
    found: JsonObject = {}
    for name in FLOWS:
        flow = as_object(flows.get(name))
        if flow:
            words: JsonObject = {word: flow[word] for word in FLOW_WORDS if word in flow}
            scopes = as_object(flow.get("scopes"))
            found[name] = {**words, "scopes": {key: text(value) for key, value in scopes.items()}}
    return found
