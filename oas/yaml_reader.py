"""Pure. Builds values from YAML parse events, iteratively, and refuses what JSON does not have.

One document, the core schema's scalars and tags, string keys, no merge keys. An alias repeats its
value by sharing it, and counts for all that it repeats.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import yaml

from oas.show import show
from oas.source_text import refusal
from oas.strict_keys import has_control_character
from oas.yaml_events import offset
from oas.yaml_scalars import TAG, ScalarError, plain, tagged

if TYPE_CHECKING:
    from oas.document import Source
    from oas.json_value import Json
    from oas.limits import Limits

_MERGE_HINT = "write the members out, or use allOf with a $ref"


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A finished value that an alias may repeat: its nodes, and how deep it nests."""

    value: Json
    nodes: int = 1
    height: int = 0


@dataclass(slots=True)
class _Open:
    """A container that is not closed yet. `height` counts the containers inside each other."""

    value: dict[str, Json] | list[Json]
    anchor: str | None = None
    nodes_before: int = 0
    height: int = 1
    key: str | None = None

    def awaits_key(self) -> bool:
        return self.key is None and isinstance(self.value, dict)


class YamlReader:
    """Takes the events of a Source one by one; `documents` then holds the value of its document.

    `has_suspect_key` says that a key stands twice or may hold a control character.
    """

    def __init__(self, source: Source, limits: Limits) -> None:
        self.documents: list[Json] = []
        self.nodes = 0
        self.has_suspect_key = False
        self._source = source
        self._limits = limits
        self._stack = [_Open(self.documents)]
        # None: the value is not finished, so an alias of it would hold itself.
        self._anchors: dict[str, _Anchored | None] = {}
        self._good_keys: set[str] = set()

    def take(self, event: yaml.Event) -> None:
        """Take the next event. Raises ContractError, with the place."""
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._take_alias(event)
        elif isinstance(event, yaml.DocumentStartEvent) and self.documents:
            self._refuse(event, "a second YAML document begins here", "keep one in each file")

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        holder = self._stack[-1]
        if holder.awaits_key():
            self._take_key(holder, event)
            value: Json = holder.key
        else:
            value = self._scalar(event)
            self._add(event, value, nodes=1)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(value)

    def _scalar(self, event: yaml.ScalarEvent) -> Json:
        text: str = event.value
        try:
            if event.tag is not None:
                return tagged(event.tag, text)
            return plain(text) if event.implicit[0] else text
        except ScalarError as error:
            self._refuse(event, str(error), "put the text in quotes, or write a value of JSON")

    def _take_key(self, holder: _Open, event: yaml.ScalarEvent) -> None:
        key: str = event.value
        is_plain = event.implicit[0] and event.tag is None
        if not is_plain:
            self.has_suspect_key |= has_control_character(key)
            if event.tag not in {None, "!", f"{TAG}str"}:
                self._refuse(event, f"the tag {show(event.tag)} on a key", "remove it")
        elif key not in self._good_keys:
            self._check_plain_key(event)
        self.has_suspect_key |= key in holder.value
        holder.key = key

    def _check_plain_key(self, event: yaml.ScalarEvent) -> None:
        key: str = event.value
        if key == "<<":
            self._refuse(event, "the merge key '<<' has no meaning in YAML 1.2", _MERGE_HINT)
        # A whole number is a name as written: the field writes response codes without quotes.
        if type(self._scalar(event)) not in {str, int}:
            self._refuse(event, f"the key {show(key)} is not a text", "put it in quotes")
        self.has_suspect_key |= has_control_character(key)
        self._good_keys.add(key)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if self._stack[-1].awaits_key():
            self._refuse(event, "an object or array stands as a key", "keys are texts")
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        if event.tag not in {None, "!", f"{TAG}map" if is_mapping else f"{TAG}seq"}:
            self._refuse(event, f"the tag {show(event.tag)} cannot be followed", "remove the tag")
        if len(self._stack) > self._limits.depth:
            self._refuse_depth(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._stack.append(_Open({} if is_mapping else [], event.anchor, self.nodes))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        done = self._stack.pop()
        holder = self._stack[-1]
        holder.height = max(holder.height, done.height + 1)
        self._add(event, done.value, nodes=1)
        if done.anchor is not None:
            nodes = self.nodes - done.nodes_before
            self._anchors[done.anchor] = _Anchored(done.value, nodes, done.height)

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        holder = self._stack[-1]
        if holder.awaits_key():
            self._refuse(event, "an alias stands as a key", "write the key out")
        found = self._anchors.get(event.anchor or "")
        if found is None:
            reason = (
                "repeats itself" if event.anchor in self._anchors else "has no anchor before it"
            )
            self._refuse(event, f"the alias {show(event.anchor)} {reason}", "use a $ref")
        if len(self._stack) - 1 + found.height > self._limits.depth:
            self._refuse_depth(event)
        holder.height = max(holder.height, found.height + 1)
        self._add(event, found.value, nodes=found.nodes)

    def _add(self, event: yaml.Event, value: Json, *, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > self._limits.nodes:
            message = f"more than {self._limits.nodes:,} values, those repeated by aliases counted"
            self._refuse(event, message, "split the contract, or use fewer aliases")
        holder = self._stack[-1]
        if isinstance(holder.value, list):
            holder.value.append(value)
        else:
            holder.value[holder.key or ""] = value
            holder.key = None

    def _refuse_depth(self, event: yaml.Event) -> NoReturn:
        message = f"objects and arrays stand more than {self._limits.depth} deep in each other"
        self._refuse(event, message, "make a definition of an inner part and refer to it")

    def _refuse(self, event: yaml.Event, message: str, hint: str) -> NoReturn:
        raise refusal(self._source, message, offset=offset(event), hint=hint)
