"""Pure. The semantic digest of a document: what no client and no server can observe is not in it.

Two documents of the same digest say the same of every operation. The other way round, documents that
differ in form only have the same digest: references or inline, names of components, `allOf` that is
nothing but a wrap, the spellings of null, unrolled recursion, parameters of a path or of each of its
operations, the order of sets, unused components, texts, examples, tags, extensions, operationId, and
all of `info` (docs/decisions/0011-the-normal-form.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.digest import digest
from oas.garbage import uncollected
from oas.normal.authorisation import Authorisation
from oas.normal.calls import Calls
from oas.normal.exchange import Exchange
from oas.normal.normals import Normals
from oas.normal.prints import Prints

if TYPE_CHECKING:
    from oas.document import Document


def semantic_digest(document: Document, normals: Normals | None = None) -> str:
    """`sha256:…` of the normal form. `normals`, where they have been read already."""
    with uncollected():
        prints = Prints(normals or Normals(document), noted=True)
        calls = Calls(document, Exchange(document, prints), Authorisation(document))
        return digest(canonical_bytes({"paths": calls.paths(), "webhooks": calls.webhooks()}))
