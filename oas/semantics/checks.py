"""Every check there is. A new one is a file beside this one, and a line in each list below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.semantics import (
    default_mistyped,
    dialect_unchecked,
    discriminator_mapping_dangling,
    link_operation_unknown,
    nothing_described,
    nullable_ignored,
    operation_id_repeated,
    parameter_repeated,
    path_item_divided,
    path_malformed,
    path_parameter_doubled,
    path_parameter_optional,
    path_parameter_undeclared,
    path_parameter_unused,
    paths_ambiguous,
    reference_dangling,
    reference_endless,
    reference_mistaken,
    schema_endless,
    security_scheme_unknown,
    tag_repeated,
    version_not_semantic,
)

if TYPE_CHECKING:
    from oas.semantics.check import Check

CHECKS: tuple[Check, ...] = (
    nothing_described.CHECK,
    version_not_semantic.CHECK,
    path_malformed.CHECK,
    path_parameter_undeclared.CHECK,
    path_parameter_unused.CHECK,
    path_parameter_optional.CHECK,
    path_parameter_doubled.CHECK,
    paths_ambiguous.CHECK,
    path_item_divided.CHECK,
    operation_id_repeated.CHECK,
    parameter_repeated.CHECK,
    reference_dangling.CHECK,
    reference_mistaken.CHECK,
    reference_endless.CHECK,
    schema_endless.CHECK,
    security_scheme_unknown.CHECK,
    discriminator_mapping_dangling.CHECK,
    link_operation_unknown.CHECK,
    tag_repeated.CHECK,
    default_mistyped.CHECK,
    nullable_ignored.CHECK,
    dialect_unchecked.CHECK,
)
WORDS = frozenset().union(*(check.words for check in CHECKS))
