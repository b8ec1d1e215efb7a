"""Edits of what arrays must be."""

from __future__ import annotations

from tests.oas.compare.schemas.cases.building import (
    INTEGER,
    LIST,
    NUMBER,
    STRING,
    Case,
    array,
    both_ways,
    case,
)

ARRAYS: tuple[Case, ...] = (
    case(array(items=STRING), array(items=INTEGER), "type changed moved"),
    *both_ways(
        array(items=INTEGER), array(items=NUMBER), "type widened widened", "type narrowed narrowed"
    ),
    *both_ways(LIST, array(items=STRING), "items narrowed narrowed", "items widened widened"),
    *both_ways(
        array(items=STRING), array(items=False), "items narrowed narrowed", "items widened widened"
    ),
    case(LIST, array(items={})),
    *both_ways(
        LIST, array(minItems=1), "item-count narrowed narrowed", "item-count widened widened"
    ),
    *both_ways(
        array(maxItems=3),
        array(maxItems=2),
        "item-count narrowed narrowed",
        "item-count widened widened",
    ),
    *both_ways(
        LIST,
        array(uniqueItems=True),
        "unique-items narrowed narrowed",
        "unique-items widened widened",
    ),
    case(LIST, array(uniqueItems=False)),
    *both_ways(
        array(prefixItems=[STRING]),
        array(prefixItems=[STRING, INTEGER]),
        "prefix-item added narrowed",
        "prefix-item removed widened",
    ),
    *both_ways(
        array(prefixItems=[STRING], items=False),
        array(prefixItems=[STRING, INTEGER], items=False),
        "prefix-item added widened",
        "prefix-item removed narrowed",
    ),
    case(
        array(prefixItems=[STRING], items=INTEGER),
        array(prefixItems=[STRING, INTEGER], items=INTEGER),
    ),
    case(
        array(prefixItems=[STRING, INTEGER]),
        array(prefixItems=[STRING, STRING]),
        "type changed moved",
    ),
    *both_ways(
        LIST, array(contains=STRING), "contains narrowed narrowed", "contains widened widened"
    ),
    case(LIST, array(contains=STRING, minContains=0)),
    *both_ways(
        array(contains=STRING),
        array(contains=STRING, minContains=2),
        "contains narrowed narrowed",
        "contains widened widened",
    ),
    *both_ways(
        array(contains=STRING),
        array(contains=STRING, maxContains=2),
        "contains narrowed narrowed",
        "contains widened widened",
    ),
    case(array(contains=STRING), array(contains=INTEGER), "type changed moved"),
    *both_ways(
        array(prefixItems=[STRING]),
        array(prefixItems=[STRING], unevaluatedItems=False),
        "items narrowed narrowed",
        "items widened widened",
    ),
    # With at most one item, the second one's schema is nobody's.
    case(array(items=STRING, maxItems=1), array(items=STRING, maxItems=1, uniqueItems=True)),
)
