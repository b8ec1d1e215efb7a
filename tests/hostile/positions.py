"""Pure. Each place of a contract that holds text, with hostile text in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.case import BUILDS, STRUCTURE, Case
from tests.hostile.document import RICH, put, rename
from tests.hostile.texts import EVERYTHING, TEXTS, WHOLE_KEY, for_key

if TYPE_CHECKING:
    from oas.json_value import JsonObject

OPERATION = "/paths/~1things~1{id}/post"
THING = "/components/schemas/Thing"
SCHEMES = "/components/securitySchemes"
FLOW = f"{SCHEMES}/oauth/flows/authorizationCode"

# Where any text may stand.
FREE = (
    "/info/title", "/info/version", "/info/summary", "/info/description", "/info/contact/name",
    "/info/license/name", "/info/license/identifier",
    "/servers/0/description", "/servers/0/variables/host/description",
    "/tags/0/name", "/tags/0/description", "/tags/0/externalDocs/description",
    "/externalDocs/description", "/x-whole",
    "/paths/~1things~1{id}/summary", "/paths/~1things~1{id}/description",
    f"{OPERATION}/summary", f"{OPERATION}/description", f"{OPERATION}/tags/0",
    f"{OPERATION}/operationId", f"{OPERATION}/externalDocs/description",
    f"{OPERATION}/parameters/0/description", f"{OPERATION}/parameters/1/name",
    f"{OPERATION}/parameters/1/description", f"{OPERATION}/parameters/1/example",
    f"{OPERATION}/parameters/2/name", f"{OPERATION}/parameters/3/name",
    f"{OPERATION}/requestBody/description",
    f"{OPERATION}/requestBody/content/application~1json/examples/first/summary",
    f"{OPERATION}/requestBody/content/application~1json/examples/first/value",
    f"{OPERATION}/requestBody/content/multipart~1form-data/encoding/file/contentType",
    f"{OPERATION}/responses/200/description",
    f"{OPERATION}/responses/200/headers/X-Rate/description",
    f"{OPERATION}/responses/200/links/next/description",
    f"{OPERATION}/responses/200/links/next/parameters/id",
    f"{OPERATION}/callbacks/done/{{$request.body#~1name}}/post/operationId",
    f"{OPERATION}/callbacks/done/{{$request.body#~1name}}/post/description",
    "/webhooks/changed/post/operationId", "/components/responses/Missing/description",
    f"{THING}/title", f"{THING}/description", f"{THING}/x-thing/x",
    f"{THING}/properties/name/title", f"{THING}/properties/name/description",
    f"{THING}/properties/colour/enum/1", f"{THING}/properties/kind/const",
    f"{THING}/properties/code/format", f"{THING}/properties/code/examples/0",
    f"{THING}/properties/text/contentMediaType", f"{THING}/properties/text/$comment",
    f"{THING}/properties/text/example", f"{THING}/properties/text/xml/name",
    f"{THING}/properties/text/xml/prefix", f"{THING}/properties/text/externalDocs/description",
    "/components/schemas/Pet/discriminator/propertyName",
    f"{SCHEMES}/key/name", f"{SCHEMES}/key/description", f"{SCHEMES}/bearer/scheme",
    f"{SCHEMES}/bearer/bearerFormat", f"{FLOW}/scopes/read", f"{OPERATION}/security/1/oauth/0",
)  # fmt: skip
# Where the standard asks for a text of one form, with the code of the refusal.
BOUND = {
    "/openapi": "OpenAPI version",
    "/info/termsOfService": BUILDS,
    "/info/contact/url": BUILDS,
    "/info/contact/email": BUILDS,
    "/servers/0/url": BUILDS,
    "/servers/0/variables/host/default": BUILDS,
    "/servers/0/variables/host/enum/1": BUILDS,
    "/jsonSchemaDialect": BUILDS,
    "/externalDocs/url": BUILDS,
    "/tags/0/externalDocs/url": BUILDS,
    f"{OPERATION}/parameters/0/name": "path-parameter",
    f"{OPERATION}/parameters/1/in": STRUCTURE,
    f"{OPERATION}/parameters/1/schema/default": BUILDS,
    f"{OPERATION}/responses/404/$ref": "reference",
    f"{OPERATION}/responses/200/links/next/operationId": BUILDS,
    f"{THING}/type": STRUCTURE,
    f"{THING}/properties/name/type": STRUCTURE,
    f"{THING}/properties/code/pattern": BUILDS,
    f"{THING}/properties/colour/default": BUILDS,
    f"{THING}/properties/text/xml/namespace": BUILDS,
    f"{THING}/properties/text/externalDocs/url": BUILDS,
    f"{THING}/required/0": BUILDS,
    "/components/schemas/Pet/oneOf/0/$ref": "reference",
    "/components/schemas/Pet/discriminator/mapping/cat": "file-reference",
    f"{SCHEMES}/key/type": STRUCTURE,
    f"{SCHEMES}/key/in": STRUCTURE,
    f"{SCHEMES}/open/openIdConnectUrl": BUILDS,
    f"{FLOW}/authorizationUrl": BUILDS,
    f"{FLOW}/tokenUrl": BUILDS,
    f"{FLOW}/refreshUrl": BUILDS,
}
# Names of members.
KEYS = {
    f"{THING}/properties/name": BUILDS,
    f"{THING}/x-thing": BUILDS,
    "/components/schemas/Pet/discriminator/mapping/cat": BUILDS,
    "/components/schemas/Thing": "reference-dangling",
    "/components/responses/Missing": "reference-dangling",
    "/components/parameters/Page": BUILDS,
    f"{SCHEMES}/key": "security-scheme-unknown",
    f"{FLOW}/scopes/read": BUILDS,
    f"{OPERATION}/security/0/key": "security-scheme-unknown",
    f"{OPERATION}/requestBody/content/application~1json": BUILDS,
    f"{OPERATION}/requestBody/content/application~1json/examples/first": BUILDS,
    f"{OPERATION}/requestBody/content/multipart~1form-data/encoding/file": BUILDS,
    f"{OPERATION}/responses/404": STRUCTURE,
    f"{OPERATION}/responses/200/headers/X-Rate": BUILDS,
    f"{OPERATION}/responses/200/links/next": BUILDS,
    f"{OPERATION}/responses/200/links/next/parameters/id": BUILDS,
    f"{OPERATION}/callbacks/done": BUILDS,
    f"{OPERATION}/callbacks/done/{{$request.body#~1name}}": BUILDS,
    "/servers/0/variables/host": BUILDS,
    "/paths/~1things~1{id}": "path-malformed|path-parameter",
    # A member that nobody knows is a warning.
    "/paths/~1things~1{id}/post": BUILDS,
    "/webhooks/changed": BUILDS,
    "/components": "reference-dangling",
    "/x-whole": BUILDS,
}


def everywhere(text: str) -> JsonObject:
    """A contract with one text in every place where any may stand."""
    document = RICH
    for number, pointer in enumerate(FREE):
        # Operations need distinct names.
        suffix = str(number) if pointer.endswith("/operationId") else ""
        document = put(document, pointer, text + suffix)
    return document


def path_with(text: str) -> JsonObject:
    """A path that ends with a text; braces would be parameters."""
    plain = text.translate({ord(character): None for character in "{}?#"})
    return rename(RICH, "/paths/~1things~1{id}", "/things/{id}/" + plain)


def cases() -> dict[str, Case]:
    """Each text everywhere, each place with every text, and each name."""
    found = {
        f"text everywhere: {name}": Case(partial(everywhere, text)) for name, text in TEXTS.items()
    }
    found["all texts everywhere"] = Case(partial(everywhere, EVERYTHING))
    for pointer in FREE:
        make = partial(put, RICH, pointer, EVERYTHING)
        found[f"text at {pointer}"] = Case(make, is_part=True)
    for pointer, verdict in BOUND.items():
        found[f"text at {pointer}"] = Case(partial(put, RICH, pointer, EVERYTHING), verdict)
    for pointer, verdict in KEYS.items():
        found[f"name of {pointer}"] = Case(partial(rename, RICH, pointer, WHOLE_KEY), verdict)
    for name in ("quotes", "backslashes", "jinja expression", "direction", "workflow commands"):
        found[f"path with {name}"] = Case(partial(path_with, for_key(TEXTS[name])))
    return found
