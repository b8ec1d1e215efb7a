"""Pure. What the decorator of a route tells FastAPI of the responses, as source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.expression import Expression
from generator.literal import literal
from generator.names import identifier, unique
from generator.routes.examples import read_examples
from generator.routes.links import links
from generator.routes.media import is_json
from generator.routes.responses import JSON
from oas.document import Node
from oas.json_value import as_object

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.artifact import Note
    from generator.routes.responses import Answer, Answers, ResponseReader
    from oas.document import Document
    from oas.json_value import JsonObject
    from oas.operation import MediaType

RESPONSES = ("..", "responses")
# FastAPI's document then has no body but those that `responses` lists.
PLAIN = Expression("response_class=Response", frozenset({("fastapi", "Response")}))
NOTHING = f"{literal(JSON)}: {{}}"
# A schema that is nothing but this has no model: FastAPI would not say its format.
STRING_WORDS = frozenset({"type", "format", "description", "title", "example"})


@dataclass(frozen=True, slots=True)
class SharedResponses:
    """The contract's `components/responses`: the name of a constant for each pointer."""

    names: Mapping[str, str]

    def name(self, answer: Answer) -> str:
        """The constant that says what `answer` says; empty where none does."""
        return self.names.get(answer.response.node.pointer, "")


def shared_responses(document: Document) -> SharedResponses:
    """A constant for each response that operations may refer to."""
    holder = Node(document.root.get("components"), "/components").child("responses")
    names = unique(holder.object, lambda name: identifier(name).upper())
    return SharedResponses({holder.child(name).pointer: names[name] for name in holder.object})


@dataclass(frozen=True, slots=True)
class Decorator:
    """Writes what FastAPI is told of responses, and notes what it is not told.

    `constants` are the shared responses that some operation used, each as its source.
    """

    reader: ResponseReader
    shared: SharedResponses
    constants: dict[str, Expression] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def arguments(self, answers: Answers) -> list[Expression]:
        """The keyword arguments of the route's decorator that speak of responses."""
        success = answers.success
        found = _success(success)
        entries = [self._entry(answer, is_success=answer is success) for answer in answers.answers]
        entries = [entry for entry in entries if entry.text]
        if entries:
            text = ", ".join(entry.text for entry in entries)
            imports = frozenset().union(*(entry.imports for entry in entries))
            found.append(Expression(f"responses={{{text}}}", imports))
        return found

    def _entry(self, answer: Answer, *, is_success: bool) -> Expression:
        """The line of `responses` for one status."""
        name = self.shared.name(answer)
        if not name or is_success:
            found = self._described(answer, is_success=is_success)
            return Expression(found.text and f"{answer.status.source}: {found.text}", found.imports)
        if name not in self.constants:
            self.constants[name] = self._described(answer, is_success=False)
        return Expression(f"{answer.status.source}: responses.{name}", frozenset({RESPONSES}))

    def _described(self, answer: Answer, *, is_success: bool) -> Expression:
        """What FastAPI is told of a response; nothing where other arguments have said it all."""
        said: list[str] = []
        used: list[Expression] = []
        if not is_success:
            said.append(f'"description": {literal(answer.response.description)}')
        if answer.headers:
            said.append(f'"headers": {answer.headers.expression.text}')
            used.append(answer.headers.expression)
        if answer.is_plain_json and not is_success:
            said.append(f'"model": {answer.models[0].text}')
            used.append(answer.models[0])
        content = [self._media(answer, media) for media in answer.content]
        if any(each.text != NOTHING for each in content):
            said.append(f'"content": {{{", ".join(each.text for each in content)}}}')
            used += content
        found = links(self.reader.api.document, answer.response.node)
        if found:
            said.append(f'"links": {literal(found)}')
        imports = frozenset().union(*(each.imports for each in used))
        return Expression(f"{{{', '.join(said)}}}" if said else "", imports)

    def _media(self, answer: Answer, media: MediaType) -> Expression:
        """One media type with its model, if FastAPI is not told it otherwise."""
        examples = read_examples(self.reader.api.document, media.node)
        self.notes.extend(examples.notes)
        model = Expression("")
        said = [*examples.source]
        if not answer.is_plain_json and media.schema is not None:
            plain = {} if is_json(media.name) else self._plain(media.schema)
            model = Expression("") if plain else self.reader.model(media)
            said.insert(0, f'"schema": {literal(plain)}' if plain else f'"model": {model.text}')
        return Expression(f"{literal(media.name)}: {{{', '.join(said)}}}", model.imports)

    def _plain(self, schema: Node) -> JsonObject:
        """A schema of bytes or text that says its format, whole; empty for any other."""
        found = as_object(self.reader.api.document.resolve(schema).value)
        if found.get("type") != "string" or not STRING_WORDS.issuperset(found):
            return {}
        return {word: found[word] for word in ("type", "format") if word in found}


def _success(success: Answer | None) -> list[Expression]:
    if success is None:
        return [Expression("response_model=None"), PLAIN]
    found = [Expression(f"status_code={success.status.code}")]
    if success.is_plain_json:
        model = success.models[0]
        found.append(Expression(f"response_model={model.text}", model.imports))
    else:
        found += [Expression("response_model=None"), PLAIN]
    if success.response.description:
        text = literal(success.response.description)
        found.append(Expression(f"response_description={text}"))
    return found
