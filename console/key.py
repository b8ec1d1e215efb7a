"""Pure. One table describes the keys of a configuration: it is checked and documented from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, assert_never

from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from oas.json_value import Json, JsonObject

Value: TypeAlias = "str | bool | tuple[str, ...]"


class Kind(StrEnum):
    """What the value of a key is."""

    TEXT = "a string"
    TEXTS = "a list of strings"
    FLAG = "true or false"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table: its type, its default, what it means, and its values where few exist.

    An empty text as the default says that there is none.
    """

    name: str
    kind: Kind
    default: Value
    help: str
    choices: tuple[str, ...] = ()

    @property
    def expected(self) -> str:
        """What a value must be, for a message."""
        if not self.choices:
            return self.kind.value
        prefix = "a list of " if self.kind is Kind.TEXTS else ""
        return prefix + " or ".join(f'"{choice}"' for choice in self.choices)

    def read(self, value: Json) -> Value | None:
        """The value as the program holds it; None where it is not what this key takes."""
        match self.kind:
            case Kind.TEXT:
                return value if isinstance(value, str) and self._takes(value) else None
            case Kind.FLAG:
                return value if isinstance(value, bool) else None
            case Kind.TEXTS:
                return self._texts(value)
        assert_never(self.kind)

    def parse(self, text: str) -> Value | None:
        """The value an environment variable gives: a list is separated by commas."""
        match self.kind:
            case Kind.TEXT:
                return self.read(text)
            case Kind.FLAG:
                return {"true": True, "1": True, "false": False, "0": False}.get(text.lower())
            case Kind.TEXTS:
                return self.read([part.strip() for part in text.split(",")])
        assert_never(self.kind)

    def schema(self) -> JsonObject:
        """The JSON Schema of the value."""
        text: JsonObject = {"type": "string", "minLength": 1}
        if self.choices:
            text = {"enum": list(self.choices)}
        default: Json = self.default if isinstance(self.default, str | bool) else [*self.default]
        about: JsonObject = {"description": self.help}
        if default != "":
            about["default"] = default
        match self.kind:
            case Kind.TEXT:
                return {**about, **text}
            case Kind.FLAG:
                return {**about, "type": "boolean"}
            case Kind.TEXTS:
                return {**about, "type": "array", "items": text, "minItems": 1}
        assert_never(self.kind)

    def _texts(self, value: Json) -> tuple[str, ...] | None:
        if not isinstance(value, list) or not value:
            return None
        texts = tuple(item for item in value if isinstance(item, str) and self._takes(item))
        return texts if len(texts) == len(value) else None

    def _takes(self, value: str) -> bool:
        return value in self.choices if self.choices else bool(value)


def read_table(
    table: Mapping[str, Json], keys: Sequence[Key], *, file: str, prefix: str = ""
) -> dict[str, Value]:
    """The values of a table that may hold nothing but `keys`; only those that it gives.

    Raises ConfigError naming the file, the key and what was expected.
    """
    known = {key.name: key for key in keys}
    return {
        name: read_key(known, name, value, file=file, prefix=prefix)
        for name, value in table.items()
    }


def read_key(
    known: Mapping[str, Key], name: str, value: Json, *, file: str, prefix: str = ""
) -> Value:
    """The value of one key of a table. Raises ConfigError."""
    if name not in known:
        raise unknown_key(name, known, file=file, prefix=prefix)
    read = known[name].read(value)
    if read is None:
        raise wrong_value(prefix + name, value, expected=known[name].expected, file=file)
    return read


def wrong_value(name: str, value: object, *, expected: str, file: str) -> ConfigError:
    """The error for a value that its key does not take."""
    return ConfigError(f"{show(name)} must be {expected}, not {show(value)}", where=file)


def unknown_key(name: str, known: Iterable[str], *, file: str, prefix: str = "") -> ConfigError:
    """The error for a key that does not exist."""
    names = sorted(known)
    return ConfigError(
        f"there is no key {show(prefix + name)}",
        where=file,
        hint=did_you_mean(name, names) or f"the keys are {', '.join(names) or 'none'}",
    )


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`did you mean 'out'?`, or nothing where no known name is near."""
    import difflib

    near = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean {show(near[0])}?" if near else ""


def table_schema(keys: Sequence[Key], **tables: JsonObject) -> JsonObject:
    """The JSON Schema of a table of `keys`, with the tables below it."""
    properties: JsonObject = {key.name: key.schema() for key in keys}
    return {
        "type": "object",
        "properties": {**properties, **tables},
        "additionalProperties": False,
    }
