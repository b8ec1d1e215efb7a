"""Pure. YAML that means more than JSON can: tags, aliases, merge keys, several documents."""

from __future__ import annotations

from functools import partial

from tests.hostile.case import BUILDS, Case
from tests.hostile.texts import MARK, RUN

HEAD = """openapi: 3.1.0
info: {title: t, version: "1"}
paths: {/a: {get: {operationId: a, responses: {"200": {description: ""}}}}}
"""
SYSTEM = "os.system"


def with_lines(*lines: str) -> bytes:
    """The smallest contract, and these lines."""
    return (HEAD + "\n".join(lines) + "\n").encode()


def alias_bomb(levels: int, width: int) -> bytes:
    """`width` to the power of `levels` values."""
    rows = [f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return with_lines("x-0: &a0 [1]", *rows)


def mapping_bomb(levels: int) -> bytes:
    """The same with objects, in which the values are needed."""
    rows = [f"x-{n}: &a{n} {{a: *a{n - 1}, b: *a{n - 1}, c: *a{n - 1}}}" for n in range(1, levels)]
    return with_lines("x-0: &a0 {a: 1}", *rows)


def merge_bomb(levels: int) -> bytes:
    """Merge keys that double."""
    rows = [f"x-{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}], k{n}: 1}}" for n in range(1, levels)]
    return with_lines("x-0: &m0 {a: 1}", *rows)


LINES = {
    "a Python object": (f"x-a: !!python/object/apply:{SYSTEM} ['touch pwned']", "tag"),
    "a Python name": (f"x-a: !!python/name:{SYSTEM}", "tag"),
    "a Python module": ("x-a: !!python/module:os", "tag"),
    "a Python tuple": ("x-a: !!python/tuple [1, 2]", "tag"),
    "a Python object by its whole tag": (
        f"x-a: !<tag:yaml.org,2002:python/object/apply:{SYSTEM}> ['touch pwned']",
        "tag",
    ),
    "a Python object as a key": (f"? !!python/object/apply:{SYSTEM} ['x']\n: 1", "key"),
    "a tag of Ruby": ("x-a: !ruby/object:Gem::Installer {i: x}", "tag"),
    "a tag of JavaScript": ('x-a: !!js/function "function(){}"', "tag"),
    "a tag of its own": ("x-a: !evil 1", "tag"),
    "binary": ("x-a: !!binary aGVsbG8=", "tag"),
    "a set": ("x-a: !!set {a, b}", "tag"),
    "an ordered map": ("x-a: !!omap [a: 1]", "tag"),
    "pairs": ("x-a: !!pairs [a: 1, a: 2]", "tag"),
    "a timestamp": ("x-a: !!timestamp 2026-01-31", "tag"),
    "a text with a tag": ("x-a: !!str 1", BUILDS),
    "a number with a tag that is none": ("x-a: !!int abc", "tag"),
    "a merge key": ("x-b: &b {a: 1}\nx-a: {<<: *b, c: 2}", "merge"),
    "a quoted merge key": ('x-a: {"<<": 1}', BUILDS),
    "a merge key of a list": ("x-b: &b {a: 1}\nx-a:\n  <<: [*b, *b]\n  c: 2", "merge"),
    "an alias": ("x-a: &a [1]\nx-b: *a", BUILDS),
    "an alias of itself": ("x-a: &a [*a]", "alias"),
    "an alias of itself in an object": ("x-a: &a {b: *a}", "alias"),
    "an alias of nothing": ("x-a: *nothing", "alias"),
    "an alias as a key": ("x-a: &a b\n*a : 1", "key"),
    "an anchor on a key": ("&a x-a: *a", BUILDS),
    "an anchor twice": ("x-a: &a 1\nx-b: &a 2\nx-c: *a", BUILDS),
    "two documents": ("---\nx: 1", "second YAML document"),
    "an end of the document": ("...\nx: 1", "YAML|second"),
    "a directive in it": ("%YAML 1.1", "YAML"),
    "a number as a key": ("1: x", BUILDS),
    "a float as a key": ("x-a: {1.5: x}", "key"),
    "a boolean as a key": ("x-a: {true: x}", "key"),
    "null as a key": ("x-a: {null: x}", "key"),
    "no key": ("x-a: {: x}", "key|YAML"),
    "an object as a key": ("x-a: {{a: b}: c}", "key"),
    "an array as a key": ("x-a: {[a]: c}", "key"),
    "a key twice": ("x-a: 1\nx-a: 2", "stands twice"),
    "a key twice, quoted": ('x-a: 1\n"x-a": 2', "stands twice"),
    "a key twice by its escape": ('x-a: 1\n"x-\\x61": 2', "stands twice"),
    "not a number": ("x-a: .nan", "not a value"),
    "infinite": ("x-a: -.inf", "not a value"),
    "1e999": ("x-a: 1e999", "too large"),
    "20,000 digits": ("x-a: " + "9" * 20_000, "20,000 characters"),
    "20,000 hexadecimal digits": ("x-a: 0x" + "f" * 20_000, "20,002 characters"),
    "words of YAML 1.1": (
        "x-a: [yes, no, on, off, y, n, 1_000, 12:30:45, 2026-01-31, 017]",
        BUILDS,
    ),
    "a lone surrogate": ('x-a: "\\ud800"', "YAML"),
    "a lone surrogate of eight digits": ('x-a: "\\U0000dfff"', "YAML"),
    "past the last character": ('x-a: "\\U00110000"', "YAML"),
    "NUL": ('x-a: "\\0"', BUILDS),
    "a control character in a key": ('"x-\\e[31m": 1', "control character"),
    "an escape as it is": ("x-a: \x1b[31m", "YAML"),
    "next line": ("x-a: a\x85b: c", BUILDS),
    "a line separator": ("x-a: a\u2028b: c", BUILDS),
    "tabs": ("\tx-a: 1", "YAML"),
    "a block of code": (f"x-a: |\n  {RUN}\n  os.environ['{MARK}']", BUILDS),
    "an open quote": ('x-a: "', "YAML"),
    "open brackets": ("x-a: " + "[" * 200_000, "deep|YAML"),
    "brackets": ("x-a: " + "[" * 200_000 + "]" * 200_000, "deep"),
    "dashes": ("x-a: " + "- " * 50_000 + "1", "deep|YAML"),
    "question marks": ("x-a: " + "? " * 50_000, "deep|key|YAML"),
    "a long comment": ("#" * 1_000_000, BUILDS),
    "50,000 anchors": ("x-a: [" + ", ".join(f"&a{n} {n}" for n in range(50_000)) + "]", BUILDS),
}
FILES = {
    "tags by a directive": (f"%TAG ! tag:yaml.org,2002:python/\n---\n{HEAD}x-a: !name:{SYSTEM} ''\n", "tag"),
    "a thousand directives": ("".join(f"%TAG !t{n}! x:\n" for n in range(1_000)) + f"---\n{HEAD}", "TAG"),
    "version 1.1": (f"%YAML 1.1\n---\n{HEAD}x-a: yes\n", BUILDS),
    "version 3.0": (f"%YAML 3.0\n---\n{HEAD}", "YAML"),
    "only comments": ("# x\n# y\n", "comments"),
    "an empty document": ("---\n...\n", "null|not an object"),
    "a text": ("hello", "not an object"),
    "JSON with a comment": ('{"openapi": "3.1.0", # x\n "info": {"title": "t", "version": "1"}, "paths": {"/a": {}}}', BUILDS),
    "a boolean": ("true", "not an object"),
}  # fmt: skip


def cases() -> dict[str, Case]:
    """Each of them, in a file called openapi.yaml."""
    found = {
        f"YAML: {name}": Case(partial(with_lines, text), verdict, file="openapi.yaml")
        for name, (text, verdict) in LINES.items()
    }
    found |= {
        f"YAML file: {name}": Case(partial(str.encode, text), verdict, file="openapi.yaml")
        for name, (text, verdict) in FILES.items()
    }
    bombs = {
        "ten by ten aliases": partial(alias_bomb, 10, 10),
        "aliases that double 60 times": partial(alias_bomb, 60, 2),
        "objects of aliases": partial(mapping_bomb, 40),
    }
    found |= {
        f"YAML: {name}": Case(make, "aliases", file="openapi.yaml") for name, make in bombs.items()
    }
    found["YAML: merge keys that double"] = Case(
        partial(merge_bomb, 60), "merge", file="openapi.yaml"
    )
    return found
