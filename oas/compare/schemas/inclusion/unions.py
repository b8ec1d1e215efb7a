"""Pure. Whether all that a schema allows fits the branches of a union, and whether branches fit a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.schemas.inclusion.disjoint import are_disjoint

if TYPE_CHECKING:
    from oas.compare.schemas.inclusion.goal import Goal, Prover
    from oas.compare.schemas.verdict import Verdict
    from oas.normal.schema import Schema, Site, Union

# Beyond this many, only branches at the same index are tried as each other's equals.
MOST_TRIED = 40


def fits_union(prover: Prover, goal: Goal, inner: Schema, union: Union) -> Verdict:
    """Whether all of `goal.inner` is in the union of `goal.outer`. Never refuted: it may be split."""
    if any(_is_same_union(prover, goal, given, union) for given in inner.unions):
        return True
    for index in _likely(goal, inner, union):
        below = goal._replace(outer=goal.outer.below(union.branches[index]), apart=True)
        if prover.is_reached(below) is True and _is_alone(goal, union, index):
            return True
    return None


def _likely(goal: Goal, inner: Schema, union: Union) -> list[int]:
    """The indices of the branches, those first that stand where `inner` does."""
    place = inner.pointer

    def stands_elsewhere(index: int) -> bool:
        branch = goal.outer.below(union.branches[index])
        return branch.schema(goal.direction).pointer != place

    return sorted(range(len(union.branches)), key=stands_elsewhere)


def split(prover: Prover, goal: Goal, inner: Schema) -> Verdict:
    """Whether the goal holds for each branch of one of the inner unions. Never refuted."""
    here = {node.pointer for node in goal.inner.site}
    for union in inner.unions:
        # One of its branches holds already: to split it again leads nowhere.
        if any({node.pointer for node in branch} <= here for branch in union.branches if branch):
            continue
        if all(_fits(prover, goal, branch) for branch in union.branches):
            return True
    return None


def _fits(prover: Prover, goal: Goal, branch: Site) -> bool:
    """Whether the goal holds for what a branch allows, alone or with what stands beside the union."""
    alone = goal._replace(inner=goal.inner.below(branch), apart=True)
    if prover.is_reached(alone) is True:
        return True
    both = alone._replace(inner=goal.inner.below(_both(goal.inner.site, branch)))
    return prover.is_reached(both) is True


def _both(site: Site, branch: Site) -> Site:
    return tuple({node.pointer: node for node in (*branch, *site)}.values())


def _is_alone(goal: Goal, union: Union, index: int) -> bool:
    """Whether no other branch takes any of it, where that counts."""
    if not union.exactly_one:
        return True
    others = (branch for i, branch in enumerate(union.branches) if i != index)
    return all(
        are_disjoint(goal.inner, goal.outer.below(other), goal.direction) for other in others
    )


def _is_same_union(prover: Prover, goal: Goal, given: Union, union: Union) -> bool:
    """Whether each branch has its equal, and the number that must hold is the same."""
    if len(given.branches) != len(union.branches) or given.exactly_one != union.exactly_one:
        return False
    left = list(range(len(union.branches)))
    for index, branch in enumerate(given.branches):
        tried = sorted(left, key=lambda i: i != index) if len(left) <= MOST_TRIED else [index]
        found = next((i for i in tried if _is_equal(prover, goal, branch, union.branches[i])), None)
        if found is None or found not in left:
            return False
        left.remove(found)
    return True


def _is_equal(prover: Prover, goal: Goal, branch: Site, other: Site) -> bool:
    inner, outer = goal.inner.below(branch), goal.outer.below(other)
    forth = goal._replace(inner=inner, outer=outer, apart=True)
    back = forth._replace(inner=outer, outer=inner)
    return prover.is_reached(forth) is True and prover.is_reached(back) is True
