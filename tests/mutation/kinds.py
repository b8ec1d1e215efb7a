"""The kinds of breaking edit, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.direction import Direction
from tests.mutation import container_edits as containers
from tests.mutation import logic_edits as logic
from tests.mutation import operation_edits as operation
from tests.mutation import planted_edits as planted
from tests.mutation import scalar_edits as scalars
from tests.mutation.planting import (
    KEY,
    OAUTH,
    OTHER,
    planted_answer,
    planted_body,
    planted_members,
    planted_parameter,
    planted_security,
    planted_servers,
    planted_webhook,
)
from tests.mutation.spots import spots

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from oas.document import Document
    from oas.json_value import JsonObject
    from tests.mutation.spots import Spot

    # Changes a contract in place; False, and nothing changed, where it has no such place.
    Edit = Callable[[Document, Random], bool]
    SchemaEdit = Callable[[Spot, Random], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """`edit` breaks a contract; where `is_way_back`, undoing it does, and the edited one is the base.

    `plant` first puts what is edited into both. `has_witness`: a value shows the harm.
    """

    edit: Edit
    plant: Edit | None = None
    is_way_back: bool = False
    has_witness: bool = False


# What a request loses, and in other words what a response wins where it is undone: nothing, where
# what is new has names that nobody declared, which is no more than risky.
SCHEMA_EDITS: dict[str, tuple[str, SchemaEdit]] = {
    "enum value removed": ("enum value added", scalars.enum_value_removed),
    "enum added": ("enum removed", scalars.enum_added),
    "const added": ("const removed", scalars.const_added),
    "type changed": ("type changed", scalars.type_changed),
    "type of several removed": ("type of several added", scalars.type_member_removed),
    "null refused": ("null allowed", scalars.null_refused),
    "maxLength added": ("maxLength removed", scalars.max_length_added),
    "maxLength lowered": ("maxLength raised", scalars.max_length_lowered),
    "minLength raised": ("minLength lowered", scalars.min_length_raised),
    "pattern added": ("pattern removed", scalars.pattern_added),
    "format added": ("format removed", scalars.format_added),
    "minimum raised": ("minimum lowered", scalars.minimum_raised),
    "maximum lowered": ("maximum raised", scalars.maximum_lowered),
    "minimum made exclusive": ("minimum made inclusive", scalars.minimum_became_exclusive),
    "multipleOf added": ("multipleOf removed", scalars.multiple_of_added),
    "number made an integer": ("integer made a number", scalars.number_became_whole),
    "minItems raised": ("minItems lowered", containers.min_items_raised),
    "maxItems lowered": ("maxItems raised", containers.max_items_lowered),
    "uniqueItems added": ("uniqueItems removed", containers.items_became_unique),
    "items refused": ("items allowed", containers.items_refused),
    "contains added": ("contains removed", containers.contains_added),
    "prefixItems added": ("prefixItems removed", containers.prefix_item_added),
    "property made required": ("property made optional", containers.property_became_required),
    "required property added": ("required property removed", containers.required_property_added),
    "property refused": ("property allowed", containers.property_refused),
    "minProperties added": ("minProperties removed", containers.min_properties_raised),
    "maxProperties added": ("maxProperties removed", containers.max_properties_added),
    "map closed": ("", containers.object_closed),
    "values of a map narrowed": ("values of a map widened", containers.map_values_narrowed),
    "propertyNames added": ("propertyNames removed", containers.property_names_restricted),
    "patternProperties added": ("patternProperties removed", containers.pattern_property_refused),
    "unevaluatedProperties refused": (
        "",
        containers.unevaluated_properties_refused,
    ),
    "dependentRequired added": ("dependentRequired removed", containers.dependent_required_added),
    "dependentSchemas added": ("dependentSchemas removed", containers.dependent_schema_added),
    "allOf added": ("allOf removed", logic.restriction_added_by_all_of),
    "anyOf added": ("anyOf removed", logic.union_added),
    "oneOf added": ("oneOf removed", logic.exclusive_union_added),
    "not added": ("not removed", logic.not_added),
    "value refused by not": ("value allowed again", logic.not_a_value_added),
    "if and then added": ("if and then removed", logic.condition_added),
    "if and else added": ("if and else removed", logic.otherwise_added),
    "branch of a union removed": ("branch of a union added", logic.branch_removed),
    "$dynamicRef to a stricter schema": (
        "$dynamicRef to a freer schema",
        logic.replaced_by_dynamic_reference,
    ),
    "everything refused": ("everything allowed", logic.everything_refused),
}

# What no contract of the corpus has, or one only.
_RARE: dict[str, JsonObject] = {
    "type of several removed": {"type": ["string", "integer"]},
    "branch of a union removed": {"anyOf": [{"type": "string"}, {"type": "object"}]},
}

OPERATIONS: dict[str, Kind] = {
    "operation removed": Kind(operation.operation_removed),
    "path removed": Kind(operation.path_removed),
    "method changed": Kind(operation.method_changed),
    "required query parameter added": Kind(operation.required_query_parameter_added),
    "required header parameter added": Kind(operation.required_header_parameter_added),
    "required cookie parameter added": Kind(operation.required_cookie_parameter_added),
    "parameter made required": Kind(operation.parameter_became_required),
    "parameter moved into a header": Kind(operation.parameter_moved),
    "style changed": Kind(operation.style_changed),
    "explode changed": Kind(operation.explode_changed),
    "parameter made JSON": Kind(operation.parameter_became_json),
    "required body added": Kind(operation.required_body_added),
    "body made required": Kind(operation.body_became_required),
    "body removed": Kind(operation.body_removed),
    "request media type removed": Kind(operation.request_media_type_removed),
    "request media type exchanged": Kind(operation.request_media_type_exchanged),
    "response media type removed": Kind(operation.response_media_type_removed),
    "response removed": Kind(operation.response_removed),
    "response of another status": Kind(operation.response_status_changed),
    "default response removed": Kind(operation.default_response_removed),
    "required response property removed": Kind(
        operation.response_property_removed, has_witness=True
    ),
}

_SERVERS: tuple[JsonObject, JsonObject] = (
    {"url": "https://a.example.com"},
    {"url": "https://b.example.com"},
)
_CALLBACK = planted_members({"callbacks": planted.CALLBACKS})
_WEBHOOK = planted_webhook(planted.ITEM)

AROUND: dict[str, Kind] = {
    "security added": Kind(planted.security_becomes(KEY), planted_security()),
    "anonymous refused": Kind(planted.security_becomes(KEY), planted_security({}, KEY)),
    "security alternative removed": Kind(
        planted.security_becomes(KEY), planted_security(KEY, OTHER)
    ),
    "second scheme asked for": Kind(
        planted.security_becomes(planted.KEY_AND_OTHER), planted_security(KEY)
    ),
    "security scheme exchanged": Kind(planted.security_becomes(OTHER), planted_security(KEY)),
    "scope added": Kind(planted.security_becomes(planted.BOTH_SCOPES), planted_security(OAUTH)),
    "key renamed": Kind(
        planted.scheme_becomes({"type": "apiKey", "in": "header", "name": "X-Other"}),
        planted_security(KEY),
    ),
    "key moved": Kind(
        planted.scheme_becomes({"type": "apiKey", "in": "query", "name": "X-Planted"}),
        planted_security(KEY),
    ),
    "kind of scheme changed": Kind(
        planted.scheme_becomes({"type": "http", "scheme": "bearer"}), planted_security(KEY)
    ),
    "flow removed": Kind(planted.flow_removed, planted_security(OAUTH)),
    "server removed": Kind(planted.servers_become(_SERVERS[0]), planted_servers(*_SERVERS)),
    "values of a server variable removed": Kind(
        planted.servers_become(planted.NARROW_REGIONS), planted_servers(planted.REGIONS)
    ),
    "reserved characters refused": Kind(
        planted.parameter_becomes({"allowReserved": False}),
        planted_parameter({"allowReserved": True}),
    ),
    "response header made optional": Kind(
        planted.header_became_optional, planted_answer(planted.UNION)
    ),
    "required response header removed": Kind(planted.header_removed, planted_answer(planted.UNION)),
    "response: tagged branch added": Kind(
        planted.answer_becomes(planted.THREE), planted_answer(planted.UNION), has_witness=True
    ),
    "request: tagged branch removed": Kind(
        planted.body_becomes(planted.ONE), planted_body(planted.UNION), has_witness=True
    ),
    "property of a closed request removed": Kind(
        planted.body_becomes(planted.CLOSED_AND_LESS),
        planted_body(planted.CLOSED),
        has_witness=True,
    ),
    "name in XML changed": Kind(
        planted.answer_becomes(planted.RENAMED_XML, "application/xml"),
        planted_answer(planted.PRINTED, "application/xml"),
    ),
    "sunset brought forward": Kind(
        planted.members_become({"x-sunset": "2099-01-01"}),
        planted_members({"deprecated": True, "x-sunset": "2099-12-31"}),
    ),
    "stability lowered": Kind(
        planted.members_become({"x-stability-level": "alpha"}),
        planted_members({"x-stability-level": "stable"}),
    ),
    "callback removed": Kind(planted.callback_becomes({}), _CALLBACK),
    "callback operation removed": Kind(
        planted.callback_becomes(planted.with_one_method()), _CALLBACK
    ),
    "callback: property made optional": Kind(
        planted.callback_becomes(planted.without_required_note()), _CALLBACK, has_witness=True
    ),
    "callback: enum value added": Kind(
        planted.callback_becomes(planted.with_another_kind()), _CALLBACK, has_witness=True
    ),
    "callback: answer not understood": Kind(
        planted.callback_becomes(planted.with_fewer_answers()), _CALLBACK
    ),
    "callback: body removed": Kind(planted.callback_becomes(planted.without_body()), _CALLBACK),
    "webhook removed": Kind(planted.webhook_becomes({}), _WEBHOOK),
    "webhook operation removed": Kind(planted.webhook_becomes(planted.with_one_method()), _WEBHOOK),
    "webhook: property made optional": Kind(
        planted.webhook_becomes(planted.without_required_note()), _WEBHOOK, has_witness=True
    ),
    "webhook: enum value added": Kind(
        planted.webhook_becomes(planted.with_another_kind()), _WEBHOOK, has_witness=True
    ),
    "webhook: body removed": Kind(planted.webhook_becomes(planted.without_body()), _WEBHOOK),
}


def _in_schemas(edit: SchemaEdit, direction: Direction) -> Edit:
    """The edit in the first schema of that direction, in random order, where it applies."""

    def somewhere(document: Document, random: Random) -> bool:
        found = spots(document, direction)
        random.shuffle(found)
        return any(edit(spot, random) for spot in found)

    return somewhere


def _body(name: str) -> Edit | None:
    return planted_body(_RARE[name]) if name in _RARE else None


def _answer(name: str) -> Edit | None:
    return planted_answer(_RARE[name]) if name in _RARE else None


def _of_requests() -> dict[str, Kind]:
    return {
        f"request: {name}": Kind(
            _in_schemas(edit, Direction.REQUEST), _body(name), has_witness=True
        )
        for name, (_, edit) in SCHEMA_EDITS.items()
    }


def _of_responses() -> dict[str, Kind]:
    return {
        f"response: {back}": Kind(
            _in_schemas(edit, Direction.RESPONSE), _answer(name), is_way_back=True, has_witness=True
        )
        for name, (back, edit) in SCHEMA_EDITS.items()
        if back
    }


KINDS: dict[str, Kind] = {**OPERATIONS, **AROUND, **_of_requests(), **_of_responses()}
