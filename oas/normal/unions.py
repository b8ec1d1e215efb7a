"""Pure. Unions in their one spelling, together with the facets that hold beside them.

A branch that cannot hold goes, one that is left alone joins what it stands beside, branches that
share no value need no `oneOf`, and those of which each speaks of other types, or only of values,
fold into facets.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.normal import arrays, objects, strings
from oas.normal.disjoint import are_disjoint
from oas.normal.facets import NO_TYPES, Facets, are_meeting, meet, tidy
from oas.normal.forms import facets_of, holds, is_free, is_simple, is_values, only_union
from oas.normal.numbers import ANY as ANY_NUMBER
from oas.normal.schema import Type, Union
from oas.normal.sites import key_of
from oas.normal.values import keyed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from oas.document import Node
    from oas.normal.glance import Glance
    from oas.normal.schema import Condition, Schema, Site
    from oas.normal.values import Values

    Read = Callable[[Site], Schema | None]


@dataclass(slots=True)
class Open:
    """A union as written, while it is being simplified. `forms` are the branches' Schemas, read."""

    keyword: str
    pointer: str
    branches: list[Site]
    exclusive: bool
    forms: list[Schema | None] = field(default_factory=list)

    @property
    def known(self) -> list[Schema] | None:
        """The forms, where each could be read."""
        forms = [form for form in self.forms if form is not None]
        return forms if len(forms) == len(self.forms) else None

    def keep(self, indices: Sequence[int]) -> None:
        """Leave out the other branches."""
        self.branches = [self.branches[i] for i in indices]
        self.forms = [self.forms[i] for i in indices]


@dataclass(slots=True)
class Settled:
    """What holds together. `collapsed`: branches that join it, by the pointers of what they end."""

    facets: Facets
    unions: list[Open]
    refused: list[Site]
    conditions: dict[str, Condition]
    collapsed: dict[str, Node] = field(default_factory=dict)
    folded: list[Mapping[str, str]] = field(default_factory=list)


class Settling:
    """Simplifies the unions and refusals of one Site, until nothing more follows.

    Where `annotated`, a schema beside them asks which properties the branches have seen
    (`unevaluatedProperties`), so that no branch may go that holds.
    """

    def __init__(self, read: Read, glance: Glance, *, annotated: bool) -> None:
        self.read = read
        self.glance = glance
        self.annotated = annotated

    def settle(self, found: Settled) -> Settled:
        """Bring facets and unions to their one spelling."""
        for union in found.unions:
            union.forms = [self.read(branch) for branch in union.branches]
            self._flatten(found.facets, union)
        before = None
        while before != (before := self._measure(found)):
            found.refused = [site for site in found.refused if not self._is_refused(found, site)]
            found.unions = [union for union in found.unions if not self._is_done(found, union)]
            if not self.annotated:
                self._decide(found)
            found.facets = tidy(found.facets)
        return found

    @staticmethod
    def _measure(found: Settled) -> tuple[object, ...]:
        """What only ever shrinks while something follows."""
        values = found.facets.values
        return (
            found.facets.types,
            None if values is None else len(values),
            len(found.refused),
            len(found.conditions),
            tuple((len(union.branches), union.exclusive) for union in found.unions),
        )

    def _is_refused(self, found: Settled, site: Site) -> bool:
        """Take out what `not` refuses where types or values can say so; whether they say it all."""
        form, facets = self.read(site), found.facets
        if form is None:
            return False
        if is_free(form, form.types & facets.types):
            found.facets = replace(facets, types=facets.types - form.types)
            return True
        if facets.values is None:
            return False
        holding = {key: holds(form, value) for key, value in facets.values.items()}
        left = {key: facets.values[key] for key, held in holding.items() if held is not True}
        found.facets = tidy(replace(facets, values=left))
        return None not in holding.values()

    def _decide(self, found: Settled) -> None:
        """End the conditions that all values meet, or none; those that ask for nothing go."""
        for pointer, condition in list(found.conditions.items()):
            form, types = self.read(condition.test), found.facets.types
            branch: Site | None = None
            results = [self.read(condition.then), self.read(condition.otherwise)]
            if all(result and is_free(result, types) for result in results):
                branch = ()
            elif form and form.types.isdisjoint(types):
                branch = condition.otherwise
            elif form and is_free(form, types):
                branch = condition.then
            if branch is not None:
                del found.conditions[pointer]
                if branch:
                    found.collapsed[pointer] = branch[0]

    def _flatten(self, facets: Facets, union: Open) -> None:
        """Put the branches of a union in a branch's place where it is nothing else."""
        if union.exclusive:
            self._open_if_disjoint(facets, union)
        if union.exclusive or self.annotated:
            return
        inner = [self._inner(form) for form in union.forms]
        if any(inner):
            pairs = zip(union.branches, inner, strict=True)
            union.branches = [b for branch, found in pairs for b in found or (branch,)]
            union.forms = [self.read(branch) for branch in union.branches]

    def _inner(self, form: Schema | None) -> tuple[Site, ...]:
        """The branches of a branch that says nothing but that one of them must hold."""
        if form is None or not only_union(form):
            return ()
        forms = [self.read(inner) for inner in form.unions[0].branches]
        types = NO_TYPES.union(*(inner.types for inner in forms if inner))
        return form.unions[0].branches if None not in forms and types == form.types else ()

    def _open_if_disjoint(self, facets: Facets, union: Open) -> None:
        forms = union.known
        if forms is not None and are_disjoint(forms, facets, self.glance):
            union.exclusive = False

    def _is_done(self, found: Settled, union: Open) -> bool:
        """Simplify one union; whether nothing is left of it."""
        self._drop(found.facets, union)
        if not union.branches:
            found.facets = replace(found.facets, types=NO_TYPES)
            return True
        if union.exclusive:
            self._open_if_disjoint(found.facets, union)
        if not union.exclusive:
            _drop_repeated(union)
        if len(union.branches) == 1:
            found.collapsed[union.pointer] = union.branches[0][0]
            return True
        forms = union.known
        if forms is None:
            return False
        allowed = NO_TYPES.union(*(form.types for form in forms))
        found.facets = replace(found.facets, types=found.facets.types & allowed)
        return not union.exclusive and not self.annotated and self._folds(found, forms)

    @staticmethod
    def _drop(facets: Facets, union: Open) -> None:
        """Take out the branches that cannot hold beside the facets."""
        kept = [
            index
            for index, form in enumerate(union.forms)
            if form is None or _can_hold(form, facets)
        ]
        if len(kept) != len(union.forms):
            union.keep(kept)

    @staticmethod
    def _folds(found: Settled, forms: list[Schema]) -> bool:
        """Whether facets can say what the union says; they then do."""
        if any(is_free(form, found.facets.types) for form in forms):
            return True
        folded = _folded(forms)
        if folded is None or not are_meeting(found.facets, folded):
            return False
        found.facets = meet(found.facets, folded)
        found.folded += [form.origins for form in forms]
        return True


