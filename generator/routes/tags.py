"""Pure. The operations by tag: a module, an interface and an argument of create_app for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.names import class_name, file_stem, identifier, unique
from oas.json_value import objects, text

if TYPE_CHECKING:
    from generator.api import Api
    from oas.operation import Operation

DEFAULT = "default"
# Names that a module below `routes` may import: an interface of that name would hide them.
TAKEN_CLASSES = (
    "APIRouter", "Annotated", "AsyncIterator", "Authenticate", "BeforeValidator", "Body", "Content",
    "Called", "Cookie", "Decimal", "Depends", "Field", "File", "Form", "Guard", "Header", "Json",
    "JsonValue", "Literal", "MISSING", "Part", "Path", "Protocol", "Query", "Response", "Security",
    "UploadFile", "WithJsonSchema", "ContractApp", "FastAPI", "Lifespan",
)  # fmt: skip
TAKEN_ARGUMENTS = ("authenticate", "strict_responses", "lifespan", "app")


@dataclass(frozen=True, slots=True)
class Tag:
    """`module` is its file below `routes`, `interface` its class, `argument` create_app's."""

    name: str
    module: str
    interface: str
    argument: str
    description: str
    operations: tuple[Operation, ...]


def read_tags(api: Api) -> tuple[Tag, ...]:
    """The tags that operations have first, in the order of the contract's `tags`, then as met."""
    met: dict[str, list[Operation]] = {}
    for operation in api.operations:
        first = operation.tags[0] if operation.tags else DEFAULT
        met.setdefault(first, []).append(operation)
    listed = {text(tag.get("name")): tag for tag in objects(api.document.root.get("tags"))}
    ordered = [name for name in listed if name in met]
    ordered += [name for name in met if name not in listed]
    modules = unique(ordered, file_stem)
    interfaces = unique(ordered, class_name, TAKEN_CLASSES)
    arguments = unique(ordered, identifier, TAKEN_ARGUMENTS)
    return tuple(
        Tag(
            name,
            modules[name],
            interfaces[name],
            arguments[name],
            text(listed.get(name, {}).get("description")),
            tuple(met[name]),
        )
        for name in ordered
    )
