"""Patterns as jsonschema-rs reads them: those of the corpus, and hundreds made by hand."""

from __future__ import annotations

import random
from ast import literal_eval
from itertools import product
from typing import TYPE_CHECKING

import jsonschema_rs
from pydantic_core import SchemaValidator, core_schema

from generator.patterns.ranges import ranges
from generator.patterns.reader import read
from generator.patterns.tree import (
    SINGLES,
    Either,
    Look,
    Repeat,
    UnsayableError,
    children,
)
from generator.schema.patterns import pattern_check
from oas.document import Source
from oas.loading import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.patterns.tree import Node
    from oas.json_value import Json

POOL = "aZ0_-.: /@#,$\\\"'[]{}()^+*?=é漢\n\t\u00a0zwsx"
EDGES = ["^{}$", "^{}", "{}$", "{}"]
ATOMS = [
    *("a", "\\d", "[a-c]", "[^a]", "\\w+", "\\s*", "\\S", "a{2,3}", "(?:a|b)*", "(a|bc)+?", "."),
    *("[\\w.-]{1,3}", "\\W", "\\D?", "[\\s\\d]", "\\x61", "\\u{62}", "\\/", "\\-", "[^\\W_]"),
]
LOOKS = [
    *("(?!a)", "(?=a)", "(?!.*--)", "(?=.*\\d)", "(?!a$)", "(?=.{2,4}$)", "(?![a-c][a-c])"),
    *("(?!^a)", "(?=^a)", "(?!)", "(?=)", "(?!a|b)", "(?=a|b)"),
]


def hand_made() -> Iterator[str]:
    for edge, one, other in product(EDGES, ATOMS, ATOMS[::3]):
        yield edge.format(one + other)
    for edge, look, one in product(EDGES, LOOKS, ATOMS[::2]):
        yield edge.format(look + one)
        yield edge.format(f"[a-d]{look}{one}")
    for look, one in product(["(?!a)", "(?=[ab])", "(?![^a])"], ATOMS[::2]):
        yield f"^(?:{look}{one}x?)+$"
        yield f"^(x|{look}{one}y)*$"
        yield f"^(?:{look}[a-z-])+$"
        yield f"^{one}*(?<!a)$"
        yield f"^({one}(?<!a)b)+$"


def sample(node: Node, chosen: random.Random) -> str:
    """A text that may match; looks are followed now and then."""
    if isinstance(node, SINGLES):
        return character(node, chosen)
    if isinstance(node, Look):
        return sample(node.body, chosen) if chosen.random() < 0.3 else ""
    if isinstance(node, Either):
        return sample(chosen.choice(node.options), chosen)
    if isinstance(node, Repeat):
        high = node.low + 3 if node.high is None else min(node.high, node.low + 9)
        return "".join(sample(node.body, chosen) for _ in range(chosen.randint(node.low, high)))
    return "".join(sample(child, chosen) for child in children(node))


def character(node: Node, chosen: random.Random) -> str:
    try:
        low, high = chosen.choice([*ranges(node), (97, 97)])
    except UnsayableError:
        return chosen.choice(POOL)
    code = chosen.randint(low, min(high, low + 60))
    return "x" if 0xD800 <= code <= 0xDFFF else chr(code)


def near(text: str, chosen: random.Random) -> str:
    for _ in range(chosen.choice([0, 0, 1, 1, 2])):
        at, end = chosen.randint(0, len(text)), chosen.choice([0, 1])
        text = text[:at] + chosen.choice([chosen.choice(POOL), "", text[:2]]) + text[at + end :]
    return text


def finder(pattern: str) -> Callable[[str], bool] | None:
    """Whether the check of a pattern lets a text pass, as the generated module asks it."""
    check = pattern_check(pattern)
    if check is None:
        return None
    said = [(word, literal_eval(str(value))) for word, value in check.arguments]
    words = dict(said)
    texts = [value for word, value in said if not word]
    found = words.get("cases") or [[texts[1:] or texts, words.get("never", [])]]
    asked = [[[*map(_asked, part)] for part in case] for case in found]
    return lambda text: any(
        all(each(text) for each in have) and not any(each(text) for each in lack)
        for have, lack in asked
    )


def _asked(pattern: str) -> Callable[[str], bool]:
    return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python


def differences(pattern: str, number: int, chosen: random.Random) -> list[str] | None:
    """The texts about which both disagree; None where one of them does not read the pattern."""
    found = finder(pattern)
    try:
        judge = jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except ValueError:
        return None
    if found is None:
        return None
    tree = read(pattern)
    texts = ["", "a", "\n", *(near(sample(tree, chosen), chosen) for _ in range(number))]
    return [text for text in texts if found(text) is not judge.is_valid(text)]


def patterns_in(root: Json) -> set[str]:
    found: set[str] = set()
    waiting = [root]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            pattern = value.get("pattern")
            found |= {pattern} if isinstance(pattern, str) else set()
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found


def test_hundreds_of_patterns_made_by_hand_agree() -> None:
    chosen = random.Random(1)  # noqa: S311 (the same texts at each run, no secrets)
    compared = 0
    for pattern in hand_made():
        found = differences(pattern, 8, chosen)
        compared += found is not None
        assert not [text for text in found or () if not is_unlike(pattern, text)], pattern
    assert compared > 700  # the others are not enforced, which is said of them


def test_the_patterns_of_real_contracts_agree(corpus: Path) -> None:
    chosen = random.Random(2)  # noqa: S311 (the same texts at each run, no secrets)
    found: set[str] = set()
    for path in sorted(corpus.iterdir()):
        if path.suffix in {".json", ".yaml"} and path.name != "github-22.0.0.json":
            found |= patterns_in(parse(Source(path.name, path.read_bytes())).root)
    assert len(found) > 40
    for pattern in sorted(found):
        assert pattern_check(pattern) is not None, pattern
        assert not differences(pattern, 40, chosen), pattern


def is_unlike(pattern: str, text: str) -> bool:
    """Whether jsonschema-rs departs from ECMA-262: beside look-around it reads classes as Unicode's."""
    return "(?" in pattern and not text.isascii()
