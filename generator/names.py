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
# So much of a name is read for its words; longer ones are told apart by their hash.
READ = 1_000
# So many numbers are tried one after the other, before larger steps are taken.
NEAR = 32

# What pydantic's BaseModel answers to: a field of that name would hide it (kept in step by a test).
MODEL_MEMBERS = frozenset({
    "construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj", "parse_raw",
    "schema", "schema_json", "update_forward_refs", "validate",
    "model_computed_fields", "model_config", "model_construct", "model_copy", "model_dump",
    "model_dump_json", "model_extra", "model_fields", "model_fields_set", "model_json_schema",
    "model_parametrized_name", "model_post_init", "model_rebuild", "model_validate",
    "model_validate_json", "model_validate_strings",
    "mro", "register",
})  # fmt: skip
PROTECTED = ("model_dump", "model_validate")
# Builtins that annotations use: a field of that name would hide them from the fields below it.
ANNOTATIONS = frozenset({"bool", "dict", "float", "int", "list", "str"})
# What the bodies of generated classes reach for by name.
REACHED = frozenset({"classmethod", "formats"})
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
    words = "_".join(word.lower() for word in _words(name)) or "field"
    # Any model but ours warns of these beginnings, FastAPI's model of a form for one.
    words = f"field_{words}" if words.startswith(PROTECTED) else words
    return _free(_fit(words, name, "n_"))


@lru_cache(maxsize=100_000)
def class_name(name: str) -> str:
    """A PascalCase identifier; `nullable-simple-user` gives `NullableSimpleUser`.

    It begins with a capital, so that no class is called like an attribute.
    """
    words = "".join(word[:1].upper() + word[1:] for word in _words(name)) or "Model"
    return _free(_fit(words if words[0].isupper() else f"N{words}", name))


@lru_cache(maxsize=100_000)
def constant(name: str) -> str:
    """An UPPER_CASE identifier; `in-progress` gives `IN_PROGRESS`, the empty text `EMPTY`."""
    # The upper case of a letter may be several, or none of a normal form.
    words = "_".join(word.upper() for word in _words(name)) or ("VALUE" if name else "EMPTY")
    found = _fit(words, name, "N_")
    return found if found.isidentifier() else f"VALUE_{_short_hash(name)}"


def file_stem(name: str) -> str:
    """A module name of the closed alphabet `[a-z][a-z0-9_]*` that no system reads otherwise."""
    plain = unicodedata.normalize("NFKD", name[:READ]).encode("ascii", "ignore").decode()
    words = "_".join(word.lower() for word in _words(plain)) or f"tag_{_short_hash(name)}"
    found = _fit(words, name, "n_")
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
    """`wanted`, or the first of `wanted_2`, `wanted_3`, … not in `used`, which then holds it.

    Where there are very many, a number further on may be taken, so that each costs little.
    """
    found, number = wanted, 1
    if found.casefold() in used:
        number = _free_number(wanted, used)
        found = _numbered(wanted, number)
    used.add(found.casefold())
    return found


def _free_number(wanted: str, used: set[str]) -> int:
    for number in range(2, NEAR):
        if _numbered(wanted, number).casefold() not in used:
            return number
    low, high = NEAR - 1, NEAR
    while _numbered(wanted, high).casefold() in used:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if _numbered(wanted, middle).casefold() in used:
            low = middle
        else:
            high = middle
    return high


def _numbered(wanted: str, number: int) -> str:
    end = f"{'' if wanted[:1].isupper() else '_'}{number}"
    return wanted[: LONGEST - len(end)] + end


def _words(name: str) -> list[str]:
    text = unicodedata.normalize("NFKC", name[:READ])
    text = _SIGNED.sub(lambda sign: _SIGNS[sign.group()], text)
    words = [w for w in _WORDS.findall(text) if w.isidentifier() or w[0].isdecimal()]
    return [w for w in words if ("x" + unicodedata.normalize("NFKC", w.lower())).isidentifier()]


def _fit(made: str, name: str, before_digit: str = "") -> str:
    """What was made of `name`, at most LONGEST characters; a hash stands for what is cut off."""
    made = unicodedata.normalize("NFKC", made)
    if before_digit and made[0].isdecimal():
        made = before_digit + made
    if len(name) > READ:
        return f"{made[: LONGEST - 9]}_{_short_hash(name)}"
    return made if len(made) <= LONGEST else f"{made[: LONGEST - 9]}_{_short_hash(made)}"


def _free(found: str) -> str:
    return f"{found}_" if found in TAKEN_WORDS else found


def _short_hash(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
