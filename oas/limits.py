"""Pure. How much of a contract is read before it is refused (TRUST.md, rule R2)."""

from __future__ import annotations

from dataclasses import dataclass

# Characters. What is longer means something else to almost every reader (RFC 8259, section 6).
LONGEST_NUMBER = 40
# Nobody reads more problems of one kind in one run.
MOST_PROBLEMS = 1_000


@dataclass(frozen=True, slots=True)
class Limits:
    """`bytes`, `nodes` and `files` count all files of one contract together.

    A node is a value of any kind; one that YAML repeats by alias counts each time. `depth` counts
    objects and arrays inside each other.
    """

    bytes: int = 64 * 1024 * 1024
    depth: int = 100
    nodes: int = 5_000_000
    files: int = 10_000


DEFAULT_LIMITS = Limits()
