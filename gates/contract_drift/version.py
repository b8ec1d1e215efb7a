"""Pure. Versions as Semantic Versioning 2.0.0 orders them."""

from __future__ import annotations

from semver import Version


def parse_version(text: str) -> Version | None:
    """The version that `text` spells exactly, None where it is none."""
    try:
        version = Version.parse(text)
    except ValueError:
        return None
    # The library takes a newline at the end, in releases before 3.1.
    return version if str(version) == text else None
