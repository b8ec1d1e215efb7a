"""Pure. Names of the contract become Python names: total, injective within a scope, never code.

The name on the wire stays in an alias; what is made here is only how Python calls it (TRUST.md,
rule R9).
"""

from __future__ import annotations

import hashlib
import keyword
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LONGEST = 64

# What pydantic's BaseModel answers to: a field of that name would hide it (kept in step by a test).
MODEL_MEMBERS = frozenset({
    "construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj", "parse_raw",
    "schema", "schema_json", "update_forward_refs", "validate",
    "model_computed_fields", "model_config", "model_construct", "model_copy", "model_dump",
    "model_dump_json", "model_extra", "model_fields", "model_fields_set", "model_json_schema",
    "model_parametrized_name", "model_post_init", "model_rebuild", "model_validate",
    "model_validate_json", "model_validate_strings",
})  # fmt: skip
# Builtins that annotations use: a field of that name would hide them from the fields below it.
ANNOTATIONS = frozenset({"bool", "dict", "float", "int", "list", "str"})
# What the bodies of generated classes reach for by name.
REACHED = frozenset({"formats", "model_validator"})
TAKEN_WORDS = frozenset(keyword.kwlist) | ANNOTATIONS | MODEL_MEMBERS | REACHED | {"self", "cls"}
WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}
)

_WORDS = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z]?[^\W_A-Z]+|[A-Z]")
_SIGNS = {"+": "plus ", "-": "minus "}
_SIGNED = re.compile(r"^[+-](?=\d)")


@lru_cache(maxsize=100_000)
def identifier(name: str) -> str:
    """A snake_case identifier that is neither a keyword, a builtin nor a member of a model."""
    found = _fit("_".join(word.lower() for word in _words(name)) or "field")
    if found[0].isdecimal():
        found = f"n_{found}"
    return f"{found}_" if found in TAKEN_WORDS else found


@lru_cache(maxsize=100_000)
def class_name(name: str) -> str:
    """A PascalCase identifier; `nullable-simple-user` gives `NullableSimpleUser`."""
    found = _fit("".join(word[:1].upper() + word[1:] for word in _words(name)) or "Model")
    if not found[0].isalpha():
        found = f"N{found}"
    return f"{found}_" if found in TAKEN_WORDS else found


def file_stem(name: str) -> str:
    """A module name of the closed alphabet `[a-z][a-z0-9_]*` that no system reads otherwise."""
    ascii_text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    found = _fit("_".join(word.lower() for word in _words(ascii_text)))
    if not found:
        found = f"tag_{_short_hash(name)}"
    if not found[0].isalpha():
        found = f"n_{found}"
    return f"{found}_" if found in TAKEN_WORDS or found in WINDOWS_DEVICES else found


def unique(
    names: Iterable[str], make: Callable[[str], str], taken: Iterable[str] = ()
) -> dict[str, str]:
    """Each name with `make(name)`, numbered from 2 in the order given where two are the same.

    Names that differ in case only are told apart too, since files may stand on such a disk.
    """
    used = {name.casefold() for name in taken}
    found: dict[str, str] = {}
    for name in names:
        if name not in found:
            found[name] = claim(make(name), used)
    return found


def claim(wanted: str, used: set[str]) -> str:
    """`wanted`, or the first of `wanted_2`, `wanted_3`, … not in `used`, which then holds it."""
    found, number = wanted, 1
    while found.casefold() in used:
        number += 1
        separator = "" if wanted[:1].isupper() else "_"
        found = f"{wanted}{separator}{number}"
    used.add(found.casefold())
    return found


def _words(name: str) -> list[str]:
    text = unicodedata.normalize("NFKC", name)
    text = _SIGNED.sub(lambda sign: _SIGNS[sign.group()], text)
    words = [w for w in _WORDS.findall(text) if w.isidentifier() or w[0].isdecimal()]
    return [w for w in words if ("x" + unicodedata.normalize("NFKC", w.lower())).isidentifier()]


def _fit(name: str) -> str:
    name = unicodedata.normalize("NFKC", name)
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - 9]}_{_short_hash(name)}"


def _short_hash(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