def _can_hold(form: Schema, facets: Facets) -> bool:
    if form.types.isdisjoint(facets.types):
        return False
    values = facets.values
    return values is None or any(holds(form, value) is not False for value in values.values())


def _drop_repeated(union: Open) -> None:
    """Leave out the branches that another one repeats: the same place, or the same text."""
    first: dict[object, int] = {}
    for index, (branch, form) in enumerate(zip(union.branches, union.forms, strict=True)):
        site = form.site if form else branch
        first.setdefault(canonical_bytes(site[0].value) if len(site) == 1 else key_of(site), index)
    if len(first) != len(union.branches):
        union.keep(list(first.values()))


def _folded(forms: list[Schema]) -> Facets | None:
    """The facets that allow what one of the forms does; None where there are none."""
    if any(form.notes.extensible is not None for form in forms):
        return None
    if all(is_values(form) for form in forms):
        values: Values = {}
        for form in forms:
            values |= keyed(form.values or ())
        return Facets(values=values)
    types = NO_TYPES.union(*(form.types for form in forms))
    if sum(len(form.types) for form in forms) != len(types):
        return None
    if not all(is_simple(form) and form.values is None for form in forms):
        return None
    by_type = {kind: form for form in forms for kind in form.types}
    return _of(types, by_type)


def _of(types: frozenset[Type], by_type: Mapping[Type, Schema]) -> Facets:
    def facets(kind: Type) -> Facets:
        form = by_type.get(kind)
        return Facets() if form is None else facets_of(form)

    return Facets(
        types,
        None,
        facets(Type.NUMBER).numbers if Type.NUMBER in types else ANY_NUMBER,
        facets(Type.STRING).strings if Type.STRING in types else strings.ANY,
        facets(Type.ARRAY).arrays if Type.ARRAY in types else arrays.ANY,
        facets(Type.OBJECT).objects if Type.OBJECT in types else objects.ANY,
    )


def closed(union: Open) -> Union:
    """The Union that is left."""
    return Union(union.keyword, tuple(union.branches), union.exclusive)
