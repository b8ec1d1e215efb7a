"""A pair of contracts for each kind of change that oasdiff names and that is no edit of one schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.example import (
    BODY,
    DONE,
    answers,
    documents,
    in_request,
    in_response,
    oauth,
    operations,
    parameters,
    query,
    schemes,
    secured,
    webhook,
)

if TYPE_CHECKING:
    from gates.contract_drift.rules.changes.example import Example
    from oas.json_value import Json, JsonObject

TEXT: JsonObject = {"type": "string"}
NEEDED: JsonObject = {**BODY, "required": True}


def _ending(day: str = "2027-01-31", **members: Json) -> JsonObject:
    return {"deprecated": True, "x-sunset": day, **members}


def _two(old: JsonObject | None, path: str = "/kept") -> JsonObject:
    """A contract with an operation that stays and, at `path`, one that may be there."""
    done: JsonObject = {"responses": {"200": DONE}}
    paths: JsonObject = {"/kept": {"get": done}}
    if old is not None:
        item = paths.setdefault(path, {})
        assert isinstance(item, dict)
        item["put"] = {**done, **old}
    return {"paths": paths}


def _gone(old: JsonObject, path: str = "/kept") -> Example:
    return documents(_two(old, path), _two(None))


def _object(*required: str, **properties: Json) -> JsonObject:
    schema: JsonObject = {"type": "object", "properties": {**properties}}
    return {**schema, "required": [*required]} if required else schema


def _access(word: str, *required: str, is_new: bool, in_both: bool = False) -> Example:
    plain = _object(*required, p=TEXT)
    marked = _object(*required, p={**TEXT, word: True})
    base, head = (plain, marked) if is_new else (marked, plain)
    return in_request(base, head) if in_both else in_response(base, head)


def _mapping(base: JsonObject | None, head: JsonObject | None, *, is_request: bool) -> Example:
    kinds: JsonObject = {
        name: _object("kind", kind={"const": name}, **{name: TEXT}) for name in ("a", "b", "c")
    }
    branches: Json = [{"$ref": "#/components/schemas/a"}, {"$ref": "#/components/schemas/b"}]
    sides: list[JsonObject] = []
    for mapping in (base, head):
        chooses: JsonObject = {"propertyName": "kind", **({"mapping": mapping} if mapping else {})}
        content: JsonObject = {
            "application/json": {"schema": {"oneOf": branches, "discriminator": chooses}}
        }
        body: JsonObject = {"requestBody": {"content": content}}
        operation = body if is_request else answers(content=content)
        whole: JsonObject = {"responses": {"200": DONE}, **operation}
        sides.append({"paths": {"/a": {"post": whole}}, "components": {"schemas": kinds}})
    return documents(sides[0], sides[1])


def _parts() -> dict[str, Example]:
    """Parameters and bodies."""
    old, one, needed = query("q", deprecated=True), query("q"), query("q", required=True)
    both: JsonObject = {"content": {"application/json": {}, "text/csv": {}}}
    lone: JsonObject = {"content": {"application/json": {}}}
    typed: JsonObject = {"content": {"application/json": {"schema": {"type": "object"}}}}
    in_header: JsonObject = {"in": "header"}
    return {
        "request-parameter-deprecated": parameters([one], [query("q", **_ending())]),
        "request-parameter-deprecated-sunset-missing": parameters([one], [old]),
        "request-parameter-sunset-date-too-small": parameters(
            [one], [query("q", **_ending("2026-01-31"))]
        ),
        "request-parameter-reactivated": parameters([old], [one]),
        "request-parameter-sunset-deleted": parameters([query("q", **_ending())], [old]),
        "request-parameter-sunset-date-changed-too-small": parameters(
            [query("q", **_ending())], [query("q", **_ending("2026-12-31"))]
        ),
        "request-parameter-removed": parameters([one], []),
        "request-parameter-removed-with-deprecation": parameters(
            [query("q", **_ending("2026-01-31"))], []
        ),
        "request-parameter-removed-before-sunset": parameters([query("q", **_ending())], []),
        "request-parameter-sunset-parse": parameters([query("q", **_ending("soon"))], []),
        "request-parameter-became-required": parameters([one], [needed]),
        "request-parameter-became-optional": parameters([needed], [one]),
        "new-required-request-parameter": parameters([], [needed]),
        "new-optional-request-parameter": parameters([], [one]),
        "new-required-request-default-parameter-to-existing-path": _on_the_path(needed),
        "new-optional-request-default-parameter-to-existing-path": _on_the_path(one),
        "new-required-request-header-property": parameters(
            [query("X-F", schema=_object(a=TEXT), **in_header)],
            [query("X-F", schema=_object("b", a=TEXT, b=TEXT), **in_header)],
        ),
        "request-header-property-became-required": parameters(
            [query("X-F", schema=_object(a=TEXT), **in_header)],
            [query("X-F", schema=_object("a", a=TEXT), **in_header)],
        ),
        "request-body-added-required": operations(None, {"requestBody": NEEDED}),
        "request-body-added-optional": operations(None, {"requestBody": BODY}),
        "request-body-removed": operations({"requestBody": BODY}, None),
        "request-body-became-optional": operations({"requestBody": NEEDED}, {"requestBody": BODY}),
        "request-body-became-required": operations({"requestBody": BODY}, {"requestBody": NEEDED}),
        "request-body-media-type-added": operations({"requestBody": lone}, {"requestBody": both}),
        "request-body-media-type-removed": operations({"requestBody": both}, {"requestBody": lone}),
        "request-body-media-type-schema-added": operations(
            {"requestBody": lone}, {"requestBody": typed}
        ),
        "request-body-media-type-schema-removed": operations(
            {"requestBody": typed}, {"requestBody": lone}
        ),
        "response-body-media-type-schema-added": operations(answers(**lone), answers(**typed)),
        "response-body-media-type-schema-removed": operations(answers(**typed), answers(**lone)),
    }


def _on_the_path(parameter: JsonObject) -> Example:
    done: JsonObject = {"get": {"responses": {"200": DONE}}}
    return documents(
        {"paths": {"/a": done}}, {"paths": {"/a": {**done, "parameters": [parameter]}}}
    )


def _properties() -> dict[str, Example]:
    """Properties that came, went, became required or optional, or count in one direction only."""
    one, two = _object(a=TEXT), _object(a=TEXT, b=TEXT)
    a, b = _object("a", a=TEXT), _object("b", a=TEXT, b=TEXT)
    filled = _object("a", a={**TEXT, "default": "x"})
    write = {**TEXT, "writeOnly": True}
    secret = {"optional": _object(a=TEXT, p=write), "required": _object("p", a=TEXT, p=write)}
    wrapped: JsonObject = {"oneOf": [_object("a", a=TEXT), _object("b", b=TEXT)]}
    found = {
        "request-property-became-required": in_request(one, a),
        "request-property-became-required-with-default": in_request(
            _object(a={**TEXT, "default": "x"}), filled
        ),
        "request-property-became-optional": in_request(a, one),
        "request-property-removed": in_request(two, one),
        "new-required-request-property": in_request(one, b),
        "new-required-request-property-with-default": in_request(_object(), filled),
        "new-optional-request-property": in_request(one, two),
        "request-body-wrapped-in-one-of": in_request(_object("a", a=TEXT), wrapped),
        "response-body-wrapped-in-one-of": in_response(_object("a", a=TEXT), wrapped),
        "response-optional-property-removed": in_response(two, one),
        "response-optional-property-added": in_response(one, two),
        "response-required-property-removed": in_response(b, one),
        "response-required-property-added": in_response(one, b),
        "response-property-became-optional": in_response(a, one),
        "response-property-became-required": in_response(one, a),
        "response-write-only-property-became-optional": in_request(
            secret["required"], secret["optional"]
        ),
        "response-write-only-property-became-required": in_request(
            secret["optional"], secret["required"]
        ),
    }
    for need, schema in secret.items():
        found[f"response-{need}-write-only-property-removed"] = in_request(schema, one)
        found[f"response-{need}-write-only-property-added"] = in_request(one, schema)
        required = ("p",) if need == "required" else ()
        for direction in ("request", "response"):
            for word in ("read", "write"):
                for no in ("", "not-"):
                    found[f"{direction}-{need}-property-became-{no}{word}-only"] = _access(
                        f"{word}Only", *required, is_new=not no, in_both=direction == "request"
                    )
    for direction in ("request", "response"):
        is_request = direction == "request"
        for place in ("body", "property"):
            name = f"{direction}-{place}-discriminator-mapping"
            first, more = {"x": "#/components/schemas/a"}, {"y": "#/components/schemas/b"}
            found[f"{name}-added"] = _mapping({**first}, {**first, **more}, is_request=is_request)
            found[f"{name}-deleted"] = _mapping({**first, **more}, {**first}, is_request=is_request)
            found[f"{name}-changed"] = _mapping(
                {**first}, {"x": "#/components/schemas/b"}, is_request=is_request
            )
    return found


def _operations() -> dict[str, Example]:
    """Operations, their life and their names."""
    stable: JsonObject = {"x-stability-level": "stable"}
    beta: JsonObject = {"x-stability-level": "beta"}
    old: JsonObject = {"deprecated": True}
    past = _ending("2026-01-31")
    return {
        "endpoint-added": documents(_two(None), _two({})),
        "webhook-added": documents(None, webhook()),
        "webhook-removed": documents(webhook(), None),
        "endpoint-deprecated": operations(None, _ending()),
        "endpoint-deprecated-with-sunset": operations(None, _ending()),
        "api-deprecated-sunset-missing": operations(None, old),
        "api-deprecated-sunset-parse": operations(None, _ending("soon")),
        "api-sunset-date-too-small": operations(None, past),
        "endpoint-reactivated": operations(old, None),
        "sunset-deleted": operations(_ending(), old),
        "api-sunset-date-changed-too-small": operations(_ending(), _ending("2026-12-31")),
        "api-stability-decreased": operations(stable, beta),
        "api-stability-increased": operations(beta, stable),
        "api-invalid-stability-level": operations(beta, {"x-stability-level": "bata"}),
        "api-removed-without-deprecation": _gone({}),
        "api-removed-with-deprecation": _gone(past),
        "api-removed-before-sunset": _gone(_ending()),
        "api-path-removed-without-deprecation": _gone({}, "/old"),
        "api-path-removed-with-deprecation": _gone(past, "/old"),
        "api-path-removed-before-sunset": _gone(_ending(), "/old"),
        "api-path-sunset-parse": _gone(_ending("soon"), "/old"),
        "api-operation-id-removed": documents(_two({"operationId": "a"}), _two({})),
        "api-operation-id-added": documents(_two({}), _two({"operationId": "a"})),
        "api-tag-removed": operations({"tags": ["a"]}, None),
        "api-tag-added": operations(None, {"tags": ["a"]}),
        "api-schema-removed": documents({"components": {"schemas": {"A": TEXT}}}, None),
    }


def _security() -> dict[str, Example]:
    """What a call must show."""
    spare: JsonObject = {"type": "http", "scheme": "basic"}
    login = schemes(login=oauth("clientCredentials"))
    moved = schemes(login=oauth("clientCredentials", url="https://other.example/token"))
    more = schemes(login=oauth("clientCredentials", all="All"))
    both: Json = [{"key": []}, {"login": ["read"]}]
    wide: Json = [{"login": ["read", "write"]}]
    found = {
        "api-security-component-removed": documents(schemes(spare=spare), schemes()),
        "api-security-component-added": documents(schemes(), schemes(spare=spare)),
        "api-security-component-type-changed": documents(schemes(), schemes(key=spare)),
        "api-security-component-oauth-url-changed": documents(login, moved),
        "api-security-component-oauth-token-url-changed": documents(login, moved),
        "api-security-component-oauth-scope-added": documents(login, more),
        "api-security-component-oauth-scope-removed": documents(more, login),
        "api-security-component-oauth-scope-changed": documents(
            login, schemes(login=oauth("clientCredentials", read="Look"))
        ),
    }
    for scope in ("", "global-"):
        found[f"api-{scope}security-removed"] = secured(both, [{"login": ["read"]}])
        found[f"api-{scope}security-added"] = secured([], [{"key": []}])
        found[f"api-{scope}security-scope-added"] = secured([{"login": ["read"]}], wide)
        found[f"api-{scope}security-scope-removed"] = secured(wide, [{"login": ["read"]}])
    return found


def _responses() -> dict[str, Example]:
    """Statuses, media types and headers."""
    rate: JsonObject = {"schema": TEXT}
    always: JsonObject = {"schema": TEXT, "required": True}
    lone, both = _content("application/json"), _content("application/json", "text/csv")
    sure, maybe = (answers(headers={"X-Rate": header}) for header in (always, rate))
    return {
        "response-success-status-removed": operations(_statuses("202"), None),
        "response-success-status-added": operations(None, _statuses("202")),
        "response-non-success-status-removed": operations(_statuses("404"), None),
        "response-non-success-status-added": operations(None, _statuses("404")),
        "response-media-type-removed": operations(both, lone),
        "response-media-type-added": operations(lone, both),
        "response-media-type-name-changed": operations(
            _content("text/csv"), _content("text/csv;header=absent")
        ),
        "response-media-type-name-generalized": operations(
            _content("text/csv"), _content("text/*")
        ),
        "response-media-type-name-specialized": operations(
            _content("text/*"), _content("text/csv")
        ),
        "response-header-became-optional": operations(sure, maybe),
        "required-response-header-removed": operations(sure, None),
        "optional-response-header-removed": operations(maybe, None),
        "response-header-added": operations(None, maybe),
    }


def _content(*names: str) -> JsonObject:
    return answers(content={name: {"schema": TEXT} for name in names})


def _statuses(status: str) -> JsonObject:
    return {"responses": {"200": DONE, status: DONE}}


CASES = {**_parts(), **_properties(), **_operations(), **_security(), **_responses()}
