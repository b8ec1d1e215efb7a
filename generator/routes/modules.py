"""Pure. The generated modules, laid out by their templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Artifact
from generator.expression import import_lines
from generator.literal import docstring, literal
from generator.templating import static, template
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.expression import Expression
    from generator.routes.headers import HeaderSet
    from generator.routes.metadata import Metadata
    from generator.routes.operations import OperationView
    from generator.routes.outgoing import Group
    from generator.routes.responses import Answer
    from generator.routes.security import Schemes
    from generator.routes.statuses import Status
    from generator.routes.tags import Tag
    from oas.document import Document

PACKAGE = "generator.routes"
MADE_BY = "Made by contract-gen: change the contract, not this file."
ROUTE_IMPORTS = frozenset({
    ("typing", "Protocol"), ("typing", "cast"), ("fastapi", "APIRouter"), ("fastapi", "Response"),
    ("..application", "arranged"), ("..calling", "Called"), ("..serving", "respond"),
    ("..serving", "route_class"),
})  # fmt: skip
GUARD_IMPORTS = frozenset({
    ("..credentials", "Authenticate"), ("..credentials", "Guard"), ("..", "security"),
})  # fmt: skip


OUTGOING = {
    "callbacks": "Callbacks: what the service sends to URLs that a request gave it.",
    "webhooks": "Webhooks: what the service sends to those who asked for it elsewhere.",
}


@dataclass(frozen=True, slots=True)
class Module:
    """One file below `routes`."""

    tag: Tag
    operations: tuple[OperationView, ...]

    @property
    def imports(self) -> frozenset[tuple[str, str]]:
        """What its operations need."""
        return ROUTE_IMPORTS.union(*(operation.imports for operation in self.operations))

    def uses(self, name: str) -> bool:
        """Whether it imports this module of the package."""
        return ("..", name) in self.imports


@dataclass(frozen=True, slots=True)
class Parts:
    """What an application is made of.

    `served` gives the files of the contract by path, `base` is the pattern of its servers' paths.
    """

    modules: Sequence[Module]
    outgoing: Mapping[str, Sequence[Group]]
    metadata: Metadata
    schemes: Schemes
    served: Mapping[str, str]
    base: str

    @property
    def guarded(self) -> bool:
        """Whether anybody is asked for credentials."""
        return bool(self.schemes.views)

    @property
    def answers(self) -> Iterator[Answer]:
        """The responses of all operations, those of outgoing ones as well."""
        for module in self.modules:
            for operation in module.operations:
                yield from operation.answers.answers
        for groups in self.outgoing.values():
            for group in groups:
                for call in group.calls:
                    yield from call.answers


def packages(parts: Parts) -> Iterator[Artifact]:
    """The modules of the routes, and those that they need."""
    yield replies(parts.answers)
    yield Artifact("routes/__init__.py", '"""The routes, one module a tag."""\n')
    for module in parts.modules:
        yield routes(module, guarded=parts.guarded)
    for name, groups in parts.outgoing.items():
        yield outgoing(name, groups)
    if parts.guarded:
        yield security(parts.schemes)


def routes(module: Module, *, guarded: bool) -> Artifact:
    """The interface of a tag, and its routes."""
    imports = module.imports | (GUARD_IMPORTS if guarded else frozenset())
    tag = module.tag
    text = template(PACKAGE, "routes.py.jinja").render(
        doc=docstring(f"{printable(tag.name)}: what to implement, and the routes.\n\n{MADE_BY}"),
        imports=_imports(imports),
        interface=tag.interface,
        interface_doc=docstring(tag.description or f"The operations of {printable(tag.name)}.", 4),
        guarded=guarded,
        operations=module.operations,
    )
    return Artifact(f"routes/{tag.module}.py", text)


def application(document: Document, parts: Parts) -> Artifact:
    """`create_app`."""
    imports = {
        ("fastapi", "FastAPI"),
        ("starlette.types", "Lifespan"),
        (".application", "ContractApp"),
    }
    if parts.guarded:
        imports |= {(".credentials", "Authenticate")}
    if "webhooks" in parts.outgoing:
        imports |= {(".webhooks", "create_webhooks")}
    forms = any(("fastapi", w) in m.imports for m in parts.modules for w in ("Form", "File"))
    title = printable(f"{document.title} {document.info_version}").strip()
    needs = "\n\nIt needs fastapi, and python-multipart to read forms." if forms else ""
    text = template(PACKAGE, "app.py.jinja").render(
        doc=docstring(f"The application of {title}.{needs}\n\n{MADE_BY}"),
        imports=_imports(imports),
        tags=[module.tag for module in parts.modules],
        guarded=parts.guarded,
        has_webhooks="webhooks" in parts.outgoing,
        metadata=parts.metadata.arguments,
        served=literal({**parts.served}),
        base=parts.base and literal(parts.base),
    )
    return Artifact("app.py", text)


def replies(answers: Iterable[Answer]) -> Artifact:
    """A class for each status that some operation has."""
    statuses: dict[str, Status] = {answer.status.key: answer.status for answer in answers}
    ordered = sorted(statuses.values(), key=lambda status: (status.code or 1000, status.key))
    text = template(PACKAGE, "statuses.py.jinja").render(statuses=ordered)
    return Artifact("replies.py", static(PACKAGE, "replies") + text)


def responses(constants: Mapping[str, Expression]) -> Artifact:
    """The responses that several operations may give, each once."""
    imports = {("typing", "Any")}.union(*(_from_root(each.imports) for each in constants.values()))
    text = template(PACKAGE, "responses.py.jinja").render(
        doc=docstring(f"What FastAPI is told of responses that operations share.\n\n{MADE_BY}"),
        imports=_imports(imports),
        responses=constants,
    )
    return Artifact("responses.py", text)


def headers(sets: Iterable[HeaderSet]) -> Artifact:
    """A TypedDict for each set of headers."""
    found = tuple(sets)
    imports = {("typing_extensions", "TypedDict")}
    imports = imports.union(*(_from_root(each.imports) for each in found))
    text = template(PACKAGE, "headers.py.jinja").render(
        doc=docstring(f"The headers of responses, by their names in HTTP.\n\n{MADE_BY}"),
        imports=_imports(imports),
        sets=found,
    )
    return Artifact("headers.py", text)


def outgoing(name: str, groups: Sequence[Group]) -> Artifact:
    """Callbacks or webhooks: what the service calls."""
    imports = frozenset().union(*(group.imports for group in groups))
    text = template(PACKAGE, "outgoing.py.jinja").render(
        doc=docstring(f"{OUTGOING[name]}\n\n{MADE_BY}"), imports=_imports(imports), groups=groups
    )
    return Artifact(f"{name}.py", text)


def security(schemes: Schemes) -> Artifact:
    """The security schemes."""
    imports = {("collections.abc", "Mapping"), (".credentials", "Scheme")}
    text = template(PACKAGE, "security.py.jinja").render(
        doc=docstring(f"How callers prove who they are.\n\n{MADE_BY}"),
        imports=_imports(imports.union(*(view.source.imports for view in schemes.views))),
        schemes=schemes.views,
    )
    return Artifact("security.py", text)


def support(name: str) -> Artifact:
    """A module that is the same for every contract."""
    return Artifact(f"{name}.py", static(PACKAGE, name))


def _imports(imports: Iterable[tuple[str, str]]) -> str:
    return "\n".join(import_lines(imports))


def _from_root(imports: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Imports of a module below `routes`, as one beside it writes them."""
    return {(module.replace("..", ".", 1), name) for module, name in imports}
