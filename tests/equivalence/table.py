"""The transforms, what each is applied to, and what it may change for people to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.compare.space import Subject
from tests.equivalence import names, order, references, spellings, upgrade

if TYPE_CHECKING:
    from random import Random

    from oas.json_value import JsonObject
    from tests.equivalence.editing import Transform


@dataclass(frozen=True, slots=True)
class Equivalent:
    """`first` makes the contract to begin with, such as one of 3.1.

    `cosmetic` is what of it people are told all the same, as something that harms nobody.
    """

    transform: Transform
    first: Transform | None = None
    cosmetic: frozenset[Subject] = frozenset()

    def documents(self, root: JsonObject, random: Random) -> tuple[JsonObject, JsonObject]:
        """A contract and its equivalent."""
        base = self.first(root, random) if self.first else root
        return base, self.transform(base, random)


def _with_unions(root: JsonObject, random: Random) -> JsonObject:
    return spellings.nulls_in_unions(upgrade.upgraded(root, random), random)


_UPGRADED = upgrade.upgraded
_COMPONENT = frozenset({Subject.COMPONENT})

TABLE = {
    "keys shuffled": Equivalent(order.keys_shuffled),
    "sets reordered": Equivalent(order.sets_reordered),
    "numbers respelt": Equivalent(order.numbers_respelt),
    "components renamed": Equivalent(names.components_renamed, cosmetic=_COMPONENT),
    "security schemes renamed": Equivalent(names.security_schemes_renamed),
    "unused components added": Equivalent(names.unused_components_added, cosmetic=_COMPONENT),
    "references inlined": Equivalent(references.references_inlined, cosmetic=_COMPONENT),
    "schemas hoisted": Equivalent(references.schemas_hoisted, cosmetic=_COMPONENT),
    "others hoisted": Equivalent(references.others_hoisted, cosmetic=_COMPONENT),
    "path items hoisted": Equivalent(references.path_items_hoisted, _UPGRADED),
    "parameters moved up": Equivalent(references.parameters_moved_up),
    "parameters moved down": Equivalent(references.parameters_moved_down),
    "schemas wrapped": Equivalent(spellings.schemas_wrapped),
    "nulls in unions": Equivalent(spellings.nulls_in_unions, _UPGRADED),
    "nulls in types": Equivalent(spellings.nulls_in_types, _with_unions),
    "types split": Equivalent(spellings.types_split, _UPGRADED),
    "constants exchanged": Equivalent(spellings.constants_exchanged, _UPGRADED),
    "defaults written": Equivalent(spellings.defaults_written),
    "upgraded to 3.1": Equivalent(_UPGRADED, cosmetic=frozenset({Subject.SPECIFICATION})),
}
