"""The `routes` target: FastAPI routes of every operation, with an interface to implement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Artifact, Note, Rendered
from generator.expression import import_lines
from generator.literal import docstring
from generator.names import identifier, unique
from generator.routes.metadata import metadata
from generator.routes.operations import TAKEN_METHODS, OperationReader
from generator.routes.responses import described, shared_responses
from generator.routes.security import read_schemes
from generator.routes.tags import read_tags
from generator.templating import static, template
from oas.json_value import as_object
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.api import Api
    from generator.expression import Expression
    from generator.options import BuildOptions
    from generator.routes.operations import OperationView
    from generator.routes.responses import SharedResponses
    from generator.routes.security import Schemes
    from generator.routes.statuses import Status
    from generator.routes.tags import Tag

PACKAGE = "generator.routes"
STATIC = ("application", "content", "credentials", "problems", "serving")
MADE_BY = "Made by contract-gen: change the contract, not this file."
ROUTE_IMPORTS = frozenset({
    ("typing", "Protocol"), ("typing", "cast"), ("fastapi", "APIRouter"), ("fastapi", "Response"),
    ("..application", "arranged"), ("..serving", "respond"), ("..serving", "route_class"),
})  # fmt: skip
GUARD_IMPORTS = frozenset({
    ("..credentials", "Authenticate"), ("..credentials", "Guard"), ("..security", "SCHEMES"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Module:
    """One file below `routes`."""

    tag: Tag
    operations: tuple[OperationView, ...]

    @property
    def imports(self) -> frozenset[tuple[str, str]]:
        """What its operations need."""
        return ROUTE_IMPORTS.union(*(operation.imports for operation in self.operations))


def render(api: Api, options: BuildOptions) -> Rendered:  # noqa: ARG001 (a target's signature)
    """The interfaces and routes by tag, the application, and what both stand on."""
    shared = shared_responses(api.document)
    reader = OperationReader(api, api.flattener, shared)
    modules = [_module(tag, reader) for tag in read_tags(api)]
    schemes = read_schemes(api.document, api.operations)
    views = [view for module in modules for view in module.operations]
    artifacts = [
        _application(api, modules, schemes),
        Artifact("replies.py", _replies(views)),
        Artifact("routes/__init__.py", '"""The routes, one module a tag."""\n'),
        *(_routes(module, guarded=bool(schemes.views)) for module in modules),
        *(Artifact(f"{name}.py", static(PACKAGE, name)) for name in STATIC),
    ]
    if schemes.views:
        artifacts.append(_security(schemes))
    if any(("..", "responses") in module.imports for module in modules):
        artifacts.append(_responses(views, shared))
    if any(("..", "parameters") in module.imports for module in modules):
        artifacts.append(Artifact("parameters.py", static(PACKAGE, "parameters")))
    notes = [note for view in views for note in view.notes]
    return Rendered(tuple(artifacts), (*notes, *schemes.notes, *_webhooks(api)))


def _module(tag: Tag, reader: OperationReader) -> Module:
    keys = [(each.operation_id or f"{each.method} {each.path}") for each in tag.operations]
    names = unique(keys, identifier, (*TAKEN_METHODS, tag.interface))
    found = zip(tag.operations, keys, strict=True)
    return Module(tag, tuple(reader.read(operation, names[key]) for operation, key in found))


def _routes(module: Module, *, guarded: bool) -> Artifact:
    imports = module.imports | (GUARD_IMPORTS if guarded else frozenset())
    tag = module.tag
    text = template(PACKAGE, "routes.py.jinja").render(
        doc=docstring(f"{printable(tag.name)}: what to implement, and the routes.\n\n{MADE_BY}"),
        imports="\n".join(import_lines(imports)),
        interface=tag.interface,
        interface_doc=docstring(tag.description or f"The operations of {printable(tag.name)}.", 4),
        guarded=guarded,
        operations=module.operations,
    )
    return Artifact(f"routes/{tag.module}.py", text)


def _application(api: Api, modules: Iterable[Module], schemes: Schemes) -> Artifact:
    tags = [module.tag for module in modules]
    imports = {
        ("fastapi", "FastAPI"),
        ("starlette.types", "Lifespan"),
        (".application", "ContractApp"),
    }
    if schemes.views:
        imports |= {(".credentials", "Authenticate"), (".security", "SCHEMES")}
    forms = any(("fastapi", word) in m.imports for m in modules for word in ("Form", "File"))
    title = printable(f"{api.document.title} {api.document.info_version}").strip()
    needs = "\n\nIt needs fastapi, and python-multipart to read forms." if forms else ""
    text = template(PACKAGE, "app.py.jinja").render(
        doc=docstring(f"The application of {title}.{needs}\n\n{MADE_BY}"),
        imports="\n".join(import_lines(imports)),
        tags=tags,
        guarded=bool(schemes.views),
        metadata=metadata(api.document),
    )
    return Artifact("app.py", text)


def _replies(views: Iterable[OperationView]) -> str:
    statuses: dict[str, Status] = {
        answer.status.key: answer.status for view in views for answer in view.answers.answers
    }
    ordered = sorted(statuses.values(), key=lambda status: (status.code or 1000, status.key))
    return static(PACKAGE, "replies") + template(PACKAGE, "statuses.py.jinja").render(
        statuses=ordered
    )


def _responses(views: Iterable[OperationView], shared: SharedResponses) -> Artifact:
    """The responses that several operations may give, each once."""
    found: dict[str, Expression] = {}
    for view in views:
        for answer in view.answers.answers:
            name = shared.name(answer)
            if name and answer is not view.answers.success and name not in found:
                found[name] = described(answer)
    imports = {("typing", "Any")}.union(*(_from_root(each.imports) for each in found.values()))
    text = template(PACKAGE, "responses.py.jinja").render(
        doc=docstring(f"What FastAPI is told of responses that operations share.\n\n{MADE_BY}"),
        imports="\n".join(import_lines(imports)),
        responses=found,
    )
    return Artifact("responses.py", text)


def _from_root(imports: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Imports of a module below `routes`, as one beside it writes them."""
    return {(module.replace("..", ".", 1), name) for module, name in imports}


def _security(schemes: Schemes) -> Artifact:
    imports = {("collections.abc", "Mapping"), (".credentials", "Scheme")}
    text = template(PACKAGE, "security.py.jinja").render(
        doc=docstring(f"How callers prove who they are.\n\n{MADE_BY}"),
        imports="\n".join(
            import_lines(imports.union(*(view.source.imports for view in schemes.views)))
        ),
        schemes=schemes.views,
    )
    return Artifact("security.py", text)


def _webhooks(api: Api) -> list[Note]:
    found = as_object(api.document.root.get("webhooks"))
    return [
        Note(api.document.node("/webhooks").child(name).pointer, "webhooks are not sent")
        for name in found
    ]
