"""Pure. Whether all objects that one schema allows the other allows too.

A name that the base leaves open and only the head declares is in no object, unless the question is
strict: what nobody promised cannot be broken (decision record 12).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.schemas.inclusion.inhabited import are_needs_met
from oas.compare.schemas.inclusion.scalars import is_at_most
from oas.compare.schemas.verdict import every, proved
from oas.normal.objects import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.schemas.inclusion.goal import Goal, Prover
    from oas.compare.schemas.verdict import Verdict
    from oas.normal.schema import Objects, Site


def objects_within(prover: Prover, goal: Goal, inner: Objects, outer: Objects) -> Verdict:
    """Whether the objects are. Asks for the properties' schemas where the rest does not refute it."""
    verdict = every(_parts(prover, goal, inner, outer))
    if verdict is not False:
        return verdict
    # A property that is refuted needs an object around it.
    schema = goal.inner.schema(goal.direction)
    is_possible = inner.max_properties is None and inner.min_properties == 0
    return (
        None if not (is_possible and are_needs_met(goal.inner, schema, goal.direction)) else False
    )


def _parts(prover: Prover, goal: Goal, inner: Objects, outer: Objects) -> Iterator[Verdict]:
    yield outer.required <= inner.required
    yield _counts(inner, outer)
    yield from _properties(prover, goal, inner, outer)
    yield from _others(prover, goal, inner, outer)
    if outer.names:
        yield proved(_below(prover, goal, inner.names, outer.names))
    yield _dependent_required(inner, outer) or None
    yield from _dependent_schemas(prover, goal, inner, outer)
    # What counts as evaluated is a matter of the whole schema.
    yield True if not outer.unevaluated else None


def _counts(inner: Objects, outer: Objects) -> Verdict:
    fewest = max(inner.min_properties, len(inner.required))
    most = inner.max_properties
    if fewest >= outer.min_properties and is_at_most(most, outer.max_properties):
        return True
    return None if inner.additional or inner.properties else False


def _properties(prover: Prover, goal: Goal, inner: Objects, outer: Objects) -> Iterator[Verdict]:
    is_inner_base = prover.is_base(goal.inner)
    for name in dict.fromkeys((*inner.properties, *outer.properties)):
        here, there = at(inner, name), at(outer, name)
        is_new = name not in inner.properties and name not in inner.required and not here
        if is_new and is_inner_base and not goal.is_strict:
            continue
        yield _below(prover, goal, here, there)


def _others(prover: Prover, goal: Goal, inner: Objects, outer: Objects) -> Iterator[Verdict]:
    """The names that neither side declares: by what `outer` says of them, all that may be so named."""
    refuted = not (inner.patterns or outer.patterns)
    for pattern, site in outer.patterns.items():
        given = inner.patterns.get(pattern)
        sources = (*inner.patterns.values(), inner.additional) if given is None else (given,)
        for source in sources:
            yield proved(_below(prover, goal, source, site))
    for pattern, source in inner.patterns.items():
        if pattern not in outer.patterns:
            yield proved(_below(prover, goal, source, outer.additional))
    verdict = _below(prover, goal, inner.additional, outer.additional)
    yield verdict if refuted else proved(verdict)


def _dependent_required(inner: Objects, outer: Objects) -> bool:
    return all(
        names <= inner.required | inner.dependent_required.get(name, frozenset())
        for name, names in outer.dependent_required.items()
    )


def _dependent_schemas(
    prover: Prover, goal: Goal, inner: Objects, outer: Objects
) -> Iterator[Verdict]:
    for name, site in outer.dependent_schemas.items():
        given = inner.dependent_schemas.get(name)
        if given is not None:
            yield proved(_below(prover, goal, given, site))
        else:
            whole = goal._replace(outer=goal.outer.below(site), apart=True)
            yield proved(prover.is_reached(whole))


def _below(prover: Prover, goal: Goal, inner: Site, outer: Site) -> Verdict:
    if not outer:
        return True
    return prover.is_reached(goal.below(goal.inner.below(inner), goal.outer.below(outer)))
