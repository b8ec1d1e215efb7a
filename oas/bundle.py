"""Pure. A Document as the text of one file: every key in its order, every value as it was.

What is written is read again by our own strict reader before it is handed out.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.document import Source
from oas.limits import DEFAULT_LIMITS
from oas.reading import read_value

if TYPE_CHECKING:
    import yaml

    from oas.document import Document

WIDEST = 2**31 - 1


def as_json(document: Document) -> bytes:
    """The whole contract as JSON, indented by two."""
    text = json.dumps(document.root, indent=2, ensure_ascii=False) + "\n"
    return _checked(document, "bundle.json", text.encode())


def as_ascii(document: Document) -> bytes:
    """The whole contract as JSON of printable ASCII in which no log finds a command."""
    text = json.dumps(document.root, indent=2).replace("##[", "\\u0023#[") + "\n"
    return _checked(document, "bundle.json", text.encode())


def as_yaml(document: Document) -> bytes:
    """The whole contract as YAML that readers of 1.1 and of 1.2 understand alike."""
    import yaml

    text: str = yaml.dump(
        document.root, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=WIDEST
    )
    return _checked(document, "bundle.yaml", text.encode())


def _checked(document: Document, name: str, data: bytes) -> bytes:
    """Raise AssertionError where the text does not say what the contract says: a fault of ours."""
    found, _ = read_value(Source(name, data), DEFAULT_LIMITS)
    if canonical_bytes(found) != canonical_bytes(document.root):
        raise AssertionError("the bundle does not say what the contract says")
    return data


@cache
def _dumper() -> type[yaml.SafeDumper]:
    import yaml

    from oas.yaml_scalars import ScalarError, plain

    base: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

    class Dumper(base):  # type: ignore[misc, valid-type]
        """Writes a text plain where every reader takes it for one; long texts in lines."""

        def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 (the library's signature)
            return True

        def represent_str(self, data: str) -> yaml.ScalarNode:
            style = "|" if "\n" in data else None if is_text(data) else "'"
            node: yaml.ScalarNode = self.represent_scalar("tag:yaml.org,2002:str", data, style)
            return node

    def is_text(data: str) -> bool:
        try:
            return plain(data) == data
        except ScalarError:
            return False

    Dumper.add_representer(str, Dumper.represent_str)
    return Dumper
