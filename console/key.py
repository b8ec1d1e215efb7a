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

Value: TypeAlias = "str | bool | tuple[str, ...] | Mapping[str, str]"


class Kind(StrEnum):
    """What the value of a key is."""

    TEXT = "a string"
    TEXTS = "a list of strings"
    TEXT_OR_TEXTS = "a string or a list of strings"
    TABLE = "a table of strings"
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
                return self._text(value)
            case Kind.FLAG:
                return value if isinstance(value, bool) else None
            case Kind.TEXTS:
                return self._texts(value)
            case Kind.TEXT_OR_TEXTS:
                return self._text(value) or self._texts(value)
            case Kind.TABLE:
                return self._table(value)
        assert_never(self.kind)

    def parse(self, text: str) -> Value | None:
        """The value an environment variable gives: `a, b` is a list, `a=x, b=y` a table."""
        match self.kind:
            case Kind.TEXT:
                return self.read(text)
            case Kind.FLAG:
                return {"true": True, "1": True, "false": False, "0": False}.get(text.lower())
            case Kind.TEXTS:
                return self.read([*_parts(text)])
            case Kind.TEXT_OR_TEXTS:
                parts = _parts(text)
                return self.read(parts[0] if len(parts) == 1 else [*parts])
            case Kind.TABLE:
                members = [part.partition("=") for part in _parts(text)]
                return self.read({name.strip(): value.strip() for name, _, value in members})
        assert_never(self.kind)

    def schema(self) -> JsonObject:
        """The JSON Schema of the value."""
        text: JsonObject = {"type": "string", "minLength": 1}
        if self.choices:
            text = {"enum": list(self.choices)}
        about: JsonObject = {"description": self.help}
        if self.default != "":
            about["default"] = _as_json(self.default)
        match self.kind:
            case Kind.TEXT:
                return {**about, **text}
            case Kind.FLAG:
                return {**about, "type": "boolean"}
            case Kind.TEXTS:
                return {**about, **_array(text)}
            case Kind.TEXT_OR_TEXTS:
                return {**about, "anyOf": [text, _array(text)]}
            case Kind.TABLE:
                return {**about, "type": "object", "additionalProperties": text}
        assert_never(self.kind)

    def _text(self, value: Json) -> str | None:
        return value if isinstance(value, str) and self._takes(value) else None

    def _texts(self, value: Json) -> tuple[str, ...] | None:
        if not isinstance(value, list) or not value:
            return None
        texts = tuple(item for item in value if isinstance(item, str) and self._takes(item))
        return texts if len(texts) == len(value) else None

    def _table(self, value: Json) -> dict[str, str] | None:
        if not isinstance(value, dict):
            return None
        texts = {k: v for k, v in value.items() if isinstance(v, str) and self._takes(v)}
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


def _as_json(value: Value) -> Json:
    if isinstance(value, str | bool):
        return value
    return [*value] if isinstance(value, tuple) else {**value}


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")]


def _array(item: JsonObject) -> JsonObject:
    return {"type": "array", "items": item, "minItems": 1}


def table_schema(keys: Sequence[Key], **tables: JsonObject) -> JsonObject:
    """The JSON Schema of a table of `keys`, with the tables below it."""
    properties: JsonObject = {key.name: key.schema() for key in keys}
    return {
        "type": "object",
        "properties": {**properties, **tables},
        "additionalProperties": False,
    }
